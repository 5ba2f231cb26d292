// Measurements, printed and not judged: src/**/*.bench.ts, then the first load, then e2e/*.bench.ts in a browser.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, noBrowser } from './browser.ts';
import { firstLoad, firstLoadKb } from './firstLoad.ts';
import { projectRoot, run } from './suite.ts';

function engine(): boolean {
  return run('vitest', ['bench', '--run', '--project', 'unit']);
}

function page(): boolean {
  if (!run('npm', ['run', '-s', 'build'])) return false;
  const folder = join(projectRoot, 'dist/page');
  for (const { file, gzipBytes } of firstLoad(folder)) {
    console.log(`${(gzipBytes / 1000).toFixed(1).padStart(8)} kB gzip  ${file}`);
  }
  console.log(`${firstLoadKb(folder).toFixed(1).padStart(8)} kB gzip  script before the designer shows`);
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
