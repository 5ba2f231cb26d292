import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';

const ecsB = 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b';

test('a thread on a subnet is begun by key, answered, resolved, and outlives its subnet', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ecsB).click();
  await page.keyboard.press('c');

  const words = page.getByRole('textbox', { name: 'What there is to say' });
  await expect(words).toBeFocused();
  await page.keyboard.type('Room for 200 more agents?');
  const form = page.getByRole('form', { name: 'Comment', exact: true });
  await form.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await form.getByRole('combobox', { name: 'Weight' }).selectOption('Issue, high');
  await form.getByRole('button', { name: 'Comment' }).click();

  const thread = page.getByRole('button', { name: /Issue, high.*ECS b.*Room for 200/ });
  await thread.press('Enter');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('In the reserve.');
  await page.getByRole('button', { name: 'Reply' }).click();
  await expect(page.getByText('In the reserve.')).toBeVisible();

  await page
    .getByRole('form', { name: 'Resolve the thread' })
    .getByRole('button', { name: 'Resolve' })
    .click();
  await expect(page.getByText('No thread fits these filters.')).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Resolved');
  await expect(page.getByRole('button', { name: /Resolved.*ECS b/ })).toBeVisible();

  await designer.subnet(ecsB).click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('ECS b (no longer there)')).toBeVisible();
  await designer.saved();
  await designer.open();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Resolved');
  await expect(page.getByText('ECS b (no longer there)')).toBeVisible();
});

test('a pin leads to its thread, by pointer and by key', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.subnet(ecsB).click();
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'What there is to say' }).fill('Room for more?');
  const form = page.getByRole('form', { name: 'Comment', exact: true });
  await form.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await form.getByRole('button', { name: 'Comment' }).click();
  const thread = page.getByRole('button', { name: /Comment.*ECS b.*Room for more/ });
  await expect(thread).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('tab', { name: 'Inventory' }).click();
  await designer.subnet('Subnet MQ b, Amazon MQ, 10.0.25.0/24, us-east-1b').click();

  await designer.canvas.getByRole('button', { name: /^1 open on Subnet ECS b/ }).click();
  await expect(thread).toBeFocused();
  await expect(thread).toHaveAttribute('aria-expanded', 'true');
  await expect(designer.inspector).toContainText('ECS tasks · us-east-1b');

  // A thread that the filters pass by is shown all the same.
  await page.getByRole('combobox', { name: 'State' }).selectOption('Resolved');
  await expect(thread).toBeVisible();
  await thread.click();
  await expect(thread).toBeHidden();
  await designer.subnet(ecsB).click();
  await page.keyboard.press('Shift+C');
  await expect(thread).toBeFocused();
  await expect(thread).toHaveAttribute('aria-expanded', 'true');
});
