import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('asks what a thing can reach, says it exactly, and shows the way until Esc', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.chooseFor(designer.thing('Security group ecs-worker-sg'), 'What can this reach…');
  const security = await designer.show('Security');

  await expect(security.getByLabel('From')).toHaveValue('group:ecs-worker');
  await security.getByLabel('To', { exact: true }).selectOption({ label: 'PostgreSQL' });
  await expect(security.getByRole('status')).toContainText(
    /^Yes\. From ecs-worker-sg to PostgreSQL gets tcp 5432/,
  );
  await expect(designer.canvas.getByRole('img', { name: /gets tcp 5432/ })).toBeVisible();

  await security.getByLabel('Traffic, empty for anything').fill('22');
  await expect(security.getByRole('status')).toContainText(/^No\. ecs-worker-sg/);
  await expect(security.getByRole('listitem').filter({ hasText: 'stops it' })).toHaveCount(1);

  await security.getByLabel('To', { exact: true }).selectOption('internet');
  await security.getByLabel('Traffic, empty for anything').fill('443');
  await expect(security.getByRole('status')).toContainText(/^(Yes|No)\./);
  await security.getByRole('heading', { name: 'There' }).click();
  await page.keyboard.press('Escape');
  await expect(security.getByRole('button', { name: 'Show it on the canvas' })).toBeVisible();
});
