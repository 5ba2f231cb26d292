import { strFromU8 } from 'fflate';
import type { Locator, Page } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

/** A decision for what the design has, recorded where it is made. */
async function record(panel: Locator, question: RegExp): Promise<void> {
  const point = panel.getByRole('region', { name: question });
  await point.getByRole('button', { name: 'Record the decision' }).click();
  await point.getByLabel('Your name').fill('Ada');
  const lock = point.getByRole('checkbox');
  // The lock of the sizes is left to the end of the task, so that this test sees that take it.
  if ((await lock.count()) > 0) await lock.setChecked(false);
  await point.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(point).toContainText(/decided on \d{4}/);
}

/** What people do besides the tracker: decide, state the limit, confirm, set aside. */
async function work(designer: Designer): Promise<void> {
  const { page } = designer;
  const planning = await designer.show('Planning');
  await planning.getByRole('button', { name: 'Decisions' }).click();
  for (const question of [
    /primary one/,
    /kept free/,
    /equal, or weighted/,
    /reach the internet/,
    /endpoints/,
  ]) {
    await record(planning, question);
  }
  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'Traffic', exact: true }).click();
  await cost.getByLabel('Longest outage, minutes').fill('5');
  await cost.getByLabel('Longest outage, minutes').press('Enter');
  await page.keyboard.press('Escape');
  const findings = await designer.show('Findings');
  await findings.getByRole('button', { name: 'Set aside…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Set this finding aside' });
  await dialog.getByLabel('Reason').fill('Model APIs come with the next phase.');
  await dialog.getByRole('button', { name: 'Set aside' }).click();
  const confirm = designer.inspector.getByRole('button', { name: 'Confirm', exact: true });
  for (let left = await confirm.count(); left > 0; left -= 1) {
    await designer.inspector.getByLabel('Confirmed by').first().fill('Ada');
    await confirm.first().click();
    await expect(confirm).toHaveCount(left - 1);
  }
}

const task = (panel: Locator, number: string) =>
  panel
    .getByRole('list', { name: 'Information flow' })
    .getByRole('button', { name: new RegExp(`^${number}`) });

async function signSecurity(page: Page): Promise<void> {
  await page.getByText('Review', { exact: true }).click();
  const agenda = page.getByRole('region', { name: 'Agenda' });
  await agenda.getByRole('button', { name: 'The security review is to be signed off' }).click();
  const form = agenda.getByRole('form', { name: 'The security review is to be signed off' });
  await form.getByLabel('Your name').fill('Grace');
  await form.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('Design', { exact: true }).click();
}

test('the brief’s network goes from not started to complete, is locked, and is unlocked with a reason', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const designer = new Designer(page);
  await designer.open();
  await expect(page.getByRole('tab', { name: 'Tracker', exact: true })).toContainText('0/5');
  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  let tracker = await designer.show('Tracker');
  await expect(tracker).toContainText('not started');
  await expect(tracker).toContainText('blocks parent: yes');

  // A gate holds: the second task waits for the first.
  await tracker.getByLabel('Your name').first().fill('Ada');
  await task(tracker, '1.1.2').click();
  await tracker.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(tracker.getByRole('alert')).toContainText(
    'stands on 1.1.1 VPC CIDR Planning, which is not done',
  );

  await work(designer);
  tracker = await designer.show('Tracker');
  for (const number of ['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']) {
    await task(tracker, number).click();
    await tracker.getByRole('button', { name: 'Start', exact: true }).click();
    await tracker.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(task(tracker, number)).toContainText('done');
  }
  await expect(page.getByRole('tab', { name: 'Tracker', exact: true })).toContainText('5/5');
  const whole = tracker.getByRole('region', { name: 'Completion criteria of the sub-phase' });
  for (const tick of await whole.getByRole('checkbox').all()) await tick.click();
  await expect(whole).toContainText(/Ticked by Ada on \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await signSecurity(page);
  tracker = await designer.show('Tracker');
  await expect(tracker).toContainText('100 %');
  await expect(tracker).toContainText('blocks parent: no');
  await expect(tracker).toContainText('health: green');

  const files = await designer.exportPackage();
  const written = strFromU8(files['aws-migration/phase-1/network/tracker.md'] ?? new Uint8Array());
  expect(written).toContain('**Status**: COMPLETE');
  expect(written).not.toContain('- [ ]');

  // The CIDR of a locked plan: refused with who, when and why, beside the field.
  await page.getByRole('button', { name: 'Give the dock its usual height' }).click();
  await designer.canvas.getByLabel(/^Subnet ECS b/).click();
  const field = designer.inspector.getByLabel('CIDR', { exact: true });
  await field.fill('10.0.12.0/22');
  await field.press('Enter');
  const refused = designer.inspector.getByRole('alert');
  await expect(refused).toContainText(
    /Ada locked the sizing of subnets on \d{4}-\d\d-\d\d \d\d:\d\d UTC \(1\.1\.1 VPC CIDR Planning is done\)/,
  );
  await expect(refused).toContainText('unlock with a reason');
  await field.press('Escape');

  await designer.inspector.getByRole('button', { name: 'Unlock the sizing of subnets…' }).click();
  const form = designer.inspector.getByRole('form', { name: 'Unlock the sizing of subnets' });
  await form.getByLabel('Reason').fill('A second platform needs 10.0.4.0/22.');
  await form.getByRole('button', { name: 'Unlock' }).click();
  await field.fill('10.0.12.0/22');
  await field.press('Enter');
  await expect(designer.canvas.getByLabel(/^Subnet ECS b, ECS tasks, 10\.0\.12\.0\/22/)).toBeVisible();

  tracker = await designer.show('Tracker');
  for (const number of ['1.1.1', '1.1.2', '1.1.3', '1.1.4', '1.1.5']) {
    await expect(task(tracker, number)).toContainText('check again');
  }
  await expect(tracker).toContainText('A second platform needs 10.0.4.0/22.');
  await expect(tracker).toContainText('blocks parent: yes');
});

