import type { Locator } from 'playwright/test';
import { generatedDesign } from '../src/engine/templates/generatedDesign.ts';
import { writeDesign } from '../src/engine/design/readDesign.ts';
import { Designer, middleOf, placeOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

const cell = (map: Locator, name: RegExp) => map.getByRole('button', { name });
const ecsB = (map: Locator) => cell(map, /^ECS b 10/);
const track = (map: Locator) => map.getByRole('group', { name: /in the order of their addresses/ });

test('a block snaps to a free place, says the CIDR it would get, and Esc puts it back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');

  await designer.dragOver(ecsB(map), cell(map, /^Kept 10\.0\.12\.0\/22/));
  await expect(map.getByText('10.0.12.0/22 · 1,024 addresses · pins it here')).toBeVisible();
  await page.keyboard.press('Escape');
  await designer.drop();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

  await designer.drag(ecsB(map), cell(map, /^Kept 10\.0\.12\.0\/22/));
  await expect(cell(map, /^ECS b 10\.0\.12\.0\/22/)).toBeVisible();
  expect(await designer.lastStep()).toBe('Pin ECS b to 10.0.12.0/22');
  await designer.undo();
  await expect(cell(map, /^ECS b 10\.0\.4\.0\/22/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('where a block may not land it says why, and letting go there changes nothing', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');

  await designer.dragOver(ecsB(map), cell(map, /^Data b/));
  await expect(map.getByText(/overlaps subnet Data a .*10\.0\.12\.0\/22 is free\./)).toBeVisible();
  await designer.drop();

  await expect(page.getByRole('alert').filter({ hasText: 'overlaps subnet Data a' })).toBeVisible();
  await expect(ecsB(map)).toHaveAccessibleName('ECS b 10.0.4.0/22, 1,024 addresses');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('an edge is pulled in powers of two', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');
  const box = await placeOf(cell(map, /^ECS c 10/));
  const y = box.y + box.height / 2;

  await designer.press({ x: box.x + box.width - 2, y }, { x: box.x + box.width * 1.9, y });
  await expect(map.getByText('10.0.8.0/21 · 2,048 addresses')).toBeVisible();
  await designer.drop();

  await expect(cell(map, /^ECS c 10\.0\.8\.0\/21, 2,048 addresses/)).toBeVisible();
  expect(await designer.lastStep()).toBe('Resize ECS c to /21');
});

test('all of it works by keyboard, and is said aloud', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');
  const said = map.getByRole('status').last();

  await cell(map, /^ECS a 10/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(ecsB(map)).toBeFocused();
  await page.keyboard.press('m');
  await expect(said).toContainText('ECS b is in your hand');
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('10.0.12.0/22');
  await page.keyboard.press('Escape');
  await expect(said).toHaveText('ECS b stays at 10.0.4.0/22.');
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(cell(map, /^ECS b 10\.0\.12\.0\/22/)).toBeFocused();

  await page.keyboard.press('s');
  await expect(cell(map, /^ECS b 2 10\.0\.14\.0\/23/)).toBeVisible();
  expect(await designer.lastStep()).toBe('Split ECS b in two');
  await cell(map, /^ECS b 10\.0\.12\.0\/23/).focus();
  await page.keyboard.press('j');
  await expect(cell(map, /^ECS b 10\.0\.12\.0\/22/)).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(map, /^ECS b 10\.0\.12\.0\/23/)).toBeVisible();

  await cell(map, /^Free 10\.0\.28\.0\/22/).focus();
  await page.keyboard.press('h');
  await expect(cell(map, /^held 10\.0\.28\.0\/22/)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(cell(map, /^Free 10\.0\.28\.0\/22/)).toBeFocused();
});

test('the menu of a block and of a hole do what dragging does', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const map = await designer.show('Address map');

  await cell(map, /^Free 10\.0\.28\.0\/22/).click();
  await designer.choose('Keep 10.0.28.0/22 free');
  await expect(cell(map, /^held 10\.0\.28\.0\/22/)).toBeVisible();
  await designer.chooseFor(ecsB(map), 'Move to…', /^10\.0\.12\.0\/22/);
  await expect(cell(map, /^ECS b 10\.0\.12\.0\/22/)).toBeVisible();
  await designer.chooseFor(ecsB(map), 'Split in two');
  await designer.chooseFor(cell(map, /^ECS b 2 10\.0\.14/), 'Join with ECS b');
  await expect(cell(map, /^ECS b 2 10\.0\.12\.0\/22/)).toBeVisible();
  expect(await designer.lastStep()).toBe('Join ECS b 2 and ECS b');
});

test('an address typed into the search names who holds it and what it is there, and goes to it', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.show('Cost');
  const ask = async (address: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill(address);
    return page.getByRole('option').first();
  };

  const first = await ask('10.0.4.2');
  await expect(first).toHaveText(/ECS b.*10\.0\.4\.2 is kept by AWS: DNS server · 10\.0\.4\.0\/22/);
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { level: 2 })).toHaveText('ECS tasks · us-east-1b');
  const map = page.getByRole('tabpanel', { name: 'Address map' });
  await expect(ecsB(map)).toHaveAttribute('aria-pressed', 'true');

  const hole = await ask('10.0.130.9');
  await expect(hole).toHaveText(/Free space.*10\.0\.130\.9 is free · 10\.0\.128\.0\/18/);
  await page.keyboard.press('Enter');
  await expect(cell(map, /^Free 10\.0\.128\.0\/18/)).toBeVisible();
});

