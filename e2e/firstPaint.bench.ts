import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type Page, test } from 'playwright/test';
import { printTable, ratio, spread } from './measured.ts';
import { projectRoot } from './suite.ts';

/*
 * From the start of the navigation to the first frame with the designer in it: an empty browser each time, the built
 * files served from this machine. Beside it stands a picture of a few hundred bytes from the same server.
 */

test.use({ trace: 'off' });

const visits = 10;

type Visit = { readonly ms: number; readonly scripts: readonly string[] };

test('first paint of the designer', async ({ browser, baseURL }) => {
  const rows = [['an empty browser, processor slowed', 'ms p50 / p95', 'of a picture']];
  let scripts: readonly string[] = [];
  for (const slowed of [1, 4]) {
    const picture: number[] = [];
    const designer: number[] = [];
    for (let at = 0; at < visits; at += 1) {
      picture.push((await visit(browser, `${baseURL ?? ''}/favicon.svg`, 'svg', slowed)).ms);
      const seen = await visit(browser, baseURL ?? '', '[aria-label^="VPC "]', slowed);
      designer.push(seen.ms);
      scripts = seen.scripts;
    }
    rows.push([`${slowed} ×: picture`, spread(picture), '1.0 ×']);
    rows.push([`${slowed} ×: designer`, spread(designer), ratio(designer, picture)]);
  }
  printTable('From navigation to first paint', rows);
  printScripts(scripts);
});

async function visit(browser: Browser, url: string, wanted: string, slowed: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    await page.addInitScript(watchFor, wanted);
    await page.goto(url);
    return await seen(page);
  } finally {
    await context.close();
  }
}

declare global {
  // Lives in the page that is measured.
  var firstPaint: Promise<Visit>;
}

const seen = (page: Page): Promise<Visit> => page.evaluate(() => globalThis.firstPaint);

/** Runs in the page: the frame after the first in which `wanted` stands in the document. */
function watchFor(wanted: string): void {
  globalThis.firstPaint = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(wanted) === null) {
        requestAnimationFrame(look);
        return;
      }
      requestAnimationFrame(() => {
        const entries = performance.getEntriesByType('resource').map(({ name }) => name);
        resolve({ ms: performance.now(), scripts: entries.filter((name) => name.endsWith('.js')) });
      });
    };
    look();
  });
}

/** All script that came before the designer showed, the worker's beside the page's. */
function printScripts(scripts: readonly string[]): void {
  const sizeOf = (url: string) =>
    gzipSync(readFileSync(join(projectRoot, 'dist/page', new URL(url).pathname))).length;
  const sum = (urls: readonly string[]) => urls.reduce((total, url) => total + sizeOf(url), 0) / 1000;
  const isWorker = (url: string) => url.includes('.worker');
  const row = (name: string, urls: readonly string[]) => [name, String(urls.length), sum(urls).toFixed(1)];
  printTable('Script loaded when the designer shows', [
    ['', 'files', 'kB gzip'],
    row(
      'page',
      scripts.filter((url) => !isWorker(url)),
    ),
    row('worker', scripts.filter(isWorker)),
  ]);
}
