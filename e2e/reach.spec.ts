import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('asks what a thing can reach, says it exactly, and shows the way until Esc', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.chooseFor(designer.thing('Security group ecs-worker-sg'), 'What can this reach…');
  const security = await designer.show('Security');
  const verdict = security.getByRole('status');
  const traffic = security.getByLabel('Traffic, empty for anything');

  await expect(security.getByLabel('From')).toHaveValue('group:ecs-worker');
  await security.getByLabel('To', { exact: true }).selectOption({ label: 'PostgreSQL' });
  await expect(verdict).toHaveText(
    'Yes. From ecs-worker-sg tcp 5432 arrives at PostgreSQL and is answered, and nothing else.',
  );
  await expect(designer.canvas.getByRole('img', { name: /tcp 5432 arrives at PostgreSQL/ })).toBeVisible();
  await security.getByText('Exactly these packets arrive').click();
  await expect(
    security.getByRole('row', { name: /tcp .*10\.0\.0\.4.* any .*10\.0\.20\.4.* 5432/ }),
  ).toBeVisible();
  await expect(security.getByRole('list', { name: 'The answer back' })).toBeVisible();

  await traffic.fill('22');
  await expect(verdict).toContainText(/^No\. ecs-worker-sg cannot send tcp 22 to PostgreSQL/);
  await expect(security.getByRole('listitem').filter({ hasText: 'stops it' })).toHaveCount(1);

  await security.getByLabel('To', { exact: true }).selectOption('internet');
  await traffic.fill('443');
  await expect(verdict).toContainText(/^(Yes|No)\./);
  await security.getByRole('heading', { name: 'There' }).click();
  await page.keyboard.press('Escape');
  await expect(security.getByRole('button', { name: 'Show it on the canvas' })).toBeVisible();
});

test('offers the smallest change that opens a way, makes it as one step, and says what it would break', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.chooseFor(designer.thing('Security group ecs-worker-sg'), 'What can this reach…');
  const security = await designer.show('Security');
  const verdict = security.getByRole('status');
  const change = security.getByRole('region', { name: 'Smallest change that opens it' });

  await security.getByLabel('To', { exact: true }).selectOption({ label: 'ElastiCache' });
  await security.getByLabel('Traffic, empty for anything').fill('6379');
  await expect(security.getByText('ElastiCache has no security group of the design')).toBeVisible();

  await security.getByLabel('To', { exact: true }).selectOption({ label: 'PostgreSQL' });
  await security.getByLabel('Traffic, empty for anything').fill('22');
  await expect(change.getByRole('listitem')).toHaveText([
    'Let tcp 22 out of ecs-worker-sg to rds-sg',
    'Let tcp 22 in to rds-sg from ecs-worker-sg',
  ]);
  await expect(change.getByText(/Would break: No path between tiers/)).toBeVisible();
  await change.getByRole('button', { name: 'Make this change all the same' }).click();
  await expect(verdict).toContainText('Yes. tcp 22');
  await expect(change).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(change).toBeVisible();
});
