import type { Locator } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

async function openIntents(designer: Designer): Promise<Locator> {
  const panel = await designer.show('Security');
  await panel.getByRole('navigation', { name: 'Security' }).getByRole('button', { name: 'Intents' }).click();
  return panel.getByRole('region', { name: 'Intents', exact: true });
}

async function newIntent(designer: Designer): Promise<{ readonly intents: Locator; readonly form: Locator }> {
  const intents = await openIntents(designer);
  await intents.getByRole('button', { name: 'Add an intent' }).click();
  return { intents, form: intents.getByRole('form', { name: 'New intent' }) };
}

test('an edit that breaks an intent turns it red at once, with the packet, and undo proves it again', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const intents = await openIntents(designer);
  await expect(intents).toContainText('8 intents: 8 proved');
  await designer.thing('Security group ecs-worker-sg').click();
  await designer.inspector.getByRole('button', { name: 'Delete the rule from ecs-supervisor-sg' }).click();

  const broken = intents.getByRole('article', { name: 'supervisor can reach workers on tcp 8080' });
  await expect(broken).toContainText('Broken');
  await expect(broken).toContainText(/tcp 10\.0\.0\.4:49152 → 10\.0\.0\.\d+:8080/);
  await expect(designer.totals).toContainText('1 error');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(broken).toContainText('Proved');
});

test('an intent is written from the menu, refused where it cannot be, and broken by what is there', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const { intents, form } = await newIntent(designer);
  await form.getByLabel('To', { exact: true }).selectOption('internet');
  await form.getByRole('button', { name: 'Demand it' }).click();
  await expect(form.getByRole('alert')).toContainText('Both ends are the internet');

  await form.getByLabel('From', { exact: true }).selectOption({ label: 'workers' });
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'PostgreSQL' });
  await form.getByLabel('Traffic').fill('5432');
  await expect(form).toContainText('Nothing from workers reaches PostgreSQL on tcp 5432.');
  await form.getByRole('button', { name: 'Demand it' }).click();
  await expect(
    intents.getByRole('article', { name: 'Nothing from workers reaches PostgreSQL on tcp 5432' }),
  ).toContainText('Broken');
});

test('a demand keeps its notes, which can be changed, and what would mend it beyond rules is a click away', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const { intents, form } = await newIntent(designer);
  await form.getByLabel('It must hold that').selectOption('One end can always reach the other');
  await form.getByLabel('From', { exact: true }).selectOption({ label: 'workers' });
  await form.getByLabel('To', { exact: true }).selectOption('internet');
  await form.getByLabel('Traffic').fill('443');
  await form.getByLabel('Notes').fill('Web hooks of customers');
  await form.getByRole('button', { name: 'Demand it' }).click();
  const row = intents.getByRole('article', { name: 'workers can reach the internet on tcp 443' });
  await expect(row).toContainText('Web hooks of customers');

  await row.getByRole('button', { name: /^Edit/ }).click();
  const change = intents.getByRole('form', { name: 'Change the intent' });
  await expect(change.getByLabel('Notes')).toHaveValue('Web hooks of customers');
  await change.getByLabel('Notes').fill('Web hooks of partners');
  await change.getByLabel('From', { exact: true }).selectOption({ label: 'PostgreSQL' });
  await change.getByRole('button', { name: 'Change it' }).click();
  const other = intents.getByRole('article', { name: 'PostgreSQL can reach the internet on tcp 443' });
  await expect(other).toContainText('Web hooks of partners');
  await expect(other).toContainText('Broken');
  await other.getByRole('button', { name: 'What would mend it' }).click();
  await expect(other).toContainText('Smallest change that opens it');
  await expect(other).toContainText('Would break: Nothing in RDS · ElastiCache reaches the internet.');
});

test('the smallest rule set takes away in one step what nothing needs', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const intents = await openIntents(designer);
  const rules = intents.getByRole('region', { name: 'Least privilege' });
  await expect(rules).toContainText('those are the rules that the design has');
  await intents.getByRole('button', { name: 'Remove: supervisor can reach workers on tcp 8080' }).click();
  await expect(rules.getByRole('row').filter({ hasText: 'Remove' })).toHaveCount(2);
  await rules.getByRole('button', { name: 'Use these rules' }).click();
  await expect(rules).toContainText('those are the rules that the design has');
  expect((await designer.file()).rules).not.toHaveProperty('ecs-worker-from-ecs-supervisor');
});
