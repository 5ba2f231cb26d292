import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

async function openNetworks(designer: Designer) {
  await designer.open();
  const planning = await designer.show('Planning');
  await planning.getByRole('button', { name: 'Networks' }).click();
  return planning.getByRole('region', { name: 'Networks' });
}

test('a pasted list shows what it adds and what it refuses, and one click adds it', async ({ page }) => {
  const designer = new Designer(page);
  const networks = await openNetworks(designer);
  const box = networks.getByLabel('Add networks');

  await box.fill(
    [
      'name,kind,cidr',
      'Shared services,peered-vpc,10.0.64.0/18',
      '=HYPERLINK("http://example.com"),partner,192.168.7.5/24',
      '10.8.0.0/16',
    ].join('\n'),
  );
  const preview = networks.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('status')).toHaveText('2 lines can be added, 1 line refused');
  await expect(preview.getByText('AWS refuses the peering')).toBeVisible();
  await expect(preview.getByText(/the network is 192\.168\.7\.0\/24/)).toBeVisible();

  await preview.getByRole('button', { name: /^Use =HYPERLINK/ }).click();
  await expect(preview.getByRole('status')).toHaveText('3 lines can be added');
  await networks.getByRole('button', { name: 'Add 3 networks' }).click();
  await expect(box).toHaveValue('');
  await expect(networks.getByRole('row')).toHaveCount(4);
  await expect(networks.getByLabel('Name of =HYPERLINK("http://example.com")')).toBeVisible();
  await expect(networks.getByRole('row').nth(1)).toContainText('10.0.64.0/18 with 10.0.0.0/16');

  const findings = await designer.show('Findings');
  await expect(
    findings.getByText('Shared services overlaps the VPC: 10.0.64.0/18 with 10.0.0.0/16.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(findings.getByText(/Shared services overlaps/)).toHaveCount(0);
});

test('a network is edited where it stands, and a range that cannot be read is refused with the one meant', async ({
  page,
}) => {
  const designer = new Designer(page);
  const networks = await openNetworks(designer);
  await networks.getByLabel('Add networks').fill('Paris, on-premises, 10.8.0.0/16');
  await networks.getByRole('button', { name: 'Add 1 network' }).click();

  const ranges = networks.getByLabel('Ranges of Paris');
  await ranges.fill('10.8.0.0/16, 10.0.3.7/24');
  await ranges.press('Enter');
  await networks.getByRole('button', { name: 'Use 10.8.0.0/16, 10.0.3.0/24' }).click();
  await expect(ranges).toHaveValue('10.8.0.0/16, 10.0.3.0/24');
  await expect(networks.getByText('not reachable from the VPC')).toBeVisible();

  await networks.getByLabel('Kind of Paris').selectOption('Peered VPC');
  await expect(networks.getByText('AWS refuses the peering')).toBeVisible();
  const name = networks.getByLabel('Name of Paris');
  await name.fill('   ');
  await name.press('Enter');
  await expect(networks.getByRole('alert')).toHaveText(/is empty/);
  await name.press('Escape');

  await networks.getByRole('button', { name: 'Remove Paris' }).click();
  await expect(networks.getByText('None yet.')).toBeVisible();
});

test('networks come from a CSV file too', async ({ page }) => {
  const designer = new Designer(page);
  const networks = await openNetworks(designer);

  await networks.getByLabel('From a CSV file').setInputFiles({
    name: 'networks.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\ufeffName;Kind;CIDR\r\n"Smith; Jones";partner;172.16.0.0/16\r\n'),
  });
  await networks.getByRole('button', { name: 'Add 1 network' }).click();
  await expect(networks.getByLabel('Name of Smith; Jones')).toBeVisible();
});

test('a VPC and its subnets get IPv6, drawn, routed and undone', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByRole('button', { name: 'Open the VPC' }).click();
  await designer.inspector.getByLabel('IPv6 block from Amazon, a /56').check();
  const block = designer.inspector.getByLabel('IPv6 block', { exact: true });
  await block.fill('2001:db8:1234::/57');
  await block.press('Enter');
  await designer.inspector.getByRole('button', { name: 'Use 2001:db8:1234::/56' }).click();
  await expect(block).toHaveValue('2001:db8:1234::/56');
  await designer.inspector.getByLabel('Egress-only internet gateway').check();
  await expect(designer.thing('Egress-only internet gateway')).toBeVisible();

  await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  const addresses = designer.inspector.getByRole('group', { name: 'Addresses' });
  await addresses.getByRole('button', { name: 'Both' }).click();
  await expect(addresses).toContainText('2001:db8:1234::/64');
  await expect(designer.inspector.getByText('::/0', { exact: true })).toBeVisible();
  await expect(designer.inspector.getByText('egress-only internet gateway')).toBeVisible();

  await addresses.getByRole('button', { name: 'IPv6', exact: true }).click();
  await expect(designer.inspector.getByLabel('CIDR', { exact: true })).toHaveValue('none');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(designer.inspector.getByLabel('CIDR', { exact: true })).toHaveValue('10.0.4.0/22');
});
