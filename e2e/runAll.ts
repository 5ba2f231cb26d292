/*
 * Every test of the project, one suite after the other, and their sum as the last line: "N passed, N failed".
 * With names behind it (`tsx e2e/runAll.ts unit e2e`) only those suites. The status is 1 as soon as one
 * test failed, or a suite had none.
 */
import { join } from 'node:path';
import { ensureChromium, noBrowser } from './browser.ts';
import { firstLoad, firstLoadLimitKb, kbOf } from './firstLoad.ts';
import { asOneTest, playwright, projectRoot, run, runBeside, vitest, type Count } from './suite.ts';

const npm = (script: string) => () => asOneTest(run('npm', ['run', '-s', script]));

const suites: Readonly<Record<string, () => Count | Promise<Count>>> = {
  types: npm('types'),
  format: npm('format:check'),
  unused: npm('unused'),
  cdk: () => vitest('cdk'),
  unit: () => vitest('unit'),
  lint: async () => asOneTest(await (linting ?? startLint())),
  build: npm('build'),
  size: () => asOneTest(firstLoadFits()),
  e2e: browserTests,
};

/** The linter takes longest of the checks and one core: it runs beside the others, until its turn comes. */
let linting: Promise<boolean> | undefined;

const startLint = () => runBeside('npm', ['run', '-s', 'lint']);

/** Suites that need others to have run. */
const needs: Readonly<Record<string, readonly string[]>> = { size: ['build'], e2e: ['build'] };

function firstLoadFits(): boolean {
  const { page, worker } = firstLoad(join(projectRoot, 'dist/page'));
  const kb = kbOf(page);
  console.log(
    `First visit: ${kb.toFixed(1)} kB of script after gzip, at most ${String(firstLoadLimitKb)} allowed`,
  );
  console.log(`Its worker:  ${kbOf(worker).toFixed(1)} kB`);
  return page.length > 0 && kb < firstLoadLimitKb;
}

function browserTests(): Count {
  const path = ensureChromium();
  if (path === undefined) {
    console.error(noBrowser);
    return asOneTest(false);
  }
  process.env['CHROMIUM_PATH'] = path;
  return playwright();
}

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((name) => !(name in suites));
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}": choose from ${Object.keys(suites).join(', ')}.`);
    process.exit(2);
  }
  const chosen = new Set(wanted.flatMap((name) => [...(needs[name] ?? []), name]));
  const total = { passed: 0, failed: 0 };
  const lines: string[] = [];
  const failures: string[] = [];
  if (chosen.size === 0 || chosen.has('lint')) linting = startLint();

  for (const [name, suite] of Object.entries(suites)) {
    if (chosen.size > 0 && !chosen.has(name)) continue;
    console.log(`\n=== ${name} ===`);
    const from = performance.now();
    const { passed, failed, failures: those } = await suite();
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    failures.push(...those);
    lines.push(`${name.padEnd(8)}${String(passed)} passed, ${String(failed)} failed (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
  }

  // Last, so that whoever sees only the end of a long log sees what failed.
  for (const failure of failures) console.log(`\nFailed: ${failure}`);
  console.log(`\n${lines.join('\n')}\n`);
  console.log(`${String(total.passed)} passed, ${String(total.failed)} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
