import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';

type Point = { readonly x: number; readonly y: number };

/** Of a design's file, what tests ask for. */
type DesignFile = Readonly<
  Record<
    'zones' | 'tiers' | 'subnets' | 'rules' | 'securityGroups' | 'endpoints' | 'positions',
    Readonly<Record<string, Readonly<Record<string, unknown>>>>
  >
>;

type Tab = 'Planning' | 'Address map' | 'Inventory' | 'Cost' | 'Security' | 'Findings' | 'Tracker';

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

  /** Anything on the canvas by its whole name: `Security group mq-sg`, `Availability Zone us-east-1b, use1-az2`. */
  thing(name: string): Locator {
    return this.canvas.getByLabel(name, { exact: true });
  }

  /** What is said beside the pointer while something is carried. */
  get badge(): Locator {
    return this.canvas.getByRole('status');
  }

  /** The menu that is open. */
  get menu(): Locator {
    return this.page.getByRole('menu');
  }

  /** Opens the menu of a thing with the right button and takes entries, one for each page of it. */
  async chooseFor(thing: Locator, ...entries: readonly (string | RegExp)[]): Promise<void> {
    await thing.click({ button: 'right' });
    await this.choose(...entries);
  }

  /** Takes entries of the open menu, one for each page of it. */
  async choose(...entries: readonly (string | RegExp)[]): Promise<void> {
    for (const name of entries) await this.menu.getByRole('menuitem', { name }).click();
  }

  /** Carries a thing from its middle to the middle of another and lets go. */
  async drag(from: Locator, to: Locator): Promise<void> {
    await this.dragOver(from, to);
    await this.drop();
  }

  /** Presses on the middle of `from`, moves by so many pixels in small steps, and leaves the button pressed. */
  async dragBy(from: Locator, by: { readonly x?: number; readonly y?: number }): Promise<void> {
    const { x, y } = await middleOf(from);
    await this.press({ x, y }, { x: x + (by.x ?? 0), y: y + (by.y ?? 0) });
  }

  /** The dot of a box that a rule is drawn from; it shows while the pointer is over the box. */
  async startOfRule(box: Locator): Promise<Locator> {
    await box.hover();
    return box.getByTitle('Drag to another box, or tap both, to allow traffic');
  }

  /** Answers what a rule lets through, in the question that is open. */
  async answerRule(traffic: { readonly range?: string; readonly ports: string }): Promise<void> {
    const question = this.canvas.getByRole('dialog');
    if (traffic.range !== undefined) await question.getByLabel('Address range').fill(traffic.range);
    await question.getByLabel('Port or range').fill(traffic.ports);
    await question.getByLabel('Port or range').press('Enter');
  }

  /** Saves the design to a file and gives what it holds. */
  async file(): Promise<DesignFile> {
    const download = this.page.waitForEvent('download');
    await this.page.keyboard.press('Control+s');
    const path = await (await download).path();
    return JSON.parse(await readFile(path, 'utf8')) as DesignFile;
  }

  /** Opens a design from a file of this content. */
  async openFile(content: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Control+o');
    await (
      await chooser
    ).setFiles({ name: 'design.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  /** The name of the step that undo takes back. */
  async lastStep(): Promise<string> {
    const title = await this.page.getByRole('button', { name: /^Undo/ }).getAttribute('title');
    return (title ?? '').replace(/^Undo: /, '').replace(/ \(.*\)$/, '');
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
    await this.press(await middleOf(from), await middleOf(to));
  }

  /** Presses at one point of the window, moves to another in small steps, and leaves the button pressed. */
  async press(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      const share = step / 12;
      await this.page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }

  /** Waits until everything is on disk. */
  async saved(): Promise<void> {
    const words = this.page.getByText(/^Saved \d/);
    await words.and(this.page.locator('[aria-busy="false"]')).waitFor();
  }

  /** Exports the package and unpacks it: path → bytes. */
  async exportPackage(): Promise<Readonly<Record<string, Uint8Array>>> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export handoff package' }).click();
    const path = await (await download).path();
    return unzipSync(await readFile(path));
  }
}

/**
 * Where something is in the window, once it has stood there for two frames: a drawing that is still being fitted, or a
 * panel that gives way, would be gone from where the pointer then goes.
 */
export async function placeOf(locator: Locator): Promise<Point & { width: number; height: number }> {
  let last = await boxOf(locator);
  for (let looks = 0; looks < 200; looks += 1) {
    await locator.page().evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    const now = await boxOf(locator);
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
  throw new Error(`${locator.toString()} does not come to rest`);
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator.toString()} is not on the screen`);
  return box;
}

/** The middle of {@link placeOf}. */
export async function middleOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await placeOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}
