import { readFile } from 'node:fs/promises';

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
  await expect(page.getByText('Before a version was restored', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(designer.totals).toContainText('11 subnets');
});

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
  await expect(
    page.getByText('The copy that was merged').or(page.getByText('copy.json', { exact: true })),
  ).toBeVisible();
  await expect(designer.subnet('Subnet Agents a, ECS tasks, 10.0.0.0/22, us-east-1a')).toBeVisible();
});
