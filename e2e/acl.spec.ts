import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const DATA_A = 'Subnet Data a, RDS · ElastiCache, 10.0.20.0/24, us-east-1a';

test('a network ACL that blocks return traffic is told, and mended by one click', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const { inspector } = designer;
  await designer.subnet(DATA_A).click();
  await inspector.getByLabel('Network ACL', { exact: true }).selectOption('New network ACL…');
  await expect(inspector.getByRole('heading', { name: 'network-acl' })).toBeVisible();
  await expect(inspector.getByRole('checkbox', { name: 'Data a' })).toBeChecked();

  for (const name of [
    /^Remove entry 100: allow all traffic from/,
    /^Remove entry 100: allow all traffic to/,
  ]) {
    await inspector.getByRole('button', { name }).click();
  }
  const inbound = inspector.getByLabel('New inbound entry');
  await inbound.fill('postgres from alb');
  await inbound.press('Enter');
  await expect(inspector.getByText('A network ACL knows addresses alone')).toBeVisible();
  await inbound.fill('postgres from 10.0.0.0/16');
  await inbound.press('Enter');
  await expect(
    inspector.getByRole('group', { name: /^entry 100: allow tcp 5432 from 10\.0\.0\.0\/16/ }),
  ).toBeVisible();

  const blocked = inspector.getByText(
    'network-acl lets tcp 5432 in from 10.0.0.0/16, but no entry lets the replies out.',
  );
  await expect(blocked).toBeVisible();
  await inspector.getByRole('button', { name: 'Allow return traffic' }).first().click();
  await expect(
    inspector.getByRole('group', { name: 'entry 100: allow tcp 1024-65535 to 10.0.0.0/16' }),
  ).toBeVisible();
  await expect(blocked).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(blocked).toBeVisible();
});
