import { open } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';

import { Designer } from './designer.ts';
import { expect, test } from './fixtures.ts';
import { natList } from './madeUpOffer.ts';

async function prices(page: Page): Promise<{ readonly designer: Designer; readonly panel: Locator }> {
  const designer = new Designer(page);
  await designer.open();
  const cost = await designer.show('Cost');
  await cost.getByRole('button', { name: 'Prices', exact: true }).click();
  return { designer, panel: cost.getByRole('region', { name: 'Prices', exact: true }) };
}

type Chosen = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function load(page: Page, panel: Locator, file: Chosen): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Load AWS price list…' }).click();
  await (await chooser).setFiles(file);
}

const named = (name: string, text: string): Chosen => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(text),
});

test('a price list changes every figure as one step that can be taken back, and says what it had', async ({
  page,
}) => {
  const { designer, panel } = await prices(page);

  await load(page, panel, named('ec2.json', natList('us-east-1', '0.1000000000')));
  await expect(panel.getByRole('status')).toContainText(
    '1 price taken from ec2.json (AmazonEC2 20261101000000 of 2026-11-01). 1 of 2 entries was of no use',
  );
  await expect(panel.getByText(/^Not in this list: NAT gateway, GB processed; /)).toBeVisible();
  await expect(
    panel.getByRole('row', {
      name: /^NAT gateway, hour\s*AWS price list AmazonEC2 20261101000000 \$0\.10 2026-11-01/,
    }),
  ).toBeVisible();
  // Three gateways for 730 hours: 0.1 instead of 0.045 USD each.
  await expect(designer.totals).toContainText('$339.45 / month');
  expect(await designer.lastStep()).toBe('Load 1 price of us-east-1');
  await designer.undo();
  await expect(designer.totals).toContainText('$219.00 / month');
  await designer.redo();
  await expect(designer.totals).toContainText('$339.45 / month');
  expect(await designer.file()).toMatchObject({
    pricing: { loaded: { 'us-east-1': { natGatewayHour: { price: 0.1, asOf: '2026-11-01' } } } },
  });
  await panel.getByRole('button', { name: 'Forget loaded prices' }).click();
  await expect(designer.totals).toContainText('$219.00 / month');
});

test('a list of another region is taken for that region, and says that it is not the design’s', async ({
  page,
}) => {
  const { designer, panel } = await prices(page);

  await load(page, panel, named('ec2.json', natList('eu-west-1', '0.1000000000')));

  await expect(panel.getByRole('status')).toContainText(
    'They are of eu-west-1; us-east-1, the region of this design, is not in the list',
  );
  await expect(designer.totals).toContainText('$219.00 / month');
});

test('a discount is taken off every price, and refused in place above 100 percent', async ({ page }) => {
  const { designer, panel } = await prices(page);
  const discount = panel.getByLabel('Discount in percent');

  await discount.fill('10');
  await discount.press('Enter');
  await expect(designer.totals).toContainText('$197.10 / month');
  await discount.fill('120');
  await discount.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('above 100 %');
  await expect(designer.totals).toContainText('$197.10 / month');
  await panel.page().getByRole('button', { name: 'Lines', exact: true }).click();
  await expect(page.getByText('3 gateways × 730 h × 0.0405 USD (0.045 less 10 %)')).toBeVisible();
});

test('a file of gigabytes is read beside the edits, and cancelled without a trace', async ({
  page,
}, info) => {
  // A text without end inside one field, which takes no room on the disk: the file is nearly all hole.
  const path = info.outputPath('huge.json');
  const file = await open(path, 'w');
  await file.write('{"offerCode":"AmazonEC2","disclaimer":"');
  await file.truncate(32e9);
  await file.close();
  const { designer, panel } = await prices(page);

  await load(page, panel, path);
  await expect(panel.getByRole('progressbar', { name: 'Reading huge.json' })).toBeVisible();
  const discount = panel.getByLabel('Discount in percent');
  await discount.fill('50');
  await discount.press('Enter');
  await expect(designer.totals).toContainText('$109.50 / month');
  await expect.poll(() => panel.getByRole('progressbar').getAttribute('value')).not.toBe('0');
  await panel.getByRole('button', { name: 'Cancel' }).click();

  await expect(panel.getByRole('progressbar')).toBeHidden();
  expect(await designer.lastStep()).toBe('Take 50 % off list prices');
  await expect(panel.getByRole('button', { name: 'Load AWS price list…' })).toBeEnabled();
});

test('a file that is no price list of a network changes nothing and says what would be one', async ({
  page,
}) => {
  const { designer, panel } = await prices(page);
  const said = panel.getByRole('alert');

  await load(page, panel, named('design.json', JSON.stringify(await designer.file())));
  await expect(said).toContainText('design.json: This is JSON but no price list; load an offer file of AWS');
  await load(page, panel, named('s3.json', natList('us-east-1', '1').replaceAll('AmazonEC2', 'AmazonS3')));
  await expect(said).toContainText('s3.json: This is the price list of "AmazonS3"; AmazonEC2, AmazonVPC');
  await load(page, panel, named('cut.json', natList('us-east-1', '1').slice(0, -9)));
  await expect(said).toContainText('cut.json: The list breaks off after 2 products, so nothing was taken');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(said).toBeHidden();
  await expect(designer.totals).toContainText('$219.00 / month');
});

test('a list that is dropped on the prices is loaded, not opened as a design', async ({ page }) => {
  const { designer, panel } = await prices(page);

  const files = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json'));
      return transfer;
    },
    natList('us-east-1', '0.1'),
  );
  const target = panel.getByRole('heading', { name: 'Prices of us-east-1' });
  await target.dispatchEvent('dragover', { dataTransfer: files });
  await target.dispatchEvent('drop', { dataTransfer: files });

  await expect(panel.getByRole('status')).toContainText('1 price taken from dropped.json');
  await expect(designer.totals).toContainText('$339.45 / month');
});
