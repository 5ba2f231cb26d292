import type { Locator } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

/** Shows a section of the Cost tab. */
async function section(designer: Designer, name: string): Promise<Locator> {
  const cost = await designer.show('Cost');
  const button = cost.getByRole('navigation', { name: 'Cost' }).getByRole('button', { name, exact: true });
  await button.click();
  return cost.getByRole('region', { name, exact: true });
}

test('the total names hours and traffic, and what the edits since the design was opened add or save', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await expect(designer.totals).toContainText('$219.00 / month + $380.31 traffic');
  await expect(designer.totals.getByRole('button', { name: 'since' })).toBeHidden();
  const lines = await section(designer, 'Lines');
  await expect(lines.getByRole('row', { name: /^Total in us-east-1/ })).toContainText(
    /\$7,191\.\d\d a year\$599\.31/,
  );

  const nat = await section(designer, 'NAT');
  await nat.getByRole('button', { name: /^One NAT gateway for all/ }).click();

  await expect(designer.totals).toContainText('−$32.44 since opened');
  await section(designer, 'Lines');
  await expect(lines.getByRole('row', { name: /^NAT gateways/ })).toContainText('−$65.70');
  await expect(lines).toContainText('−$32.44 a month against the design as it was opened');

  await designer.saved();
  await page.reload();
  await expect(designer.totals).toContainText('−$32.44 since opened');

  await section(designer, 'Lines');
  await lines.getByRole('button', { name: 'Compare from here' }).click();
  await expect(lines).toContainText('the design as it was marked');
  await expect(designer.totals).not.toContainText('since');

  await designer.undo();
  await expect(designer.totals).toContainText('+$32.44 since marked');
  await designer.file();
  await expect(designer.totals).not.toContainText('since');
  await expect(lines).toContainText('the design as it was last saved to a file');
});

test('the flows are drawn with the price of each hop, by keyboard too, and a stop selects what it stands for', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const traffic = await section(designer, 'Traffic');
  const figure = traffic.getByRole('figure', { name: 'Data flows from source to destination' });
  const nat = figure.getByRole('button', { name: /^NAT in 3 zones: 3,042 GB · \$0\.045\/GB · \$136\.88/ });

  await nat.focus();
  await expect(figure).toContainText('3,042 GB × $0.045 = $136.88');
  await nat.press('Enter');
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toContainText('3');

  await figure.getByRole('button', { name: 'Zones apart' }).click();
  await expect(figure.getByRole('button', { name: /^ECS tasks · us-east-1b: / })).toBeVisible();
  await figure.getByRole('button', { name: 'Dollars' }).click();
  await expect(figure.getByText('free ones are drawn wider than their share')).toBeVisible();
});

test('an assumed flow is stated, changed, refused in place, and taken back to the assumption', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const traffic = await section(designer, 'Traffic');
  const flows = traffic.getByRole('table', { name: 'Data flows' });
  const egress = flows.getByRole('row', { name: /^ECS tasks → Internet/ });
  await expect(egress).toContainText('assumed');
  const sent = flows.getByLabel('What ECS tasks → Internet sends', { exact: true });

  await sent.fill('-3');
  await sent.press('Enter');
  await expect(egress.getByRole('alert')).toContainText('below 0 GB');
  await sent.fill('much');
  await sent.press('Enter');
  await expect(egress.getByRole('alert')).toContainText('is not an amount');
  await sent.fill('0.1');
  await sent.press('Enter');

  await expect(egress).toContainText('stated');
  await expect(egress).toContainText('4,563 GB');
  await flows.getByLabel('Unit of What ECS tasks → Internet sends').selectOption('month');
  await expect(sent).toHaveValue('3,041.67');
  await flows.getByRole('button', { name: 'Back to the assumption: ECS tasks → Internet' }).click();
  await expect(egress).toContainText('3,042 GB');
  await expect(egress).toContainText('assumed');
});

test('a flow between any two ends is added, and one that passes by the VPC is refused where it is asked for', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const traffic = await section(designer, 'Traffic');
  const adding = traffic.getByRole('button', { name: 'Add flow' });

  await adding.click();
  await expect(traffic.getByRole('alert')).toContainText('The amount is missing');
  await traffic.getByLabel('Sent', { exact: true }).fill('500');
  await traffic.getByLabel('From', { exact: true }).selectOption({ label: 'Internet' });
  await traffic.getByLabel('To', { exact: true }).selectOption({ label: 'Amazon DynamoDB' });
  await adding.click();
  await expect(traffic.getByRole('alert')).toContainText('does not pass this VPC');
  await traffic.getByLabel('From', { exact: true }).selectOption({ label: 'ECS tasks' });
  await adding.click();

  const row = traffic.getByRole('row', { name: /^ECS tasks → Amazon DynamoDB/ });
  await expect(row).toContainText('500 GB');
  await traffic.getByRole('button', { name: 'Remove: ECS tasks → Amazon DynamoDB' }).click();
  await expect(row).toBeHidden();
});

test('what costs is coloured with its dollars, and the switch takes it away', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  await designer.palette.getByRole('switch', { name: 'Cost heat' }).check();
  await expect(designer.palette.getByRole('list', { name: 'Cost heat: share of the month' })).toContainText(
    '25 % or more',
  );
  const nat = designer.subnet('Subnet Public a, Public, 10.0.16.0/24, us-east-1a');
  await expect(nat).toContainText(/\$\d+\.\d\d \/ month/);
  await designer.palette.getByRole('switch', { name: 'Cost heat' }).uncheck();
  await expect(nat).not.toContainText('$');
});

test('what if twice the traffic came changes nothing until it is applied, as one step', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const tried = await section(designer, 'What if');

  const factor = tried.getByLabel('Traffic ×', { exact: true });
  await factor.fill('2');
  await factor.press('Enter');
  await expect(tried.getByRole('status')).toContainText(/\+\$389\.31 a month/);
  await expect(designer.totals).toContainText('$380.31 traffic');
  await factor.fill('-1');
  await factor.press('Enter');
  await expect(tried.getByRole('alert')).toContainText('is not a factor');
  await factor.press('Escape');

  await tried.getByRole('button', { name: 'Apply' }).click();
  await expect(designer.totals).not.toContainText('$380.31 traffic');
  expect(await designer.lastStep()).toBe('Make the change that was tried out');
  await designer.undo();
  await expect(designer.totals).toContainText('$380.31 traffic');
});

test('regions stand side by side, and choosing one says what else changes before it moves the design', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const regions = await section(designer, 'Regions');
  await expect(regions.getByRole('row')).toHaveCount(37);

  await regions.getByRole('button', { name: 'Move to eu-west-1…' }).click();
  await expect(regions).toContainText('us-east-1a becomes eu-west-1a');
  await regions.getByRole('button', { name: 'Move the design to eu-west-1' }).click();

  await expect(designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, eu-west-1b')).toBeVisible();
  await expect(regions.getByRole('row', { name: /^eu-west-1 / })).toContainText('this region');
});
