import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';
import { natList } from './madeUpOffer.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a part against WCAG 2.2 A and AA, a line each; the debugger carries it past the page's policy. Figures
 * that are behind are pale on purpose, and what is still loading has nothing to be judged: both are waited for.
 */
async function violations(page: Page, part = 'body'): Promise<readonly string[]> {
  await expect(page.locator('[aria-busy="true"], [data-behind]')).toHaveCount(0);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${axe};0`);
  // Without the thousands of elements that pass, each with a selector, it takes a third of the time.
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run('${part}', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the page has nothing against WCAG 2.2 AA, with each tab and a field that is wrong', async ({
      page,
    }) => {
      const designer = new Designer(page);
      await designer.open();
      expect(await violations(page), 'at the start').toEqual([]);

      await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
      const cidr = designer.inspector.getByLabel('CIDR', { exact: true });
      await cidr.fill('10.0.0.5/24');
      await cidr.press('Enter');
      await expect(designer.inspector.getByRole('alert')).toBeVisible();
      expect(await violations(page), 'with a subnet and a refusal').toEqual([]);
      await cidr.press('Escape');

      for (const tab of ['Inventory', 'Cost', 'Security', 'Findings'] as const) {
        await expect((await designer.show(tab)).getByText('Loading…')).toBeHidden();
        expect(await violations(page, '[role=tabpanel]'), tab).toEqual([]);
      }
    });

    test('planning has nothing either, with a decision being written and a repack looked at', async ({
      page,
    }) => {
      const designer = new Designer(page);
      await designer.open();
      const planning = await designer.show('Planning');
      await planning.getByRole('button', { name: 'Requirements', exact: true }).click();
      await expect(planning.getByText('When a zone is lost')).toBeVisible();
      expect(await violations(page, '[role=tabpanel]'), 'requirements').toEqual([]);

      await planning.getByRole('button', { name: 'Decisions', exact: true }).click();
      await planning.getByRole('button', { name: 'Record the decision' }).first().click();
      await planning.getByRole('button', { name: 'Repack…' }).click();
      await expect(planning.getByText('Nothing would move')).toBeVisible();
      expect(await violations(page, '[role=tabpanel]'), 'decisions').toEqual([]);
    });

    test('prices have nothing either, with a list that was taken and one that was refused', async ({
      page,
    }) => {
      const designer = new Designer(page);
      await designer.open();
      const cost = await designer.show('Cost');
      await cost.getByRole('button', { name: 'Prices', exact: true }).click();
      await cost.getByText('Where to get a price list').click();
      for (const [name, text] of [
        ['taken.json', natList('us-east-1', '0.1')],
        ['refused.json', '{}'],
      ] as const) {
        const chooser = page.waitForEvent('filechooser');
        await cost.getByRole('button', { name: 'Load AWS price list…' }).click();
        await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
        await expect(cost.getByText(name)).toBeVisible();
        expect(await violations(page, '[role=tabpanel]'), name).toEqual([]);
      }
    });

    test('no section of cost has anything, with heat on the canvas and a flow that is refused', async ({
      page,
    }) => {
      const designer = new Designer(page);
      await designer.open();
      await designer.palette.getByRole('switch', { name: 'Cost heat' }).check();
      expect(await violations(page, 'nav'), 'cost heat').toEqual([]);
      const cost = await designer.show('Cost');
      const nav = cost.getByRole('navigation', { name: 'Cost' });
      await expect(nav.getByRole('button', { name: 'Traffic' })).toBeVisible();
      const sections = await nav.getByRole('button').allTextContents();
      for (const name of sections) {
        await nav.getByRole('button', { name, exact: true }).click();
        await expect(cost.getByText(/^(Loading|Pricing every region)…/)).toBeHidden();
        if (name === 'Traffic') {
          const sent = cost.getByLabel('What ECS tasks → Internet sends', { exact: true });
          await sent.fill('-1');
          await sent.press('Enter');
          await expect(cost.getByRole('alert')).toBeVisible();
        }
        expect(await violations(page, '[role=tabpanel]'), name).toEqual([]);
      }
    });

    test('its dialogs have nothing either', async ({ page }) => {
      const designer = new Designer(page);
      await designer.open();
      await designer.show('Findings');
      const dialog = page.getByRole('dialog');

      for (const name of [
        'All designs',
        'Keyboard shortcuts',
        'Search or run a command',
        'Interface endpoint',
        'CIDR or prefix list',
        'Set aside…',
      ]) {
        await page.getByRole('button', { name }).first().click();
        await expect(dialog).toBeVisible();
        await dialog.evaluate((element) =>
          Promise.all(
            element.ownerDocument
              .getAnimations()
              .map((animation) => animation.finished.catch(() => undefined)),
          ),
        );
        expect(await violations(page, '[role=dialog]'), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
    });
  });
}

test('at 400 % zoom everything is below one another and nothing is cut at the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  const designer = new Designer(page);
  await designer.open();
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  for (const tab of ['Address map', 'Inventory', 'Cost', 'Security', 'Findings'] as const) {
    await designer.show(tab);
    expect(await tooWide(), tab).toBe(0);
  }
  await designer.palette.getByRole('switch', { name: 'Cost heat' }).click();
  await designer.inspector.getByLabel('Agents at most').fill('500');
  await page.keyboard.press('Enter');
  await expect(designer.inspector).toContainText('(500 + 2 + 10) × 2 = 1,024');
});

test('on a small screen the bar and the panels stay whole', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const designer = new Designer(page);
  await designer.open();

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
  await expect(page.getByRole('button', { name: 'Export handoff package' })).toBeInViewport({ ratio: 1 });
  await expect(designer.inspector).toBeInViewport({ ratio: 1 });
  await expect(designer.totals).toBeInViewport({ ratio: 1 });
});
