import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('a review reads, settles and signs, changes nothing in the network, and goes out of date with it', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();
  await page.getByText('Review', { exact: true }).click();
  const agenda = page.getByRole('region', { name: 'Agenda' });
  await expect(agenda.getByRole('region', { name: 'To decide' }).getByRole('listitem')).toHaveCount(5);

  // Nothing can be carried, and no key changes anything.
  const subnet = designer.canvas.getByLabel(/^Subnet ECS b/);
  await designer.drag(subnet, designer.canvas.getByLabel(/^Subnet ECS c/));
  await subnet.click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert')).toContainText('switch to Design to edit it');
  expect(await designer.addresses()).toEqual(before);

  // The keyboard leads through the agenda.
  const first = agenda.getByRole('region', { name: 'To settle' }).getByRole('button').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await agenda.getByRole('button', { name: 'Set aside…' }).click();
  await page.getByLabel('Reason').fill('Egress comes with phase 2');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click();
  await expect(agenda).not.toContainText('NAT gateways, but no security group');

  await agenda.getByRole('button', { name: 'The security review is to be signed off' }).click();
  const form = agenda.getByRole('form', { name: 'The security review is to be signed off' });
  await expect(form.getByLabel('Your name')).toHaveValue('Ada');
  await form.getByRole('button', { name: 'Sign off' }).click();
  await expect(agenda.getByRole('region', { name: 'To sign' })).toContainText('To sign · 1');

  const download = page.waitForEvent('download');
  await agenda.getByRole('button', { name: 'Minutes of today' }).click();
  const minutes = await readFile(await (await download).path(), 'utf8');
  expect(minutes).toContain('Egress comes with phase 2');
  expect(minutes).toMatch(/The security review, revision \d+: Ada/);

  // What was signed is out of date once the network is another, and stands again when that is undone.
  await page.getByText('Design', { exact: true }).click();
  await subnet.click();
  await page.keyboard.press('Delete');
  const findings = await designer.show('Findings');
  await expect(findings).toContainText('Ada signed off the security of the network');
  await page.getByText('Review', { exact: true }).click();
  const changes = agenda.getByRole('region', { name: 'Changed' });
  await expect(changes).toContainText('since signed off');
  await expect(changes.getByRole('button', { name: 'ECS b: removed' })).toBeVisible();
  await page.getByText('Design', { exact: true }).click();
  await designer.undo();
  await expect(findings).not.toContainText('Ada signed off the security of the network');
});

test('a review offers no edit on the canvas, the map, the matrix and in the search', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByText('Review', { exact: true }).click();
  await expect(page.getByLabel('Region', { exact: true })).toBeDisabled();

  const entries = async (thing: Locator) => {
    await thing.click({ button: 'right' });
    await designer.menu.waitFor();
    const found = await designer.menu.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    return found.map((entry) => entry.split('\n')[0]);
  };
  const subnet = designer.canvas.getByLabel(/^Subnet ECS b/);
  expect(await entries(subnet)).toEqual(['What can this reach…', 'Comment…']);
  expect(await entries(designer.canvas.getByLabel(/^NAT gateway us-east-1b/))).toEqual(['Comment…']);
  await designer.canvas.getByLabel(/^NAT gateway us-east-1b/).click();
  await expect(designer.menu).toHaveCount(0);
  const group = designer.canvas.getByLabel('Security group alb-sg', { exact: true });
  await group.hover();
  await expect(page.getByTitle(/^Drag to another box/)).toHaveCount(0);
  await subnet.click();
  await expect(page.getByTitle('Drag to resize')).toHaveCount(0);

  // On the map a click on what is free, a right click and the keys of a block do nothing but lead around.
  const map = await designer.show('Address map');
  await map
    .getByRole('button', { name: /^Free / })
    .first()
    .click();
  await map.getByRole('button', { name: /^ECS b / }).click({ button: 'right' });
  await expect(designer.menu).toHaveCount(0);
  const before = await designer.addresses();
  await map.getByRole('button', { name: /^ECS b / }).focus();
  for (const key of ['s', 'm', 'Alt+ArrowDown', 'Delete']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  expect(await designer.addresses()).toEqual(before);

  const matrix = await designer.show('Security');
  await matrix.getByRole('gridcell').nth(2).dblclick();
  await expect(matrix.getByRole('textbox', { name: /^What may go/ })).toHaveCount(0);

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search or run a command' });
  for (const word of ['remove', 'rename', 'place', 'reverse', 'deployed']) {
    await search.fill(word);
    await expect(
      page.getByRole('option', { name: /^(Remove|Rename|Place|Reverse|Record the deployed)/ }),
    ).toHaveCount(0);
  }
});
