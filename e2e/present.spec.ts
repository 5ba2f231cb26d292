import { Designer, middleOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('a presentation goes through its steps, a second window follows it, and what is broken is told', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await page.keyboard.press('p');
  const stage = page.getByRole('region', { name: 'Presentation' });
  await expect(stage.getByRole('heading', { name: 'Address plan' })).toBeVisible();
  await expect(stage).toContainText('10.0.4.0/22');

  const opened = page.waitForEvent('popup');
  await page.keyboard.press('w');
  const projector = await opened;
  await expect(projector.getByRole('heading', { name: 'Address plan' })).toBeVisible();

  await page.keyboard.press('ArrowRight');
  await expect(projector.getByRole('heading', { name: 'Routing' })).toBeVisible();
  await expect(projector.getByRole('img', { name: /^The routes of/ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(projector.getByText('tcp 443', { exact: false }).first()).toBeVisible();
  await expect(projector.getByText(/^Proved for 13 pairs/)).toBeVisible();

  // A zone may fail; the endpoint of the logs may not.
  await page.keyboard.press('b');
  const broken = stage.getByRole('region', { name: 'Break it' });
  await broken.getByRole('button', { name: 'us-east-1a', exact: true }).click();
  await expect(broken).toContainText(
    '2,038 usable addresses left for 2,024 needed, 10 of them held by endpoints',
  );
  await expect(broken).toContainText('Nothing is lost that crossed a boundary.');
  await broken.getByRole('button', { name: 'logs', exact: true }).click();
  await expect(broken).toContainText('3 connections lost');
  await stage.getByRole('button', { name: "To AWS's APIs" }).click();
  await expect(projector.getByText('off', { exact: true }).first()).toBeVisible();

  await page.keyboard.press('b');
  await page.keyboard.press('l');
  await page.mouse.move(400, 600);
  await expect(projector.locator('.laser')).toBeVisible();
  const spot = await middleOf(stage.locator('.laser'));
  expect(Math.hypot(spot.x - 400, spot.y - 600), 'the spot is where the pointer is').toBeLessThan(2);

  await page.keyboard.press('Escape');
  await expect(designer.canvas).toBeVisible();
  expect(await designer.addresses()).toHaveProperty('ECS b', '10.0.4.0/22');
});

test('in a review the fields of the inspector are there to be read, and take edits again afterwards', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await page.getByText('Review', { exact: true }).click();
  await designer.canvas.getByLabel(/^Subnet ECS b/).click();
  const { inspector } = designer;
  const note = inspector.getByText('Review mode: comment, decide or sign');
  const field = inspector.getByLabel('CIDR', { exact: true });
  await expect(note).toBeVisible();
  await expect(field).toHaveJSProperty('readOnly', true);
  await expect(field).toHaveValue('10.0.4.0/22');
  await expect(inspector.getByRole('button', { name: 'Remove subnet' })).toBeHidden();
  for (const choice of await inspector.getByRole('combobox').all()) await expect(choice).toBeDisabled();

  await page.getByText('Design', { exact: true }).click();
  await expect(note).toBeHidden();
  await expect(field).toHaveJSProperty('readOnly', false);
  await expect(inspector.getByRole('button', { name: 'Remove subnet' })).toBeVisible();
});
