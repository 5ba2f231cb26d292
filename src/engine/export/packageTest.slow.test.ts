import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { TextFile } from './cdk/appFiles.ts';
import { shapes } from './cdk/shapes.testing.ts';
import { CDK_FOLDER } from './cdk/toCdk.ts';
import { handoffFiles } from './handoff.ts';
import { packagePaths } from './paths.ts';

/*
 * The package's own test, run as its receiver runs it but for the type check: on packages of several shapes, where it
 * must pass, and on packages in which somebody edited one file by hand, where it must fail. All run in one process.
 */

type Edit = { readonly path: string; readonly from: string | RegExp; readonly to: string };

const edits: Readonly<Record<string, Edit>> = {
  'a CIDR of the stack': { path: packagePaths.stack, from: "'10.0.4.0/22'", to: "'10.0.12.0/22'" },
  'a CIDR of the design': { path: packagePaths.design, from: '"10.0.4.0/22"', to: '"10.0.12.0/22"' },
  'a CIDR of ids.json': { path: packagePaths.subnetIds, from: '"10.0.4.0/22"', to: '"10.0.12.0/22"' },
  'a CIDR of the matrix': { path: packagePaths.subnetDesign, from: '"10.0.4.0/22"', to: '"10.0.12.0/22"' },
  'a zone of the stack': {
    path: packagePaths.stack,
    from: "'us-east-1b', cidrBlock",
    to: "'us-east-1c', cidrBlock",
  },
  'the block of the VPC': {
    path: packagePaths.stack,
    from: "  cidrBlock: '10.0.0.0/16'",
    to: "  cidrBlock: '10.0.0.0/15'",
  },
  'a rule of the stack': { path: packagePaths.stack, from: 'ec2.Port.tcp(5432)', to: 'ec2.Port.tcp(5433)' },
  'a rule of the design': { path: packagePaths.design, from: /5432/g, to: '5433' },
  'a rule of the matrix': { path: packagePaths.securityMatrix, from: /"from": 5432/, to: '"from": 5431' },
  'a route of the stack': {
    path: packagePaths.stack,
    from: 'natGateways.NatGatewayA.ref',
    to: 'natGateways.NatGatewayB.ref',
  },
  'a route of nat-config.json': {
    path: packagePaths.natConfig,
    from: /("kind": "nat-gateway",\s*"zone": )"a"/,
    to: '$1"b"',
  },
  'an endpoint of the stack': {
    path: packagePaths.stack,
    from: "InterfaceVpcEndpointAwsService('xray')",
    to: "InterfaceVpcEndpointAwsService('sqs')",
  },
};

/** Every kind of route, rule, subnet and endpoint that a stack can have, and what it leaves out, in few packages. */
const tried = [
  'template',
  'regional-nat',
  'nat-instances',
  'ipv6-only-tier',
  'connected',
  'every-rule',
  'incomplete',
];
const asExported = tried.map((name) => [name, shapes[name] ?? agents1000] as const);
const require = createRequire(import.meta.url);
const outcome = new Map<string, boolean>();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-package-'));
  symlinkSync(
    join(dirname(require.resolve('aws-cdk-lib/package.json')), '..'),
    join(folder, 'node_modules'),
    'junction',
  );
  for (const [name, design] of asExported) write(name, await packageOf(design));
  const files = await packageOf(agents1000);
  for (const [name, edit] of Object.entries(edits))
    write(
      name,
      files.map((file) => edited(file, edit)),
    );
  for (const [name, passed] of await runTests([...asExported.map(([name]) => name), ...Object.keys(edits)]))
    outcome.set(name, passed);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package's own test", () => {
  it.each(asExported.map(([name]) => name))('passes in the package as it was exported: %s', (name) => {
    expect(outcome.get(name)).toBe(true);
  });

  it.each(Object.keys(edits))('fails when somebody edits %s alone', (name) => {
    expect(outcome.get(name)).toBe(false);
  });
});

async function packageOf(design: Design): Promise<readonly TextFile[]> {
  const sha256 = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
  const draw = () => Promise.resolve({ png: new Uint8Array(), scale: 2 });
  const files = await handoffFiles(design, evaluate(design, awsPriceBook), awsPriceBook, { sha256, draw });
  if (!files.ok) throw new Error(files.error.message);
  return files.value.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));
}

function edited(file: TextFile, { path, from, to }: Edit): TextFile {
  if (file.path !== path) return file;
  const text = file.text.replace(from, to);
  if (text === file.text) throw new Error(`${path} has no ${String(from)} to edit`);
  return { path, text };
}

function write(name: string, files: readonly TextFile[]): void {
  for (const { path, text } of files) {
    const target = join(folder, folderOf(name), path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

const folderOf = (name: string): string => name.replaceAll(/[^a-z0-9-]+/gi, '-');

/** Whether each package's test passed, by one run of Node's own runner in one process. */
function runTests(names: readonly string[]): Promise<readonly (readonly [string, boolean])[]> {
  const driver = join(folder, 'driver.cjs');
  const suites = names.map((name) => [
    name,
    join(folder, folderOf(name), CDK_FOLDER, 'test/stack-is-the-design.test.ts'),
  ]);
  writeFileSync(
    driver,
    `const { describe } = require('node:test');
process.setMaxListeners(0);
for (const [name, path] of ${JSON.stringify(suites)}) describe(name, () => require(path));`,
  );
  const inherited = Object.entries(process.env).filter(([key]) => !/^(AWS|CDK|VITEST|NODE_)/.test(key));
  // AWS's template rules load for seconds and are tried elsewhere.
  const env = { ...Object.fromEntries(inherited), CDK_VALIDATION: 'false' };
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', '--test-reporter=tap', driver];
    execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (_, output) => {
      if (process.env['SHOW'] !== undefined) writeFileSync(process.env['SHOW'], output);
      resolve(
        [...output.matchAll(/^(not )?ok \d+ - (.+)$/gm)].map(([, not, name = '']) => [
          name,
          not === undefined,
        ]),
      );
    });
  });
}
