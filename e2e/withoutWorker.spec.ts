import { expect, test } from 'playwright/test';

import { Designer } from './designer.ts';
import { natList } from './madeUpOffer.ts';

/* Without the fixture that forbids errors on the console: the browser itself reports the missing script there. */

const ways = {
  'the script of the worker never comes': async (page) => {
    await page.route('**/evaluation.worker*.js', (route) => route.abort());
  },
  'the browser has no workers': async (page) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'Worker');
    });
  },
} satisfies Record<string, (page: Designer['page']) => Promise<void>>;

for (const [way, prepare] of Object.entries(ways)) {
  test(`every figure is there when ${way}`, async ({ page }) => {
    await prepare(page);
    const designer = new Designer(page);

    await designer.open();
    await expect(designer.totals).toContainText('$219.00 / month');
    await designer.show('Inventory');
    const row = page.getByRole('row', { name: /ECS b/ });
    await expect(row).toContainText('ECS tasks: 675 addresses with headroom, 5 interface endpoints');
    await designer.subnet('Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b').click();
    await page.keyboard.press('Delete');

    await expect(designer.totals).toContainText('11 subnets');
    await expect(row).toBeHidden();
  });
}

test('a price list is read on the page itself when no thread for it can be started', async ({ page }) => {
  await page.route('**/priceList.worker*.js', (route) => route.abort());
  const designer = new Designer(page);
  await designer.open();
  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'Prices', exact: true }).click();

  const chooser = page.waitForEvent('filechooser');
  await cost.getByRole('button', { name: 'Load AWS price list…' }).click();
  const buffer = Buffer.from(natList('us-east-1', '0.1'));
  await (await chooser).setFiles({ name: 'ec2.json', mimeType: 'application/json', buffer });

  await expect(designer.totals).toContainText('$339.45 / month');
});