test('decisions are found by their text, and show the figures of then and now', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const planning = await designer.show('Planning');
  await planning.getByRole('button', { name: 'Decisions' }).click();
  await record(planning, /reach the internet/);
  const tracker = await designer.show('Tracker');
  await tracker.getByRole('button', { name: 'Decision log' }).click();
  await tracker.getByRole('button', { name: 'Record a decision' }).click();
  const form = tracker.getByRole('form', { name: 'Record a decision' });
  await form.getByLabel('Title').fill('One account for all zones');
  await form.getByLabel('Consequences').fill('Quotas are shared.');
  await form.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(tracker.getByRole('article')).toHaveCount(2);
  await tracker.getByRole('searchbox', { name: 'Search the decisions' }).fill('quotas');
  await expect(tracker.getByRole('article')).toHaveCount(1);
  await tracker.getByRole('searchbox', { name: 'Search the decisions' }).fill('');

  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'Prices' }).click();
  await cost.getByLabel(/discount/i).fill('50');
  await cost.getByLabel(/discount/i).press('Enter');
  const again = await designer.show('Tracker');
  await again.getByRole('button', { name: 'Decision log' }).click();
  await expect(again.getByRole('table', { name: 'Figures that changed since' })).toContainText('98.55 USD');
});

test('what the tracker says is put right by hand, and a part of the plan is locked before its task is done', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  const tracker = await designer.show('Tracker');
  await tracker.getByText('About this sub-phase').click();
  const name = tracker.getByLabel('Name of the sub-phase');
  await name.fill('Network of the second platform');
  await name.press('Enter');
  await expect(tracker.getByRole('heading', { name: '1.1 Network of the second platform' })).toBeVisible();
  const number = tracker.getByLabel('Number', { exact: true });
  await number.fill('one');
  await number.press('Enter');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await number.press('Escape');

  await tracker.getByLabel('Your name').first().fill('Ada');
  await tracker.getByRole('button', { name: 'Start', exact: true }).click();
  const started = tracker.getByLabel('Started', { exact: true });
  await started.fill('yesterday');
  await started.press('Enter');
  await expect(tracker.getByText(/Write it as \d{4}-\d\d-\d\d \d\d:\d\d UTC/)).toBeVisible();
  await started.fill('2026-11-20 08:30');
  await started.press('Enter');
  await expect(started).toHaveValue('2026-11-20 08:30 UTC');

  await task(tracker, '1.1.3').click();
  await tracker.getByRole('button', { name: /^Lock .* now…$/ }).click();
  const form = tracker.getByRole('form', { name: /^Lock / });
  await form.getByLabel('Reason').fill('The routes are agreed with the carrier.');
  await form.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(tracker.getByText(/Ada locked .*\(The routes are agreed with the carrier\)/)).toBeVisible();

  await page.getByRole('button', { name: 'Give the dock its usual height' }).click();
  await designer.canvas.getByLabel(/^Subnet ECS b/).click();
  await designer.inspector.getByRole('button', { name: /^Show route table/ }).click();
  await expect(designer.inspector.getByText(/Ada locked .*agreed with the carrier/)).toBeVisible();

  // So does a NAT gateway, found by its name: a choice that would move routes is refused beside the field.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('NAT gateway us-east-1b');
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { name: 'NAT gateway in us-east-1b' })).toBeVisible();
  await expect(designer.inspector.locator('.lockNote')).toHaveText(
    /^Ada locked the routes on \d{4}-\d\d-\d\d \d\d:\d\d UTC \(The routes are agreed with the carrier\)\./,
  );
  await designer.inspector.getByLabel('Way out').selectOption({ label: 'One NAT gateway for all' });
  await expect(designer.inspector.getByRole('alert')).toContainText('Ada locked the routes');
  await expect(designer.inspector.getByLabel('Way out')).toHaveValue('per-zone');
});
