import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ECS_B = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';
const DATA_A = 'Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a';

test('a selected subnet shows where its packets go, until routes are switched off', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const packets = designer.canvas.getByRole('img', { name: /^Where packets of ECS b go/ });
  await designer.subnet(ECS_B).click();

  await expect(packets).toHaveAccessibleName(
    'Where packets of ECS b go: 0.0.0.0/0 to NAT gateway us-east-1b; ' +
      'from NAT gateway us-east-1b to the internet gateway; pl-63a5400a to S3 gateway endpoint',
  );
  await expect(packets.getByText('0.0.0.0/0')).toBeVisible();

  await page.getByRole('switch', { name: 'Routes' }).uncheck();
  await expect(packets).toHaveCount(0);
});

test('packets flow, and stand still for people who ask for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ECS_B).click();

  const line = designer.canvas
    .getByRole('img', { name: /^Where packets/ })
    .locator('.packetLine')
    .first();
  await expect(line).toHaveCSS('animation-name', 'packetFlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(line).toHaveCSS('animation-name', 'none');
});

test('a network is peered and a transit gateway attached, drawn, and led to', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const planning = await designer.show('Planning');
  await planning.getByRole('button', { name: 'Networks' }).click();
  await planning
    .getByLabel('Add networks')
    .fill('Paris, peered-vpc, 10.8.0.0/16\nOffice, on-premises, 192.168.0.0/16');
  await planning.getByRole('button', { name: 'Add 2 networks' }).click();

  await planning.getByRole('button', { name: 'Connection of Paris: Not connected' }).click();
  await designer.inspector.getByLabel('Connection', { exact: true }).selectOption('Peering connection');
  const paris = designer.thing('Network Paris, by a peering connection');
  await expect(paris).toBeVisible();

  await designer.canvas
    .getByLabel(/^VPC /)
    .locator('.canvasGrip')
    .click({ position: { x: 200, y: 12 } });
  await designer.inspector.getByLabel('Attached to a transit gateway').check();
  await designer.inspector.getByRole('button', { name: 'Its id, tier and networks' }).click();
  await expect(designer.inspector.getByRole('heading', { name: 'Transit gateway' })).toBeVisible();
  const id = designer.inspector.getByLabel('Id', { exact: true });
  await id.fill('tgw-1');
  await id.press('Enter');
  await expect(designer.inspector.getByRole('alert')).toContainText('tgw-0123456789abcdef0');
  await id.fill('tgw-0123456789abcdef0');
  await id.press('Enter');
  await expect(designer.thing('Transit gateway')).toBeVisible();

  await planning.getByRole('button', { name: 'Connection of Office: Not connected' }).click();
  await designer.inspector.getByLabel('Connection', { exact: true }).selectOption('Peering connection');
  await expect(designer.inspector.getByRole('alert')).toContainText('Office is on premises');
  await designer.inspector.getByLabel('Connection', { exact: true }).selectOption('Transit gateway');
  await expect(designer.thing('Network Office, through the transit gateway')).toBeVisible();

  await designer.subnet(ECS_B).click();
  await expect(designer.inspector.getByText('peering connection to Paris')).toBeVisible();
  await expect(designer.canvas.getByRole('img', { name: /^Where packets/ })).toHaveAccessibleName(
    /10\.8\.0\.0\/16 to peering connection to Paris; 192\.168\.0\.0\/16 to transit gateway/,
  );
});

test('a route table is written by hand, refused in place, used and removed', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(DATA_A).click();
  await designer.inspector
    .getByLabel('Route table', { exact: true })
    .selectOption('New table from this one…');

  await expect(designer.inspector.getByRole('heading', { name: 'own-isolated' })).toBeVisible();
  const destination = designer.inspector.getByLabel('Destination of the new route');
  await destination.fill('10.8.0.7/16');
  await designer.inspector.getByLabel('Target of the new route').selectOption('NAT gateway us-east-1b');
  await destination.press('Enter');
  await expect(designer.inspector.getByRole('alert')).toContainText('the network is 10.8.0.0/16');
  await designer.inspector.getByRole('button', { name: 'Use 10.8.0.0/16' }).click();
  await expect(designer.inspector.getByRole('group', { name: 'Route to 10.8.0.0/16' })).toBeVisible();
  await designer.inspector.getByRole('button', { name: 'Data a' }).click();
  await expect(designer.inspector.getByText('Private subnet')).toBeVisible();

  await designer.inspector
    .getByLabel('Route table', { exact: true })
    .selectOption('Main table of the VPC: local alone');
  await expect(designer.inspector.getByText('Isolated subnet')).toBeVisible();
  const findings = await designer.show('Findings');
  await expect(findings.getByText('Data a is left on the main route table', { exact: false })).toBeVisible();
  await findings.getByText('No subnet uses the route table own-isolated.').click();
  await expect(designer.inspector.getByRole('heading', { name: 'own-isolated' })).toBeVisible();
  await designer.inspector.getByRole('button', { name: 'Remove route table' }).click();
  await expect(findings.getByText('No subnet uses the route table')).toHaveCount(0);
});
