import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TextFile } from './appFiles.ts';
import { CDK_FOLDER } from './toCdk.ts';

/*
 * Exported apps, written to a folder outside the project and run as a reader of the package would run them: the
 * compiler over all of them at once, and each app's own `bin/app.ts` in one process with the real CDK.
 */

const require = createRequire(import.meta.url);
const packages = join(dirname(require.resolve('aws-cdk-lib/package.json')), '..');

/** What a program said, and how it ended. */
export type Ran = { readonly status: number | null; readonly output: string };

/** A folder of exported apps, each by its shape's name. */
export type Workshop = {
  readonly folder: string;
  readonly write: (name: string, files: readonly TextFile[]) => void;
  /** Where the app of a shape stands. */
  readonly app: (name: string) => string;
  readonly close: () => void;
};

/** An empty workshop beside a link to the project's packages, which stand in for `npm ci`. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-cdk-'));
  symlinkSync(packages, join(folder, 'node_modules'), 'junction');
  const app = (name: string) => join(folder, name);
  return {
    folder,
    app,
    write: (name, files) => {
      for (const { path, text } of files) {
        const target = join(app(name), path.slice(CDK_FOLDER.length + 1));
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Type-checks every app with the settings the package brings, none of which may be relaxed here. */
export function compile({ folder, app }: Workshop, names: readonly string[]): Promise<Ran> {
  const settings = readJson(join(app(names[0] ?? ''), 'tsconfig.json')) as { compilerOptions: object };
  const include = names.flatMap((name) => [`${name}/bin`, `${name}/stacks`, `${name}/test`]);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, include }));
  return run(folder, [require.resolve('typescript/bin/tsc'), '-p', folder]);
}

/**
 * Runs every app in one process, each into its own `cdk.out`; cdk-nag runs as the app asks for it. AWS's template
 * rules, which load for seconds, do so only when asked for: {@link templateProblems} holds all templates against them.
 */
export function synthesise(
  { folder, app }: Workshop,
  names: readonly string[],
  rules: 'with template rules' | 'without template rules' = 'without template rules',
): Promise<Ran> {
  const driver = join(folder, `driver-${names.join('-').slice(0, 40)}.cjs`);
  writeFileSync(driver, driverSource(names.map((name) => app(name))));
  return run(
    folder,
    ['--import', 'tsx', driver],
    rules === 'with template rules' ? {} : { CDK_VALIDATION: 'false' },
  );
}

/** CDK reads folder and context when an `App` is made and synthesises when the process has nothing left to do. */
function driverSource(apps: readonly string[]): string {
  return [
    'process.setMaxListeners(0);',
    `for (const app of ${JSON.stringify(apps)}) {`,
    "  const { context } = require(app + '/cdk.json');",
    "  process.env.CDK_OUTDIR = app + '/cdk.out';",
    '  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);',
    "  require(app + '/bin/app.ts');",
    '}',
    "process.on('exit', () => { if (globalThis.CANARY !== undefined) console.error('CANARY ran'); });",
  ].join('\n');
}

/** `cdk synth` as the package's reader runs it, with AWS's template rules switched on by the package itself. */
export function cdkSynth({ app }: Workshop, name: string): Promise<Ran> {
  return run(app(name), [join(packages, 'aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices'], {
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NPM_CONFIG_LOGLEVEL: 'silent',
    PATH: `${join(packages, '.bin')}:${process.env['PATH'] ?? ''}`,
  });
}

/** The one template a synthesised app holds. */
export function templateOf({ app }: Workshop, name: string): unknown {
  return readJson(join(app(name), 'cdk.out', 'VpcStack.template.json'));
}

/** What the validators of the app said: findings nobody accepted, and the reasons of those somebody did. */
export type ValidatorReport = {
  readonly violations: readonly string[];
  readonly accepted: readonly { readonly rule: string; readonly reason: string }[];
};

/** The validation report of a synthesised app; empty when CDK wrote none, since nothing was found. */
export function validatorReport({ app }: Workshop, name: string): ValidatorReport {
  const file = join(app(name), 'cdk.out', 'validation-report.json');
  if (!existsSync(file)) return { violations: [], accepted: [] };
  type Violation = { ruleName: string; description: string; reason?: string };
  type Plugin = { violations: Violation[]; suppressedViolations?: Violation[] };
  const { pluginReports } = readJson(file) as { pluginReports: Plugin[] };
  return {
    violations: pluginReports.flatMap(({ violations }) =>
      violations.map(({ ruleName, description }) => `${ruleName}: ${description}`),
    ),
    accepted: pluginReports.flatMap(({ suppressedViolations = [] }) =>
      suppressedViolations.map(({ ruleName, reason = '' }) => ({ rule: ruleName, reason })),
    ),
  };
}

/** What AWS's own rules (cloudformation-validate, as aws-cdk-lib brings it) say about each shape's template. */
export function templateProblems(
  workshop: Workshop,
  names: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  type Diagnostic = { ruleId: string; severity: string; message: string; entity?: { id?: string } };
  type Engine = { validateTemplate: (template: object) => { diagnostics: Diagnostic[] }; free: () => void };
  const rules = require(join(packages, 'aws-cdk-lib/node_modules/@aws/cloudformation-validate')) as {
    CompositeEngine: new () => Engine;
    TemplateFile: new (path: string) => object;
  };
  const engine = new rules.CompositeEngine();
  const problems = names.map((name) => {
    const { diagnostics } = engine.validateTemplate(
      new rules.TemplateFile(join(workshop.app(name), 'cdk.out', 'VpcStack.template.json')),
    );
    return [
      name,
      diagnostics.map(({ ruleId, severity, message }) => `${ruleId} ${severity}: ${message}`),
    ] as const;
  });
  engine.free();
  return Object.fromEntries(problems);
}

/** Whether one of the texts that must never run has run anywhere in the workshop. */
export function canaryRan({ folder, app }: Workshop, names: readonly string[]): boolean {
  return [folder, ...names.map(app)].some((place) => existsSync(join(place, 'CANARY')));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}

function run(
  cwd: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  // No account, no credentials, no region: what is exported must synthesise on any machine.
  const inherited = Object.entries(process.env).filter(([key]) => !/^(AWS|CDK|VITEST|NODE_ENV)/.test(key));
  const env = { ...Object.fromEntries(inherited), AWS_EC2_METADATA_DISABLED: 'true', ...settings };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
