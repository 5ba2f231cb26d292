import { expect, test } from './fixtures.ts';
import { Designer } from './designer.ts';

/** Opens the dock's planning tab at one of its sections. */
async function planning(designer: Designer, section: string) {
  const panel = await designer.show('Planning');
  await panel.getByRole('button', { name: section, exact: true }).click();
  return panel;
}

test('the need is shown with its formula, each result with its reason', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Requirements');

  await expect(panel).toContainText('(1,000 + 2 + 10) × 2 = 2,024');
  const results = panel.getByRole('region', { name: 'Addresses needed' }).getByRole('row');
  await expect(results).toHaveText([
    /Needed\/21.*2,024/,
    /Asked for\/20/,
    /Layout\/19.*3 zones of the layout, 1,792 each, take 5,376/,
    /VPC\/19.*10\.0\.0\.0\/16/,
  ]);
  await expect(panel.getByRole('region', { name: 'When a zone is lost' })).toContainText('14 to spare');
  const ecs = panel.getByRole('row', { name: /^ECS tasks/ });
  await expect(ecs).toContainText('ECS tasks: 675 addresses with headroom + 5 interface endpoints');
  await expect(ecs).toContainText('680');
});

test('a requirement edits by command, with its refusal in place', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Requirements');

  const headroom = panel.getByLabel('Headroom ×');
  await headroom.fill('lots');
  await headroom.press('Enter');
  await expect(panel.getByText('Headroom × is not a number')).toBeVisible();
  await headroom.fill('1.5');
  await headroom.press('Enter');
  await expect(panel).toContainText('(1,000 + 2 + 10) × 1.5 = 1,518');

  const databases = panel.getByLabel('Number of PostgreSQL');
  await databases.fill('60');
  await databases.press('Enter');
  await expect(panel.getByRole('row', { name: /^RDS/ })).toContainText('PostgreSQL: 20 addresses');
});

test('a million agents in a /16: what is short, by how much, and the least that would do', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Requirements');
  const agents = panel.getByLabel('Agents at most');

  await agents.fill('1,000,000');
  await agents.press('Enter');
  const note = panel.getByRole('region', { name: 'What does not fit' });
  await expect(note).toContainText('the whole VPC has 65,536, 1,934,488 fewer than needed');
  await expect(note).toContainText('48 more VPC blocks');
  await note.getByRole('button', { name: 'Plan for fewer agents' }).click();
  await expect(agents).toHaveValue('1,002');
  await expect(note).toBeHidden();

  await agents.fill('1,500');
  await agents.press('Enter');
  await note.getByRole('button', { name: 'Widen the subnets' }).click();
  await expect(note).toBeHidden();
  const addresses = await designer.addresses();
  expect(addresses['ECS a']).toMatch(/\/21$/);
  expect(addresses['Public a']).toBe('10.0.16.0/24');
});

test('the options of each decision stand side by side, and one is taken in one step', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Decisions');

  const block = panel.getByRole('region', { name: /primary one/ });
  await expect(block).toContainText('Recommended: 10.0.0.0/16');
  await expect(block.getByRole('columnheader', { name: /^172\.31\.0\.0\/16/ })).toBeVisible();
  await expect(block.getByRole('row', { name: /^Further/ })).toContainText('15 in 172.16.0.0/12');

  const sizing = panel.getByRole('region', { name: /equal, or weighted/ });
  await expect(sizing.getByRole('row', { name: /^Addresses in subnets/ })).toContainText(
    /5,376.*3,264.*12,288/,
  );
  await expect(sizing.getByRole('img')).toHaveCount(3);
  await sizing.getByRole('button', { name: 'Take this option: Equal' }).click();
  await expect.poll(async () => (await designer.addresses())['Public a']).toBe('10.0.0.0/22');
  expect(await designer.lastStep()).toBe('Take Equal');
  await expect(sizing.getByRole('columnheader', { name: /^Equal/ })).toContainText('in force');

  await designer.undo();
  await expect.poll(async () => (await designer.addresses())['Public a']).toBe('10.0.16.0/24');
});

test('any block can be weighed as the primary one, and what is none is explained', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Decisions');
  const other = panel.getByLabel('Weigh another block');

  await other.fill('10.20.0.1/16');
  await other.press('Enter');
  await panel.getByRole('button', { name: 'Use 10.20.0.0/16' }).click();
  await expect(panel.getByRole('columnheader', { name: /^10\.20\.0\.0\/16/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Take this option: 10.20.0.0/16' }).click();
  await expect.poll(async () => (await designer.addresses())['ECS b']).toBe('10.20.4.0/22');
});

test('a decision is recorded with name and date, and shows when the design leaves it', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Decisions');
  const reserve = panel.getByRole('region', { name: /kept free/ });

  await reserve.getByRole('button', { name: 'Record the decision' }).click();
  await reserve.getByLabel('Your name').fill('Ada');
  await reserve.getByLabel('What follows').fill('Peers get 10.0.192.0/18.');
  await reserve.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(reserve).toContainText(/Reserve: A quarter, at the top · Ada, \d{4}-\d\d-\d\d/);
  await expect(reserve).toContainText(/decided on \d{4}/);

  await reserve.getByRole('button', { name: 'Take this option: Half, at the top' }).click();
  await expect(reserve).toContainText('The design has “Half, at the top” now, not “A quarter, at the top”.');
  await reserve.getByRole('button', { name: 'Remove the record' }).click();
  await expect(reserve).toContainText('not decided');
});

test('a repack shows what would move before it moves it', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await planning(designer, 'Decisions');
  await panel.getByRole('button', { name: 'Repack…' }).click();
  await expect(panel).toContainText('Nothing would move');

  await designer.canvas.getByLabel('Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a').click();
  const size = designer.inspector.getByLabel('CIDR');
  await size.fill('/22');
  await size.press('Enter');
  await expect.poll(async () => (await designer.addresses())['Data a']).toMatch(/\/22$/);
  const row = panel.getByRole('row', { name: /^Data b/ });
  await expect(row).toContainText('10.0.21.0/24');
  const moving = panel.getByRole('button', { name: /^Repack \d+ subnets$/ });
  await moving.click();
  await expect(panel).toContainText('Nothing would move');
  expect(await designer.lastStep()).toBe('Repack the address plan');
});
