import { expect, test } from './fixtures.ts';
import { Designer } from './designer.ts';

/** Every choice with the total before traffic, and how many things of NAT the canvas then shows. */
const choices = [
  ['NAT gateway per zone', '$219.00', /^NAT gateway/, 3],
  ['One NAT gateway for all', '$146.00', /^NAT gateway/, 1],
  ['Regional NAT gateway', '$219.00', /^Regional NAT gateway/, 1],
  ['NAT instance per zone', '$131.57', /^NAT instance/, 3],
  ['One NAT instance for all', '$116.86', /^NAT instance/, 1],
] as const;

test('each of the six choices of NAT is taken in the inspector; figures and canvas follow, and undo', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.thing('NAT gateway us-east-1b').click();
  // The menu comes a moment later; a key before it would take the selection back.
  await expect(designer.menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.menu).toBeHidden();

  for (const [label, total, name, count] of [...choices.slice(1), choices[0]]) {
    await designer.inspector.getByLabel('Way out').selectOption({ label });
    await expect(designer.totals).toContainText(total);
    await expect(designer.canvas.getByLabel(name)).toHaveCount(count);
  }
  await designer.inspector.getByLabel('Way out').selectOption({ label: 'None' });
  await expect(designer.totals).toContainText('$109.50');
  await expect(designer.canvas.getByLabel(/NAT (gateway|instance)/)).toHaveCount(0);

  await designer.undo();
  await expect(designer.totals).toContainText('$219.00');
  await designer.undo();
  await expect(designer.totals).toContainText('$116.86');
  await expect(designer.canvas.getByLabel(/^NAT instance/)).toHaveCount(1);
});

test('the cost of the six choices stands side by side with what makes it up', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'NAT', exact: true }).click();

  const single = cost.getByRole('button', { name: /^One NAT gateway for all/ });
  await expect(single).toContainText('146.00');
  await expect(single).toContainText('Crossing zones');
  await cost.getByRole('button', { name: /^NAT instance per zone/ }).click();
  await expect(designer.totals).toContainText('$131.57');
});

test('a choice that leaves zones without a way out for longer than is allowed is marked, with why', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const panel = await designer.show('Planning');
  await panel.getByRole('button', { name: 'Decisions', exact: true }).click();
  const point = panel.getByRole('region', { name: 'How do private subnets reach the internet?' });

  await expect(point.getByRole('row', { name: /^Whole network before traffic/ })).toContainText('146.00');
  await point.getByLabel('Longest outage, minutes').fill('5');
  await point.getByLabel('Longest outage, minutes').press('Enter');
  await expect(point).toContainText('until a person has acted, and 5 minutes are allowed');
  await expect(point.locator('.recommendation')).toContainText('may be gone for 5 minutes');

  await point.getByRole('combobox', { name: 'with' }).selectOption({ label: 'One NAT gateway' });
  const failing = point.getByRole('row', { name: /^us-east-1a fails/ });
  await expect(failing).toContainText('us-east-1b and us-east-1c lose their way out');
  await expect(failing).toContainText('Create a NAT gateway in another zone');

  await point.getByRole('button', { name: 'Take this option: One NAT gateway', exact: true }).click();
  await expect(designer.totals).toContainText('$146.00');
});
