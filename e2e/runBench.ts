// Measurements, printed and not judged: src/**/*.bench.ts, then the first load, then e2e/*.bench.ts in a browser.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, noBrowser } from './browser.ts';
import { firstLoad, firstLoadLimitKb, kbOf } from './firstLoad.ts';
import { ratiosOf } from './benchRatios.ts';
import { printTable } from './measured.ts';
import { projectRoot, run } from './suite.ts';

const engineReport = join(mkdtempSync(join(tmpdir(), 'groundplan-bench-')), 'engine.json');

function engine(): boolean {
  return run('vitest', ['bench', '--run', '--project', 'unit', '--outputJson', engineReport]);
}

function page(): boolean {
  // As `npm run build` does, without its list of files: the table below holds those that matter.
  const quietly = ['build', '--logLevel', 'warn'];
  if (!run('vite', quietly) || !run('vite', [...quietly, '--ssr', 'src/cli.ts'])) return false;
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

/** Once more at the end, where it is read: Vitest compares means, which one pause of a busy machine spoils. */
function summary(): void {
  if (!existsSync(engineReport)) return;
  const report: unknown = JSON.parse(readFileSync(engineReport, 'utf8'));
  printTable('The engine by medians: ms, and how many times as long the others of the same run take', [
    ['', 'ms', 'beside it'],
    ...ratiosOf(report),
  ]);
}

const parts = { engine, page, browser };
const ended = Object.entries(parts).map(([name, part]) => [name, part()] as const);
summary();
for (const [name, isWell] of ended) console.log(`${isWell ? 'measured' : 'FAILED  '}  ${name}`);
process.exitCode = ended.every(([, isWell]) => isWell) ? 0 : 1;
