import { readFile } from 'node:fs/promises';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

test('the address map fits the dock, names every range, and selects what is clicked', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');

  const hidden = await map.evaluate((panel) => panel.scrollHeight - panel.clientHeight);
  expect(hidden, 'pixels of the map below the dock at its usual height').toBe(0);
  await map.getByRole('button', { name: /^ECS b 10\.0\.4\.0\/22, 1,024 addresses/ }).click();
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('ECS tasks · us-east-1b');
  await map.getByRole('button', { name: /held for VPC peering/ }).click();
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('held for VPC peering');
});

test('the inventory is sorted, filtered, and copied without a cell that a spreadsheet would run', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  const name = designer.inspector.getByLabel('Name', { exact: true });
  const formula = '=HYPERLINK("http://example.com/a/path/so/long/that/its/end/is/cut/off")';
  await name.fill(formula);
  await name.press('Enter');
  const inventory = await designer.show('Inventory');

  await inventory.getByRole('button', { name: 'Addresses' }).click();
  await inventory.getByRole('button', { name: 'Addresses' }).click();
  await expect(inventory.getByRole('row').nth(1)).toContainText('1,024');
  await inventory.getByRole('searchbox').fill('us-east-1b');
  await expect(inventory.getByRole('status')).toHaveText('4 subnets');
  const cell = inventory.getByRole('rowheader', { name: formula });
  const [outer, inner] = [await cell.boundingBox(), await cell.getByRole('button').boundingBox()];
  if (outer === null || inner === null) throw new Error('the long name is not shown');
  // As a whole it would leave three dots.
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
  expect(inner.width).toBeGreaterThan(outer.width * 0.8);
  await inventory.getByRole('button', { name: 'Copy as table' }).click();
  await expect(page.getByText('Copied 4 rows')).toBeVisible();

  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines).toHaveLength(5);
  const cells = lines.flatMap((line) => line.split('\t'));
  expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
});

test('the inventory is grouped with subtotals, shows the five addresses AWS keeps, and becomes a CSV file', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const inventory = await designer.show('Inventory');

  await inventory.getByLabel('Group by').selectOption('tier');
  await expect(inventory.getByRole('row', { name: /^ECS tasks · 3 subnets 3,072 15/ })).toBeVisible();
  await inventory.getByLabel('AWS’s five').check();
  await inventory.getByRole('searchbox').fill('data b');
  await expect(inventory.getByRole('row', { name: /Data b/ })).toContainText(
    /10\.0\.21\.0.*10\.0\.21\.1.*10\.0\.21\.2.*10\.0\.21\.3.*10\.0\.21\.255/,
  );
  const download = page.waitForEvent('download');
  await inventory.getByRole('button', { name: 'Download CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('agents-1000-inventory.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"Data b","data-b","RDS · ElastiCache","us-east-1b","10.0.21.0/24"');
});

test('the allocation matrix shows tiers by zones with their sums, and selects what is clicked', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const inventory = await designer.show('Inventory');
  await inventory.getByRole('button', { name: 'Tiers by zones' }).click();
  const matrix = inventory.getByRole('table', { name: 'Subnet allocation matrix' });

  await expect(matrix.getByRole('row', { name: /^ECS tasks 10\.0\.0\.0\/20/ })).toContainText(
    '3 subnets · 3,057 usable',
  );
  await expect(matrix.getByRole('row').last()).toContainText('12 subnets');
  await matrix.getByRole('button', { name: /^10\.0\.4\.0\/22/ }).click();
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('ECS tasks · us-east-1b');
});

test('the cost of each choice of NAT stands beside the others, and taking one changes the total', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'NAT', exact: true }).click();

  await cost.getByRole('button', { name: /^One NAT gateway for all/ }).click();

  await expect(designer.totals).toContainText('$146.00 / month');
  await expect(cost.getByRole('button', { name: /^One NAT gateway for all/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByText(/^recalculated in \d/)).toBeVisible();
});

test('a cell of the security matrix opens what it allows', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const security = await designer.show('Security');

  await security.getByRole('gridcell', { name: 'ecs-worker-sg to mq-sg: tcp 61614' }).click();

  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('ecs-worker-sg → mq-sg');
  await expect(designer.inspector.getByLabel(/^Ports/)).toHaveValue('61614');
});

test('a fix is one step that carries its name, and undo takes it back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const findings = await designer.show('Findings');
  const fix = findings.getByRole('button', { name: 'Fix: Do without NAT' });

  await fix.click();

  await expect(designer.totals).toContainText('$109.50 / month');
  await expect(fix).toBeHidden();
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveAttribute('title', /^Undo: Do without NAT/);
  await undo.click();
  await expect(designer.totals).toContainText('$219.00 / month');
  await expect(undo).toBeDisabled();
});

test('a finding is set aside with a reason, and can be restored', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await expect(designer.totals).toContainText('1 warning');
  const findings = await designer.show('Findings');

  await findings.getByRole('button', { name: 'Set aside…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Set this finding aside' });
  await dialog.getByLabel('Reason').fill('Partners are reached through NAT from the second phase on.');
  await dialog.getByLabel('Your name').fill('Ana');
  await dialog.getByRole('button', { name: 'Set aside' }).click();

  await expect(designer.totals).toContainText('0 warnings');
  await findings.getByText('Set aside · 1').click();
  await expect(findings).toContainText(/Set aside by Ana on \d{4}-\d\d-\d\d: Partners are reached/);
  await findings.getByRole('button', { name: 'Restore' }).click();
  await expect(designer.totals).toContainText('1 warning');
});

