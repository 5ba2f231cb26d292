import { strFromU8 } from 'fflate';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

import { Designer, middleOf } from './designer.ts';
import { expect, test } from './fixtures.ts';

type Manifest = { readonly files: readonly { readonly path: string; readonly sha256?: string }[] };
type Ids = {
  readonly stack: string;
  readonly subnets: Readonly<Record<string, { readonly outputKey: string; readonly cidr: string }>>;
};

const IDS = 'aws-migration/phase-1/network/subnet-allocation/ids.json';

test('the package says what it holds, and the ids of its deployment come back into the design', async ({
  page,
}, info) => {
  const designer = new Designer(page);
  await designer.open();
  const files = await designer.exportPackage();
  const textOf = (path: string) => strFromU8(files[path] ?? new Uint8Array());

  const manifest = JSON.parse(textOf('manifest.json')) as Manifest;
  expect(manifest.files.map(({ path }) => path)).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'manifest.json')
      .sort(),
  );
  for (const { path, sha256 } of manifest.files) {
    const digest = createHash('sha256')
      .update(files[path] ?? new Uint8Array())
      .digest('hex');
    expect(sha256, path).toBe(digest);
  }

  const ids = JSON.parse(textOf(IDS)) as Ids;
  const deployed: readonly [string, string][] = Object.values(ids.subnets).map(({ outputKey }, place) => [
    outputKey,
    `subnet-${String(place).padStart(17, '0')}`,
  ]);
  const outputs: Readonly<Record<string, string>> = {
    VpcId: 'vpc-0123456789abcdef0',
    ...Object.fromEntries(deployed),
  };
  const file = info.outputPath('outputs.json');
  const inventory = await designer.show('Inventory');
  const load = async (content: unknown) => {
    await writeFile(file, JSON.stringify(content));
    const chooser = page.waitForEvent('filechooser');
    await inventory.getByRole('button', { name: 'Load deployed ids' }).click();
    await (await chooser).setFiles(file);
  };

  await load({ 'another-stack': outputs });
  await expect(page.getByText(/only "another-stack"/)).toBeVisible();
  await expect(inventory).not.toContainText('AWS id');

  await load({ [ids.stack]: outputs });
  await expect(page.getByText(/vpc-0123456789abcdef0 and its 12 subnets are recorded/)).toBeVisible();
  await expect(inventory).toContainText('AWS id');
  await expect(inventory).toContainText(`subnet-${'11'.padStart(17, '0')}`);

  const again = await designer.exportPackage();
  expect(strFromU8(again[IDS] ?? new Uint8Array())).toContain('"vpcId": "vpc-0123456789abcdef0"');
});

test('the diagram prints on one landscape page of A4 and of Letter', async ({ page }, info) => {
  const designer = new Designer(page);
  await page.addInitScript(() => (window.print = () => undefined));
  await designer.open();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Print the diagram');
  await page.keyboard.press('Enter');

  await expect(page.locator('.printedPage')).toHaveCount(1);
  for (const format of ['A4', 'Letter'] as const) {
    const path = info.outputPath(`${format}.pdf`);
    const pdf = await page.pdf({ format, landscape: true, preferCSSPageSize: false, path });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g), format).toHaveLength(1);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Print the diagram');
    await page.keyboard.press('Enter');
    await expect(page.locator('.printedPage')).toHaveCount(1);
  }
});

test('printing is in the menu beside the export, by key as well', async ({ page }) => {
  const designer = new Designer(page);
  await page.addInitScript(() => (window.print = () => undefined));
  await designer.open();
  const other = page.getByRole('button', { name: 'Print, save and other exports' });
  await other.focus();
  await page.keyboard.press('Enter');
  await expect(designer.menu.getByRole('menuitem')).toContainText([
    'Export handoff package',
    'Print the diagram',
    'Save to a file',
  ]);
  await page.keyboard.press('Escape');
  await expect(designer.menu).toHaveCount(0);
  await expect(other).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(designer.menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(designer.menu.getByRole('menuitem', { name: 'Print the diagram' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.printedPage')).toHaveCount(1);
  // The drawing lies in the middle of the sheet.
  await page.emulateMedia({ media: 'print' });
  const [sheet, drawing] = [
    await middleOf(page.locator('.printedPage')),
    await middleOf(page.locator('.printedPage img')),
  ];
  expect(Math.abs(sheet.x - drawing.x)).toBeLessThan(2);
});
