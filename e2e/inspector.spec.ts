import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ECS_B = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';

test('a CIDR that cannot be is refused in one sentence under its field, and nothing changes', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ECS_B).click();
  const cidr = designer.inspector.getByLabel('CIDR', { exact: true });
  const before = await designer.addresses();

  for (const [typed, sentence] of [
    ['10.0.0.0/33', /the longest is \/32.*10\.0\.4\.0\/28 would work/],
    ['/-1', /AWS takes \/16 to \/28/],
    ['/08', /AWS takes \/16 to \/28/],
    ['10.0.0.256', /the largest is 255/],
    ['010.0.0.1', /octal/],
    ['0x0a.0.0.0', /four decimal numbers/],
    ['10.1', /write all four/],
    ['1.2.3.4/24 ', /the network is 1\.2\.3\.0\/24/],
    ['0.0.0.0/0', /\/16 .* to \/28/],
    ['127.0.0.0/8', /loopback/],
    ['169.254.0.0/16', /link-local/],
    ['172.17.0.0/16', /not inside the VPC/],
    ['198.19.0.0/24', /not inside the VPC/],
    ['224.0.0.0/24', /multicast/],
    ['/15', /AWS takes \/16 to \/28/],
    ['/29', /AWS takes \/16 to \/28/],
    ['::/0', /IPv6/],
    ['::ffff:10.0.0.0/104', /IPv6/],
    ['fe80::1%eth0', /IPv6/],
    ['１０.0.0.0/24', /digits 0 to 9/],
    ['١٠.0.0.0/24', /digits 0 to 9/],
    ['10.0.0.0/22', /overlaps subnet ECS a/],
  ] as const) {
    await cidr.fill(typed);
    await cidr.press('Enter');
    await expect(designer.inspector.getByRole('alert'), typed).toHaveText(sentence);
    await expect(cidr, typed).toHaveAccessibleDescription(sentence);
    await expect(cidr, typed).toHaveValue(typed);
    await cidr.press('Escape');
    await expect(cidr, typed).toHaveValue('10.0.4.0/22');
  }

  expect(await designer.addresses()).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('the value that a refusal offers is taken with one click', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ECS_B).click();
  const cidr = designer.inspector.getByLabel('CIDR', { exact: true });

  await cidr.fill('10.0.100.5/24');
  await cidr.press('Enter');
  await designer.inspector.getByRole('button', { name: 'Use 10.0.100.0/24' }).click();

  await expect(designer.subnet('Subnet ECS b, ECS tasks, 10.0.100.0/24, us-east-1b')).toBeVisible();
  await expect(designer.inspector).toContainText('251 usable');
  await expect(designer.inspector.getByRole('alert')).toBeHidden();
});

test('requirements are followed live, and what is short is said', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const agents = designer.inspector.getByLabel('Agents at most');

  await agents.fill('1,000,000');
  await agents.press('Enter');

  await expect(designer.inspector).toContainText('(1,000,000 + 2 + 10) × 2 = 2,000,024');
  await expect(designer.totals).toContainText('5 errors');
  const findings = await designer.show('Findings');
  await expect(findings).toContainText('1,996,967 fewer than the 2,000,024 needed');
  await expect(findings).toContainText('The widest block of the VPC is a /16 (65,536 addresses) where a /11');

  await designer.undo();
  await expect(agents).toHaveValue('1,000');
  await expect(designer.totals).toContainText('0 errors');
});

test('an assumption is confirmed by name and date', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();

  await designer.inspector.getByLabel('Confirmed by').first().fill('Ana');
  await designer.inspector.getByRole('button', { name: 'Confirm', exact: true }).first().click();

  await expect(designer.inspector).toContainText(/Confirmed by Ana on \d{4}-\d\d-\d\d/);
  await expect(designer.inspector.getByRole('button', { name: 'Confirm', exact: true })).toHaveCount(1);
});

test('a region with too few zones is refused, and the design stays where it is', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.palette.getByRole('button', { name: 'Availability Zone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Place' }).click();
  const region = page.getByLabel('Region', { exact: true });

  await region.selectOption('ca-west-1');

  await expect(page.getByRole('alert')).toContainText(
    /Canada West \(Calgary\) has 3 Availability Zones and the design uses 4/,
  );
  await expect(region).toHaveValue('us-east-1');
  await expect(designer.totals).toContainText('4 AZs');
});

test('every kind of thing has its form', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const heading = designer.inspector.getByRole('heading', { level: 2 });
  const search = page.getByRole('combobox', { name: 'Search or run a command' });

  for (const [asked, title, field] of [
    ['agents-vpc', 'agents-vpc', 'Primary block'],
    ['us-east-1b', 'us-east-1b', 'Zone id'],
    ['Amazon MQ', 'Amazon MQ', 'Size of a new subnet'],
    ['Data b', 'RDS · ElastiCache · us-east-1b', 'CIDR'],
    ['ecs-worker-sg', 'ecs-worker-sg', 'Description'],
    ['Amazon ECR API', 'Amazon ECR API', 'Private DNS'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await search.fill(asked);
    await page.getByRole('option', { name: asked }).first().click();
    await expect(heading).toHaveText(title);
    await expect(designer.inspector.getByLabel(field, { exact: true }).first()).toBeVisible();
  }
});

test('an address range changes in all its rules at once, and a rule may name a prefix list', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.thing('Address range 0.0.0.0/0').click();
  const range = designer.inspector.getByLabel('Address range', { exact: true });

  await range.fill('the office');
  await range.press('Enter');
  await expect(designer.inspector.getByRole('alert')).toContainText('neither; write an address range');
  await range.fill('198.51.100.0/24');
  await range.press('Enter');
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('198.51.100.0/24');
  await expect(designer.thing('Address range 198.51.100.0/24')).toBeVisible();
  await designer.undo();
  await expect(designer.thing('Address range 0.0.0.0/0')).toBeVisible();

  await designer.thing('Security group rds-sg').click();
  const side = designer.inspector.getByLabel(/^From/).first();
  await side.selectOption('An address range or prefix list');
  const typed = designer.inspector.getByLabel('Address range or prefix list', { exact: true });
  await typed.fill('com.amazonaws.us-east-1.s3');
  await typed.press('Enter');
  await expect(designer.thing('Prefix list pl-63a5400a')).toBeVisible();
  await expect(typed).toHaveValue('pl-63a5400a');
});
