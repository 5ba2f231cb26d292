import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** How many tests of a suite passed and failed, and the failed ones with their first words. Skipped ones are neither. */
export type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
};

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
  return passed ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] };
}

/** What counts of a report, as its writer says it. */
type Said = { readonly passed: unknown; readonly failed: unknown; readonly failures: readonly string[] };

/** One project of Vitest, counted. */
export function vitest(project: string): Count {
  const report = reportFile();
  const ended = run('vitest', [
    // By itself it would leave a processor to whoever edits meanwhile.
    ...['run', '--project', project, '--maxWorkers=100%'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return counted(report, ended, vitestSaid);
}

/** The browser tests, counted. A test that needed a second try counts as failed. */
export function playwright(): Count {
  const report = reportFile();
  const ended = run('playwright', ['test', '-c', 'e2e', '--project', 'chromium', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return counted(report, ended, playwrightSaid);
}

function reportFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'groundplan-tests-')), 'report.json');
}

/** What Vitest's JSON report holds of interest here (the form is Jest's). */
type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

export function vitestSaid(report: unknown): Said {
  const { numPassedTests, numFailedTests, testResults } = report as VitestReport;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(projectRoot, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that does not load has no tests that could fail.
    if (failed.length === 0 && status === 'failed') return [failure(file, message)];
    return failed.map((test) => failure(`${file} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return { passed: numPassedTests, failed: numFailedTests, failures };
}

/** What Playwright's JSON report holds of interest here. */
type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
  /** Outside of any test: a file that does not load, a server that does not start. */
  readonly errors?: readonly { readonly message?: string }[];
};
type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
};

export function playwrightSaid(report: unknown): Said {
  const { stats, suites, errors = [] } = report as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: [
      ...errors.map(({ message }) => failure('the browser tests', message)),
      ...suites.flatMap(failuresOf),
    ],
  };
}

function failuresOf({ suites = [], specs }: PlaywrightSuite): readonly string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const message = results.find(({ error }) => error !== undefined)?.error?.message;
        return failure(`${file}:${String(line)} › ${title}`, message);
      }),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** Long enough for the seed of a property or the two values that differ, short enough that all failures stay in view. */
const WORDS = 600;

function failure(test: string, message = ''): string {
  const lines = stripVTControlCharacters(message).slice(0, WORDS).split('\n');
  return [test, ...lines.filter((line) => line.trim() !== '').map((line) => `    ${line}`)].join('\n');
}

/**
 * What a report says, made honest: a suite that ended badly has failed at least once, even where it
 * counted no failure (a file that does not load, a server that does not start), and so has an empty one.
 */
export function counted(report: string, endedWell: boolean, read: (report: unknown) => Said): Count {
  const { passed, failed, failures } = tryRead(report, read);
  return { passed, failed: endedWell && passed > 0 ? failed : Math.max(failed, 1), failures };
}

function tryRead(report: string, read: (report: unknown) => Said): Count {
  try {
    const { passed, failed, failures } = read(JSON.parse(readFileSync(report, 'utf8')));
    return { passed: Number(passed) || 0, failed: Number(failed) || 0, failures };
  } catch {
    return { passed: 0, failed: 1, failures: [] };
  }
}