test('500 subnets are a few blocks from afar and single ones from near', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const size = { zones: 4, tiers: 8, subnets: 500, groups: 8, flows: 20 };
  await designer.openFile(writeDesign(generatedDesign(size)));
  await expect(designer.totals).toContainText('500 subnets');
  const map = await designer.show('Address map');
  const many = cell(map, /^\d+ subnets 10\.0\.0\.0\/19, zoom in/);

  await expect(many).toBeVisible();
  expect(await track(map).getByRole('button').count()).toBeLessThan(30);
  await many.click();
  await cell(map, /^\d+ subnets 10\.0\.0\.0\//).click();
  await expect(cell(map, /^Subnet 1 10\.0\.0\.0\/25/)).toBeVisible();
  await expect(map.getByRole('navigation', { name: 'Part of the address space' })).toContainText(
    '10.0.0.0/16',
  );

  const { x, y } = await middleOf(cell(map, /^Subnet 1 10\.0\.0\.0\/25/));
  await page.mouse.move(x, y);
  const before = await placeOf(cell(map, /^Subnet 1 10\.0\.0\.0\/25/));
  await page.mouse.wheel(0, -400);
  await expect
    .poll(async () => (await cell(map, /^Subnet 1 10\.0\.0\.0\/25/).boundingBox())?.width ?? 0)
    .toBeGreaterThan(before.width * 1.2);
  await map.getByRole('button', { name: 'Whole block' }).click();
  await expect(many).toBeVisible();
});

test('peers and on-premises ranges stand beside the VPC, and one that overlaps it says so', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const design = await designer.file();
  const networks = {
    office: { name: 'Office', kind: 'on-premises', cidrs: ['10.64.0.0/12'], connection: null, notes: '' },
    legacy: { name: 'Legacy', kind: 'peered-vpc', cidrs: ['10.0.128.0/20'], connection: null, notes: '' },
  };
  await designer.openFile(JSON.stringify({ ...design, name: 'beside', networks }));
  const map = await designer.show('Address map');

  const beside = map.getByRole('region', { name: 'Other networks' });
  await expect(beside.getByRole('listitem')).toHaveText([
    '10.0.128.0/20 Legacy peered VPC · overlaps the VPC',
    '10.64.0.0/12 Office on-premises',
  ]);
});
