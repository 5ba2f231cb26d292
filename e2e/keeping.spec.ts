import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('a reload brings back the design, undo and redo, and the view', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.palette.getByRole('switch', { name: 'Cost heat' }).click();
  await designer.show('Cost');
  const ecsB = designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b');
  await ecsB.click();
  await page.keyboard.press('Delete');
  await expect(ecsB).toBeHidden();
  await designer.subnet('Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c').click();
  await page.keyboard.press('Delete');
  await designer.undo();
  await expect(designer.totals).toContainText('11 subnets');
  await designer.saved();

  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();

  await expect(designer.totals).toContainText('11 subnets');
  await expect(designer.palette.getByRole('switch', { name: 'Cost heat' })).toBeChecked();
  await expect(designer.tab('Cost')).toHaveAttribute('aria-selected', 'true');
  await designer.redo();
  await expect(designer.totals).toContainText('10 subnets');
  await designer.undo();
  await designer.undo();
  await expect(designer.totals).toContainText('12 subnets');
  await expect(ecsB).toBeVisible();
});

test('a gesture is kept even when the tab is closed at once', async ({ page, context }) => {
  const designer = new Designer(page);
  await designer.open();
  for (let round = 1; round <= 3; round += 1) {
    const current = context.pages().at(-1) ?? page;
    const here = new Designer(current);
    const card = here.canvas.getByLabel(/^Subnet /).first();
    await card.click();
    await current.keyboard.press('Delete');
    await current.close({ runBeforeUnload: false });
    const again = new Designer(await context.newPage());
    await again.open();
    await expect(again.totals).toContainText(`${String(12 - round)} subnets`);
  }
});

test('a gesture is kept without the tab hearing another answer of the browser', async ({ page, context }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  await designer.saved();
  await page.evaluate(() => {
    const deaf = () => undefined;
    IDBRequest.prototype.addEventListener = deaf;
    IDBTransaction.prototype.addEventListener = deaf;
  });

  // The second is made while the first is on its way for good.
  await page.keyboard.press('Delete');
  await designer.subnet('Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c').click();
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('10 subnets');
  await page.close();

  const again = new Designer(await context.newPage());
  await again.open();
  await expect(again.totals).toContainText('10 subnets');
  await again.undo();
  await again.undo();
  await expect(again.totals).toContainText('12 subnets');
});

test('two tabs never overwrite each other', async ({ page, context }) => {
  const first = new Designer(page);
  await first.open();
  const second = new Designer(await context.newPage());
  await second.open();

  await first.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  await page.keyboard.press('Delete');
  await first.saved();
  await second.subnet('Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c').click();
  await second.page.keyboard.press('Delete');

  await expect(second.page.getByText(/changed in another tab/)).toBeVisible();
  await second.saved();
  await second.page.reload();
  await second.canvas.getByLabel(/^VPC /).waitFor();
  await expect(second.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b')).toBeVisible();
  await expect(second.subnet('Subnet MQ c, Amazon MQ, 10.0.26.0/24, us-east-1c')).toBeHidden();
  await second.page.getByRole('button', { name: 'All designs' }).click();
  await expect(second.page.getByRole('dialog').getByText('agents-1000')).toHaveCount(2);
});

test('a broken file is refused in one sentence and the open design stays', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.addresses();

  for (const [content, sentence] of [
    ['', /empty/i],
    ['{"format": "groundplan", "version": 99}', /newer/i],
    ['{"format": "groundplan", "ver', /line 1/i],
    ['[1, 2, 3]', /not a Groundplan design/i],
  ] as const) {
    await page.getByRole('button', { name: 'All designs' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /open (a )?file/i }).click();
    await (
      await chooser
    ).setFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(page.getByText(sentence).last()).toBeVisible();
    await page.keyboard.press('Escape');
  }

  expect(await designer.addresses()).toEqual(before);
});

test('a worker that crashes is replaced and the figures catch up', async ({ page }) => {
  let crashes = 0;
  await page.route('**/evaluation.worker*.js', async (route) => {
    crashes += 1;
    if (crashes === 1)
      await route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken on purpose")' });
    else await route.continue();
  });
  const designer = new Designer(page);

  await designer.open();

  await expect(designer.totals).toContainText('$219.00 / month');
  expect(crashes).toBeGreaterThan(1);
});
