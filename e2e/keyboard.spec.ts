import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';
import type { Page } from 'playwright/test';

/** Finds something by name with ⌘K and takes the first answer, all by keys. */
async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search or run a command' });
  await expect(search).toBeFocused();
  await search.pressSequentially(words);
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
}

/** Presses Tab until what is wanted has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { name: '', seen: true };
      const label =
        element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
      // The frame around a field and the ring inside a card show the focus for them.
      const shown = [element, element.parentElement, ...element.children];
      return {
        name: (element.getAttribute('aria-label') ?? label ?? '').trim(),
        seen:
          element === document.body ||
          shown.some((part) => part !== null && getComputedStyle(part).outlineStyle !== 'none'),
      };
    });
    expect(stop.seen, `the focus on “${stop.name}” is visible`).toBe(true);
    if (name.test(stop.name)) return;
  }
  throw new Error(`Tab never came to ${name.source}`);
}

test('a whole job without a pointer: zone, subnet, rule, undo, export', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const heading = designer.inspector.getByRole('heading', { level: 2 });

  await run(page, 'place availability');
  const question = page.getByRole('dialog', { name: 'Availability Zone' });
  await expect(question.getByRole('button', { name: 'Place' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(designer.totals).toContainText('4 AZs · 16 subnets');

  await run(page, 'MQ b');
  await expect(heading).toHaveText('Amazon MQ · us-east-1b');
  await tabTo(page, /^\/25$/);
  await page.keyboard.press('Enter');
  await expect(designer.inspector).toContainText('123 usable');

  await run(page, 'mq-sg');
  await expect(heading).toHaveText('mq-sg');
  await tabTo(page, /^Add an egress rule$/);
  await page.keyboard.press('Space');
  await expect(designer.inspector.getByRole('heading', { name: 'Egress · 1' })).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(designer.inspector.getByRole('heading', { name: 'Egress · 0' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(designer.inspector.getByRole('heading', { name: 'Egress · 1' })).toBeVisible();

  // The new rule opens a way that an intent rules out: exporting asks first.
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('dialog', { name: 'This design has 1 error' })).toBeVisible();
  await tabTo(page, /^Export with errors$/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('agents-1000-handoff.zip');
});

test('the keys of the help sheet do what it says', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const dock = page.getByRole('tabpanel');

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByRole('row')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('Control+j');
  await expect(dock).toBeHidden();
  await page.keyboard.press('Control+j');
  await expect(dock).toBeVisible();
  await page.keyboard.press('Control+b');
  await expect(designer.inspector).toBeHidden();
  await expect(designer.palette).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(designer.inspector).toBeVisible();
  await page.keyboard.press('Shift+Alt+D');
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  await page.keyboard.press('Control+Shift+p');
  const search = page.getByRole('dialog', { name: 'Search or run a command' });
  await expect(search).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  await run(page, 'Data b');
  await page.keyboard.press('F2');
  await expect(designer.inspector.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');

  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await chooser;
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await download).suggestedFilename()).toBe('agents-1000.groundplan.json');
});

test('keys that remove or ask rest while someone types', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await run(page, 'Data b');
  const notes = designer.inspector.getByLabel('Notes');
  await notes.focus();

  await page.keyboard.type('Why? Because');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Delete');

  await expect(notes).toHaveValue('Why? Becaus');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(designer.totals).toContainText('12 subnets');
});

test('the tabs of the dock and the cells of the map are walked with the arrow keys', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  await designer.tab('Address map').focus();
  await page.keyboard.press('ArrowRight');
  await expect(designer.tab('Inventory')).toBeFocused();
  await expect(designer.tab('Inventory')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(designer.tab('Planning')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const map = page.getByRole('tabpanel', { name: 'Address map' });
  await map.getByRole('button', { name: /^ECS a / }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');

  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('ECS tasks · us-east-1b');
});
