// Measurements, printed and not judged: src/**/*.bench.ts, then the first load, then e2e/*.bench.ts in a browser.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, noBrowser } from './browser.ts';
import { firstLoad, firstLoadLimitKb, kbOf } from './firstLoad.ts';
import { printTable } from './measured.ts';
import { projectRoot, run } from './suite.ts';

function engine(): boolean {
  return run('vitest', ['bench', '--run', '--project', 'unit']);
}

function page(): boolean {
  if (!run('npm', ['run', '-s', 'build'])) return false;
  const { page: scripts, worker } = firstLoad(join(projectRoot, 'dist/page'));
  printTable('Script of a first visit, until the designer can be used', [
    ['', 'kB gzip'],
    ...scripts.map(({ file, gzipBytes }) => [file, (gzipBytes / 1000).toFixed(1)]),
    [`the page in all, at most ${String(firstLoadLimitKb)}`, kbOf(scripts).toFixed(1)],
    ['the worker beside it', kbOf(worker).toFixed(1)],
  ]);
  return true;
}

function browser(): boolean {
  if (!readdirSync(join(projectRoot, 'e2e')).some((name) => name.endsWith('.bench.ts'))) return true;
  const path = ensureChromium();
  if (path === undefined) {
    console.error(noBrowser);
    return false;
  }
  return run('playwright', ['test', '-c', 'e2e', '--project', 'bench', '--workers', '1', '--reporter=list'], {
    CHROMIUM_PATH: path,
  });
}

process.exitCode = [engine, page, browser].map((part) => part()).every(Boolean) ? 0 : 1;
