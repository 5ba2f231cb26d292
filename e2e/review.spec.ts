import { readFile } from 'node:fs/promises';

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
