import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ecsB = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';

test('a version is kept, compared with words, and restored without losing the present', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Before the cut');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('button', { name: 'Compare Before the cut with now' })).toBeVisible();

  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('11 subnets');
  await page.getByRole('button', { name: 'Compare Before the cut with now' }).click();
  await expect(page.getByRole('row', { name: /Removed ECS b subnets/ })).toBeVisible();

  await page.getByRole('button', { name: /^Restore Before the cut/ }).click();
  await expect(designer.totals).toContainText('12 subnets');
  await expect(page.getByText('Before restoring Before the cut', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(designer.totals).toContainText('11 subnets');
});

test('a file is compared on the canvas and side by side, and changes nothing', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const saved = await readFile(await (await saving).path(), 'utf8');
  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Versions' }).click();

  await choose(page, 'Compare with a file…', saved.replace('"version": 4', '"version": 99'));
  await expect(page.getByText(/design.json: The design was made by a newer version/)).toBeVisible();
  await choose(page, 'Compare with a file…', saved.slice(0, 400));
  await expect(page.getByText(/design.json: .*it is no JSON or was cut off/)).toBeVisible();
  const old = await readFile(new URL('../src/engine/design/fixtures/v1.json', import.meta.url), 'utf8');
  await choose(page, 'Compare with a file…', old);
  await expect(page.getByText(/design.json is another design/)).toBeVisible();

  await choose(page, 'Compare with a file…', saved);
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison.getByRole('heading', { name: 'design.json → Now' })).toBeVisible();
  await expect(comparison.getByRole('row', { name: /Removed ECS b subnets/ })).toBeVisible();
  await expect(
    comparison.getByText('What differs is marked on the canvas. Nothing is changed.'),
  ).toBeVisible();
  await comparison.getByRole('button', { name: 'Side by side' }).click();
  const beside = page.getByRole('dialog', { name: 'design.json beside Now' });
  await expect(beside.getByRole('img', { name: 'The network in design.json' })).toContainText('removed');
  await expect(beside.getByRole('img', { name: 'The network in Now' })).toContainText('removed: ECS b');
  await expect(beside.getByRole('listitem').filter({ hasText: '1 removed' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(beside).toBeHidden();

  await comparison.getByRole('button', { name: 'Swap' }).click();
  await expect(comparison.getByRole('row', { name: /Added ECS b subnets/ })).toBeVisible();
  await expect(designer.totals).toContainText('11 subnets');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(designer.totals).toContainText('12 subnets');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

/** Gives the file dialog behind a button this text. */
async function choose(page: Page, button: string, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (
    await choosing
  ).setFiles({ name: 'design.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a copy that comes back is merged by what each side wrote, and a stranger is refused', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as {
    name: string;
    ancestors: string[];
    subnets: Record<string, { name: string; notes: string }>;
  };
  const [a, b] = [file.subnets['ecs-a'], file.subnets['ecs-b']];
  if (a === undefined || b === undefined) throw new Error('The template has both.');
  const copy = {
    ...file,
    revision: 3,
    subnets: { ...file.subnets, 'ecs-a': { ...a, name: 'Agents a' }, 'ecs-b': { ...b, notes: 'Theirs.' } },
  };
  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('11 subnets');
  await page.keyboard.press('Escape');

  const take = async (design: object) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Merge a copy…' }).click();
    await (
      await choosing
    ).setFiles({
      name: 'copy.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(design)),
    });
  };
  await page.getByRole('tab', { name: 'Versions' }).click();
  await take({ ...file, ancestors: [], name: 'Another' });
  await expect(page.getByText(/copy.json is another design, Another/)).toBeVisible();

  await take(copy);
  const merge = page.getByRole('region', { name: 'Merge' });
  await expect(merge.getByText('1 conflict: choose a side for each')).toBeVisible();
  await merge.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(designer.totals).toContainText('12 subnets');
  await expect(page.getByText('copy.json, as it was merged', { exact: true })).toBeVisible();
  await expect(page.getByText('Before merging copy.json', { exact: true })).toBeVisible();
  await expect(designer.subnet('Subnet Agents a, ECS tasks, 10.0.0.0/22, us-east-1a')).toBeVisible();
});
