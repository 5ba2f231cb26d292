import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';

type Tab = 'Address map' | 'Inventory' | 'Cost' | 'Security' | 'Findings';

/** The designer as a person uses it: everything by role and name. What must be true stays in the tests. */
export class Designer {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly palette: Locator;
  readonly totals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: 'Canvas', exact: true });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.palette = page.getByRole('navigation', { name: 'Palette' });
    this.totals = page.getByLabel('Totals');
  }

  /** Opens the page and waits until the drawing is there. */
  async open(): Promise<void> {
    await this.page.goto('/');
    await this.canvas.getByLabel(/^VPC /).waitFor();
  }

  /** A subnet's card by its whole name: `Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b`. */
  subnet(name: string): Locator {
    return this.canvas.getByLabel(name, { exact: true });
  }

  /** All subnets on the canvas as name → CIDR. */
  async addresses(): Promise<Readonly<Record<string, string>>> {
    const labels = await this.canvas
      .getByLabel(/^Subnet /)
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
    return Object.fromEntries(
      labels.map((label) => {
        const [name = '', , cidr = ''] = label.replace(/^Subnet /, '').split(', ');
        return [name, cidr];
      }),
    );
  }

  undo(): Promise<void> {
    return this.page.getByRole('button', { name: /^Undo/ }).click();
  }

  redo(): Promise<void> {
    return this.page.getByRole('button', { name: /^Redo/ }).click();
  }

  tab(name: Tab): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** Shows a tab of the dock and gives its panel. */
  async show(name: Tab): Promise<Locator> {
    await this.tab(name).click();
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) });
  }

  /** Presses on `from`, moves to the middle of `to` in small steps, and leaves the button pressed. */
  async dragOver(from: Locator, to: Locator): Promise<void> {
    const start = await middleOf(from);
    const end = await middleOf(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      const share = step / 12;
      await this.page.mouse.move(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
    }
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }

  /** Waits until everything is on disk. */
  async saved(): Promise<void> {
    await this.page.getByText(/^Saved \d/).waitFor();
  }

  /** Exports the package and unpacks it: path → bytes. */
  async exportPackage(): Promise<Readonly<Record<string, Uint8Array>>> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export handoff package' }).click();
    const path = await (await download).path();
    return unzipSync(await readFile(path));
  }
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator.toString()} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