test('an export with errors asks first, and a running one can be cancelled', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const agents = designer.inspector.getByLabel('Agents at most');
  await agents.fill('1,000,000');
  await agents.press('Enter');
  await expect(designer.totals).toContainText('5 errors');
  // Held back, the code of the export leaves time to cancel it.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/handoffPackage*.js', async (route) => {
    await held;
    await route.continue();
  });
  let downloads = 0;
  page.on('download', () => (downloads += 1));

  await page.getByRole('button', { name: 'Export handoff package' }).click();
  const question = page.getByRole('dialog', { name: 'This design has 5 errors' });
  await expect(question).toContainText('ECS a would hold 666,680 addresses');
  await question.getByRole('button', { name: 'Export with errors' }).click();
  const progress = page.getByRole('group', { name: 'Export' });
  await expect(progress.getByRole('progressbar')).toBeVisible();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  release();

  await expect(page.getByRole('button', { name: 'Export handoff package' })).toBeVisible();
  expect(downloads).toBe(0);
});

test('an export of what looks like a secret asks first, and nothing shows it again', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const secret = `AKIA${'J5ZQ'.repeat(4)}`;
  await designer.thing('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
  await designer.inspector.getByLabel('Notes').fill(`for the agents: ${secret}`);
  await designer.inspector.getByLabel('Notes').blur();

  await page
    .getByRole('button', { name: /^Export/ })
    .first()
    .click();
  const question = page.getByRole('dialog', { name: 'This design holds what looks like a secret' });
  await expect(question).toContainText(
    'In the notes of subnet ECS b stands what looks like an AWS access key.',
  );
  await expect(question).not.toContainText(secret);
  await question.getByRole('button', { name: 'Show the findings' }).click();
  await expect(
    page.getByRole('button', { name: /^Warning: In the notes of subnet ECS b/ }).first(),
  ).toBeVisible();
});

test('designs are renamed, deleted and brought back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const open = () => page.getByRole('button', { name: 'All designs' }).click();
  await open();
  const dialog = page.getByRole('dialog', { name: 'Designs in this browser' });
  await dialog.getByRole('button', { name: /Two-zone web application/ }).click();
  await expect(dialog).toBeHidden();
  await open();

  await dialog.getByRole('button', { name: 'Rename agents-1000' }).click();
  await dialog.getByLabel('New name of agents-1000').fill('agents-2000');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Delete agents-2000' }).click();
  await dialog.getByText('1 deleted design').click();
  await dialog.getByRole('button', { name: 'Bring back' }).click();
  await dialog.getByRole('button', { name: /^agents-2000/ }).click();

  await expect(designer.totals).toContainText('12 subnets');
  const title = (name: string) => page.getByRole('button', { name: `Design ${name}, rename` });
  await expect(title('agents-2000')).toBeVisible();

  await open();
  await dialog.getByRole('button', { name: 'Rename agents-2000' }).click();
  await dialog.getByLabel('New name of agents-2000').fill('agents-3000');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: /^agents-3000 · open now/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(title('agents-3000')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(title('agents-2000')).toBeVisible();
  await expect(page.getByText(/also changed in another tab/)).toBeHidden();
});

test('where the browser keeps nothing, that is said and a file is offered', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
  });
  const designer = new Designer(page);
  await designer.open();

  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'download now' }).click();

  const saved: unknown = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved).toMatchObject({ format: 'groundplan', name: 'agents-1000' });
});

test('the sizes of the panels are remembered', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const size = async () => [
    (await designer.inspector.boundingBox())?.width,
    (await page.getByRole('region', { name: 'Dock' }).boundingBox())?.height,
  ];
  const before = await size();
  await page.getByRole('separator', { name: 'Width of the inspector' }).press('ArrowLeft');
  await page.getByRole('separator', { name: 'Height of the dock' }).press('ArrowUp');
  await expect.poll(async () => (await size()).every((pixels, at) => pixels !== before[at])).toBe(true);
  const rounded = async () => (await size()).map((pixels) => Math.round(pixels ?? 0));
  const given = await rounded();

  await designer.show('Inventory');
  await designer.saved();
  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();

  await expect.poll(rounded).toEqual(given);
});

test('the dock takes most of the height when it is asked to, and gives it back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const height = async () => (await page.getByRole('region', { name: 'Dock' }).boundingBox())?.height ?? 0;
  const usual = await height();

  await page.getByRole('button', { name: 'Give the dock most of the height' }).click();
  await expect.poll(height).toBeGreaterThan(2 * usual);
  await page.reload();
  await designer.canvas.getByLabel(/^VPC /).waitFor();
  await expect.poll(height).toBeGreaterThan(2 * usual);
  await page.getByRole('button', { name: 'Close the dock' }).click();
  await page.getByRole('button', { name: 'Open the dock' }).click();
  await expect.poll(height).toBeGreaterThan(2 * usual);

  await page.getByRole('button', { name: 'Give the dock its usual height' }).click();
  await expect.poll(height).toBeCloseTo(usual, 0);
});
