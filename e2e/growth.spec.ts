import type { Locator } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

/** Every subnet's address, by its id, from the design's own file. */
async function addresses(designer: Designer): Promise<ReadonlyMap<string, unknown>> {
  const { subnets } = await designer.file();
  return new Map(Object.entries(subnets).map(([id, { cidr }]) => [id, cidr]));
}

async function openGrowth(designer: Designer): Promise<Locator> {
  const panel = await designer.show('Planning');
  await panel.getByRole('button', { name: 'Growth', exact: true }).click();
  return panel.getByRole('region', { name: 'Growth', exact: true });
}

async function apply(growth: Locator): Promise<void> {
  await growth.getByRole('button', { name: 'Apply' }).click();
  await expect(growth.getByRole('button', { name: 'Apply' })).toBeHidden();
}

test('the template grows from two zones to four and from 1,000 to 1,500 agents, and no address that exists changes', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.thing('Availability Zone us-east-1c, use1-az3').click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Delete');
  await expect(designer.totals).toContainText('2 AZs');
  const first = await addresses(designer);
  expect(first.size).toBe(8);

  const growth = await openGrowth(designer);
  const consequence = growth.getByRole('region', { name: 'Consequence' });
  // 73.00 for hours, and what crosses zones between tiers: 2 of 3 parts for 1 of 2, then 3 of 4.
  for (const [zone, slot, cost] of [
    ['us-east-1c', '10.0.8.0/22', '+$86.18'],
    ['us-east-1d', '10.0.12.0/22', '+$79.59'],
  ] as const) {
    await growth.getByRole('button', { name: 'A further zone' }).click();
    await expect(consequence).toContainText(`A further zone: ${zone}`);
    await expect(consequence).toContainText('Nothing is renumbered, moved or replaced.');
    await expect(consequence).toContainText(slot);
    await expect(consequence).toContainText(cost);
    await apply(growth);
  }
  await expect(designer.totals).toContainText('4 AZs');

  const agents = growth.getByRole('textbox', { name: 'Agents', exact: true });
  await agents.fill('1,600');
  await expect(consequence).toContainText('Grow to 1,600 agents');
  await expect(consequence).toContainText('Adds 4 subnets');
  await agents.fill('1500');
  await expect(consequence).toContainText('Nothing has to be added.');
  await apply(growth);

  const last = await addresses(designer);
  expect(last.size).toBe(16);
  for (const [id, cidr] of first) expect(last.get(id)).toBe(cidr);

  await designer.undo();
  await designer.undo();
  await expect(designer.totals).toContainText('3 AZs');
});

test('the slider goes from one agent to the most the plan can ever hold, and says what stops it', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const growth = await openGrowth(designer);
  const slider = growth.getByRole('slider', { name: 'Agents on the slider' });
  const consequence = growth.getByRole('region', { name: 'Consequence' });

  await expect(slider).toHaveAttribute('aria-valuetext', '1,000 agents');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '1 agent');
  await expect(consequence).toContainText('Grow to 1 agent');
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '255,849 agents');
  await expect(consequence).toContainText('further VPC blocks');
  await expect(consequence).toContainText('10.1.0.0/16');

  await growth.getByRole('textbox', { name: 'Agents', exact: true }).fill('300000');
  await expect(consequence.getByRole('alert')).toContainText('The plan can never hold 300,000 agents');
  await consequence.getByRole('button', { name: 'Use 255,849' }).click();
  await expect(consequence).toContainText('Grow to 255,849 agents');
  await expect(growth.getByRole('table', { name: 'How far this plan goes' })).toContainText('9,954');
});

test('growth by dated targets is drawn, stands in a table, and names the month in which the tasks are full', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const growth = await openGrowth(designer);

  await growth.getByRole('button', { name: 'By dated targets' }).click();
  const from = growth.getByRole('textbox', { name: 'From month' });
  await growth.getByRole('textbox', { name: 'Month of target 1' }).fill('2099-12');
  await growth.getByRole('textbox', { name: 'Month of target 1' }).press('Enter');
  await from.fill('2099-02');
  await from.press('Enter');
  const agents = growth.getByRole('textbox', { name: 'Agents of target 1' });
  await agents.fill('2001');
  await agents.press('Enter');

  const full = growth.getByRole('table', { name: 'When each tier is full' });
  await expect(full.getByRole('row', { name: /^ECS tasks/ })).toContainText('2099-10');
  await expect(full.getByRole('row', { name: /^ECS tasks/ })).toContainText('2099-08');
  await expect(growth.getByRole('figure', { name: /Addresses by month in ECS tasks/ })).toBeVisible();
  await expect(growth.locator('path[data-series="demand"]')).toBeVisible();

  await growth.getByRole('button', { name: 'Add a target' }).click();
  const second = growth.getByRole('textbox', { name: 'Month of target 2' });
  await second.fill('2099-12');
  await second.press('Enter');
  await expect(growth.getByRole('alert')).toContainText('There are two targets for 2099-12; keep one.');
});
