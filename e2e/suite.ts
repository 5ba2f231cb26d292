import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How many tests of a suite passed and failed. Skipped ones are neither. */
export type Count = { readonly passed: number; readonly failed: number };

/** The folder that holds package.json. */
export const projectRoot: string = fileURLToPath(new URL('..', import.meta.url));

const programs = [join(projectRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);

/** Runs a program of this project, showing what it says as it says it. Gives whether it ended well. */
export function run(program: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: programs, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** Starts a program of this project beside others. Gives whether it ended well, and shows what it said only then. */
export async function runBeside(program: string, args: readonly string[]): Promise<boolean> {
  const said = join(mkdtempSync(join(tmpdir(), 'groundplan-tests-')), 'output.txt');
  const output = openSync(said, 'w');
  const child = spawn(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH: programs },
    shell: process.platform === 'win32',
  });
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', resolve);
  });
  closeSync(output);
  process.stdout.write(readFileSync(said, 'utf8'));
  return status === 0;
}

/** A check that passes or fails as a whole. */
export function asOneTest(passed: boolean): Count {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One project of Vitest, counted. */
export function vitest(project: string): Count {
  const report = reportFile();
  const ended = run('vitest', [
    ...['run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return counted(report, ended, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests]);
}

/** The browser tests, counted. A test that needed a second try counts as failed. */
export function playwright(): Count {
  const report = reportFile();
  const ended = run('playwright', ['test', '-c', 'e2e', '--project', 'chromium', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return counted(report, ended, ({ stats }) => {
    const { expected, unexpected, flaky } = stats as Record<string, unknown>;
    return [expected, Number(unexpected) + Number(flaky)];
  });
}

function reportFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'groundplan-tests-')), 'report.json');
}

/**
 * What a report says, made honest: a suite that ended badly has failed at least once, even where it
 * counted no failure (a file that does not load, a server that does not start), and so has an empty one.
 */
export function counted(
  report: string,
  endedWell: boolean,
  read: (report: Record<string, unknown>) => readonly [passed: unknown, failed: unknown],
): Count {
  const [passed, failed] = tryRead(report, read);
  return { passed, failed: endedWell && passed > 0 ? failed : Math.max(failed, 1) };
}

function tryRead(
  report: string,
  read: (report: Record<string, unknown>) => readonly [unknown, unknown],
): [number, number] {
  try {
    const [passed, failed] = read(JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>);
    return [Number(passed) || 0, Number(failed) || 0];
  } catch {
    return [0, 1];
  }
}
