import { expect, test } from './fixtures.ts';

test('the page comes from its own files alone, in its own fonts', async ({ page, baseURL }) => {
  const origins = new Set<string>();
  page.on('request', (request) =>
    origins.add(new URL(request.url()).protocol === 'blob:' ? 'blob' : new URL(request.url()).origin),
  );
  const response = await page.goto('/');

  await expect(page).toHaveTitle(/^Groundplan/);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  await expect.poll(() => page.evaluate(() => document.fonts.check('500 13px Roboto'))).toBe(true);
  expect([...origins]).toEqual([new URL(baseURL ?? '').origin]);
});
