import { basename, join } from 'node:path';

import { firstLoad } from './firstLoad.ts';
import { expect, test } from './fixtures.ts';
import { projectRoot } from './suite.ts';

test('the page comes from its own files alone, in its own fonts', async ({ page, baseURL }) => {
  const origins = new Set<string>();
  page.on('request', (request) =>
    origins.add(new URL(request.url()).protocol === 'blob:' ? 'blob' : new URL(request.url()).origin),
  );
  const response = await page.goto('/');

  await expect(page).toHaveTitle(/^Groundplan/);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  for (const face of ['400 13px Roboto', '500 13px Roboto', '700 13px Roboto', '400 13px "Roboto Mono"']) {
    expect(await page.evaluate(async (font) => (await document.fonts.load(font)).length, face)).toBe(1);
  }
  expect([...origins]).toEqual([new URL(baseURL ?? '').origin]);
});

test('a first visit loads no script that the limit on its size does not count', async ({ page }) => {
  const loaded = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.resourceType() === 'script' && pathname.startsWith('/assets/'))
      loaded.add(basename(pathname));
  });

  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Canvas' }).getByLabel(/^VPC /)).toBeVisible();

  const counted = firstLoad(join(projectRoot, 'dist/page'));
  const files = [...counted.page, ...counted.worker].map(({ file }) => file);
  expect(loaded.size).toBeGreaterThan(1);
  expect([...loaded].filter((file) => !files.includes(file))).toEqual([]);
});
