import { execFile, spawn } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandDefinitions } from '../engine/commands/command.ts';
import { readDesignText, writeDesign } from '../engine/design/readDesign.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { subnetIds } from '../engine/export/subnetIds.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import type { Outcome } from './outcome.ts';
import { runCli, verbs } from './runCli.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(at(name), content);
  return at(name);
};
const nothing = { readInput: () => Promise.resolve({ ok: true, value: new Uint8Array() } as const) };
const run = (...args: readonly string[]) => runCli(args, nothing);
const answerOf = (outcome: Outcome) =>
  outcome.status === 2 ? `status 2: ${outcome.message}` : outcome.answer;
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const overlapping = {
  ...agents1000,
  subnets: { ...agents1000.subnets, 'ecs-b': { ...agents1000.subnets['ecs-b']!, cidr: '10.0.0.0/22' } },
};
let design = '';
let wrong = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundplan-cli-'));
  design = await file('network.json', writeDesign(agents1000));
  wrong = await file('wrong.json', writeDesign(overlapping));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A refusal is one sentence on one line. */
function expectUnusable(outcome: Outcome, message: string | RegExp): void {
  expect(outcome).toMatchObject({ status: 2 });
  const text = outcome.status === 2 ? outcome.message : '';
  expect(text).toMatch(message);
  expect(text).not.toContain('\n');
}

describe('the call', () => {
  it('explains itself and every verb', async () => {
    const help = answerOf(await run('--help'));

    for (const { name } of verbs) {
      expect(help).toContain(`  ${name}`);
      expect(answerOf(await run(name, '--help'))).toContain(`groundplan ${name}`);
      expect(answerOf(await run('help', name))).toContain(`groundplan ${name}`);
    }
  });

  it('has the version of the package', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
      readonly version: string;
    };

    expect(await run('--version')).toMatchObject({ status: 0, answer: `${manifest.version}\n` });
  });

  it.each([
    [[], /Say what to do/],
    [['chekc'], /did you mean check\?/],
    [['check'], /FILE is missing.*groundplan check FILE/],
    [['check', 'a', 'b'], /"b" is one thing too many/],
    [['check', 'a', '--fromat', 'json'], /no option --fromat; did you mean --format\?/],
    [['check', 'a', '--format', 'jsn'], /text or json or sarif, not "jsn"\. Did you mean json\?/],
    [['check', 'a', '--format'], /--format needs a value/],
    [['check', 'a', '--format=json', '--format=text'], /given twice/],
    [['check', 'a', '-f'], /no option -f/],
    [['export', 'a'], /--out is missing/],
    [['export', 'a', '--out', '--zip'], /--out needs a value/],
    [['export', 'a', '--out', 'b', '--zip=yes'], /--zip takes no value/],
    [['evaluate', 'a', '--constructor'], /no option --constructor/],
    [['new', '--template', 'agents1000'], /did you mean agents-1000\?/],
  ] as const)('%j is refused with what would work', async (args, message) => {
    expectUnusable(await run(...args), message);
  });
});

describe('a file that is no design', () => {
  const deep = '['.repeat(200_000);
  it.each([
    ['empty', '', /empty/],
    ['null', 'null', /not a Groundplan design/],
    ['a list', '[]', /not a Groundplan design/],
    ['another JSON file', '{"name": "x"}', /not a Groundplan design/],
    ['cut off', writeDesign(agents1000).slice(0, 5000), /line \d+, column \d+/],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), /UTF-16/],
    ['Latin-1', Buffer.from('{"name": "\xe9"}', 'latin1'), /UTF-8/],
    ['too deep', deep, /64/],
    ['newer', writeDesign(agents1000).replace(/"version": \d+/, '"version": 99'), /newer version/],
    [
      'with __proto__',
      writeDesign(agents1000).replace('"tags": {', '"tags": { "__proto__": "x",'),
      /__proto__/,
    ],
  ])('is refused: %s', async (_, content, message) => {
    const path = await file('hostile.json', content);

    for (const args of [
      ['check', path],
      ['evaluate', path],
      ['export', path, '--out', at('never')],
      ['diff', design, path],
    ]) {
      expectUnusable(await run(...args), message);
    }
    expect(await exists(at('never'))).toBe(false);
  });

  it('is refused when it is missing, a folder or far too large', async () => {
    await mkdir(at('folder'), { recursive: true });
    const large = await file('large.json', new Uint8Array(21 * 1024 * 1024));

    expectUnusable(await run('check', at('missing.json')), /There is no file/);
    expectUnusable(await run('check', at('folder')), /is a folder/);
    expectUnusable(await run('check', large), /20 MB/);
    expectUnusable(await run('check', join(design, 'x.json')), /a part of its path is a file/);
  });
});

describe('new', () => {
  it('gives the template that check finds nothing wrong with', async () => {
    expect(answerOf(await run('new'))).toBe(writeDesign(agents1000));
    expect(readDesignText(answerOf(await run('new', '--template', 'empty'))).ok).toBe(true);
  });

  it('writes over a file only when forced', async () => {
    const path = await file('mine.json', 'mine');

    expectUnusable(await run('new', '--out', path), /there already; add --force/);
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await run('new', '--out', path, '--force')).toMatchObject({ status: 0, answer: '' });
    expect(await readFile(path, 'utf8')).toBe(writeDesign(agents1000));
  });
});

describe('schema and evaluate', () => {
  it('give one JSON object', async () => {
    expect(JSON.parse(answerOf(await run('schema')))).toMatchObject({ type: 'object' });
    expect(JSON.parse(answerOf(await run('schema', '--edits')))).toMatchObject({ title: 'Groundplan edits' });
    expect(JSON.parse(answerOf(await run('evaluate', design)))).toMatchObject({
      revision: 0,
      need: { addresses: 2024 },
      totals: { monthlyUsd: 219 },
    });
  });

  it('read standard input', async () => {
    const host = {
      readInput: () =>
        Promise.resolve({ ok: true, value: new TextEncoder().encode(writeDesign(agents1000)) } as const),
    };

    expect(await runCli(['evaluate', '-'], host)).toEqual(await run('evaluate', design));
  });
});

describe('check', () => {
  it('stops at findings at or above --fail-on', async () => {
    expect((await run('check', design)).status).toBe(0);
    expect((await run('check', wrong)).status).toBe(1);
    expect((await run('check', design, '--fail-on', 'warning')).status).toBe(1);
    expect((await run('check', wrong, '--format', 'json')).status).toBe(1);
  });

  it('gives the same findings in every format', async () => {
    const json = JSON.parse(answerOf(await run('check', wrong, '--format', 'json'))) as {
      readonly findings: readonly unknown[];
      readonly errors: number;
    };
    const sarif = JSON.parse(answerOf(await run('check', wrong, '--format', 'sarif'))) as {
      readonly runs: readonly { readonly results: readonly unknown[] }[];
    };

    expect(sarif.runs[0]?.results).toHaveLength(json.findings.length);
    expect(answerOf(await run('check', wrong))).toContain(`${String(json.errors)} error`);
  });
});

describe('apply', () => {
  it('explains every edit that the schema of edits describes', async () => {
    const help = answerOf(await run('apply', '--help'));
    const schema = answerOf(await run('schema', '--edits'));
    const types = [...schema.matchAll(/"const": "(\w+)"/g)].map(([, type]) => type ?? '');

    expect(types).toEqual(expect.arrayContaining(['setNat', 'moveSubnet', 'batch']));
    for (const type of Object.keys(commandDefinitions)) {
      expect(help, type).toMatch(new RegExp(`[ ,]${type}[,\\n]`));
      expect(types, type).toContain(type);
    }
  });

  const rename = { type: 'renameDesign', name: 'renamed' };

  it('gives the edited design, one revision an edit', async () => {
    const edits = await file('edits.json', JSON.stringify([rename, { type: 'setNat', mode: 'single' }]));
    const read = readDesignText(answerOf(await run('apply', design, edits)));

    expect(read).toMatchObject({
      ok: true,
      value: { name: 'renamed', nat: { mode: 'single' }, revision: 2 },
    });
  });

  it('makes prices of a list and a discount the design’s, in every figure', async () => {
    const listed = { price: 0.1, source: 'AWS price list AmazonEC2 20261101000000', asOf: '2026-11-01' };
    const prices = { 'us-east-1': { natGatewayHour: listed } };
    const edits = await file(
      'edits.json',
      JSON.stringify([
        { type: 'loadPrices', prices },
        { type: 'setDiscount', percent: 50 },
      ]),
    );
    const priced = await file('priced.json', answerOf(await run('apply', design, edits)));

    expect(answerOf(await run('evaluate', priced))).toContain(
      '3 gateways × 730 h × 0.05 USD (0.1 less 50 %)',
    );
    const negative = { 'us-east-1': { natGatewayHour: { ...listed, price: -1 } } };
    const bad = await file('bad.json', JSON.stringify({ type: 'loadPrices', prices: negative }));
    expectUnusable(await run('apply', design, bad), /below 0/);
  });

  it('writes over the file it read, whole', async () => {
    const own = await file('own.json', writeDesign(agents1000));
    const edits = await file('edits.json', JSON.stringify(rename));

    expect(await run('apply', own, edits, '--out', own)).toMatchObject({
      status: 0,
      answer: '',
      notes: [expect.stringContaining('renamed'), expect.stringContaining('revision 1')],
    });
    expect(readDesignText(await readFile(own, 'utf8'))).toMatchObject({
      ok: true,
      value: { name: 'renamed' },
    });
  });

  it.each([
    [
      'an edit that the rules refuse, after a good one',
      [rename, { type: 'resizeSubnet', id: 'ecs-b', prefix: 29 }],
      /.+/,
    ],
    [
      'an edit of a thing that is not there',
      [rename, { type: 'removeSubnet', id: 'nowhere' }],
      /Edit 2 \(removeSubnet\) is refused.*Nothing was applied/,
    ],
    ['no edit at all', { type: 'renameDesing', name: 'x' }, /renameDesing|type/],
    ['something else', 'text', /edit/],
  ])('applies nothing of %s', async (_, edits, message) => {
    const own = await file('kept.json', writeDesign(agents1000));
    const path = await file('bad.json', JSON.stringify(edits));

    expectUnusable(await run('apply', own, path, '--out', own), message);
    expect(await readFile(own, 'utf8')).toBe(writeDesign(agents1000));
  });

  it('needs JSON, and only one of its files from standard input', async () => {
    expectUnusable(await run('apply', design, await file('bad.json', '{"type": ')), /line 1, column/);
    expectUnusable(await run('apply', '-', '-'), /Only one/);
  });
});

describe('export', () => {
  it('writes the whole package, the picture too, and the same a second time over what a person added', async () => {
    const out = at('package');
    const first = await run('export', design, '--out', out);
    expect(first).toEqual({ status: 0, answer: `${out}\n`, notes: [] });
    const names = await filesIn(out);
    expect(names).toHaveLength(23);
    const picture = await readFile(join(out, 'aws-migration/phase-1/network/diagrams/network.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1500);
    await writeFile(join(out, 'outputs.json'), 'mine');

    expect((await run('export', design, '--out', out)).status).toBe(0);
    expect(await filesIn(out)).toEqual([...names, 'outputs.json'].sort());
    expect(await readFile(join(out, 'outputs.json'), 'utf8')).toBe('mine');
  });

  it('writes one zip with the same files', async () => {
    const outcome = await run('export', design, '--out', at('zips'), '--zip');
    const zip = answerOf(outcome).trim();

    expect(zip).toBe(at(join('zips', 'agents-1000-handoff.zip')));
    expect(Object.keys(unzipSync(await readFile(zip)))).toHaveLength(23);
  });

  it('leaves a folder with other things alone', async () => {
    const other = at('other');
    await mkdir(other);
    await writeFile(join(other, 'manifest.json'), '{"name": "an app"}');

    expectUnusable(await run('export', design, '--out', other), /something else than an earlier package/);
    expect(await filesIn(other)).toEqual(['manifest.json']);
    expectUnusable(await run('export', design, '--out', design), /is a file/);
  });

  it('writes a design with errors and says so', async () => {
    const outcome = await run('export', wrong, '--out', at('with-errors'));

    expect(outcome).toMatchObject({
      status: 0,
      notes: [expect.stringMatching(/^The design has \d+ errors?/)],
    });
    expect(await readFile(join(at('with-errors'), 'README.md'), 'utf8')).toContain('This design has');
  });
});

describe('diff', () => {
  it('is Markdown for a pull request, or JSON', async () => {
    const edits = await file('edits.json', JSON.stringify({ type: 'setNat', mode: 'single' }));
    const other = await file('single.json', answerOf(await run('apply', design, edits)));

    expect(answerOf(await run('diff', design, other))).toContain('-73.00 USD');
    expect(JSON.parse(answerOf(await run('diff', design, other, '--format', 'json')))).toMatchObject({
      cost: { delta: -73 },
    });
    expect(answerOf(await run('diff', design, design))).toContain('no change');
  });
});

describe('ids', () => {
  const blank = () => {
    const ids = JSON.parse(subnetIds(agents1000, evaluate(agents1000, awsPriceBook))) as {
      readonly subnets: Record<
        string,
        { readonly outputKey: string; readonly cidr: string; readonly zoneName: string }
      >;
    };
    return Object.values(ids.subnets).map((subnet, place) => ({
      ...subnet,
      subnetId: `subnet-${String(place).padStart(17, '0')}`,
    }));
  };
  const VpcId = 'vpc-0123456789abcdef0';

  it('fills the ids from the outputs of the stack', async () => {
    const pairs = blank().map(({ outputKey, subnetId }) => [outputKey, subnetId] as const);
    const outputs = await file(
      'outputs.json',
      JSON.stringify({ 'agents-1000': Object.fromEntries([['VpcId', VpcId], ...pairs]) }),
    );
    const filled = await run('ids', design, '--outputs', outputs);

    expect(JSON.parse(answerOf(filled))).toMatchObject({
      vpcId: VpcId,
      subnets: { 'public-a': { subnetId: `subnet-${'0'.repeat(17)}` } },
    });
    expect(filled).toMatchObject({ status: 0, notes: [] });
  });

  it('fills the ids from what describe-subnets printed, and names a stranger', async () => {
    const Subnets = blank().map(({ cidr, zoneName, subnetId }) => ({
      ...{ SubnetId: subnetId, VpcId, CidrBlock: cidr, AvailabilityZone: zoneName, State: 'available' },
    }));
    const stranger = { ...Subnets[0], SubnetId: 'subnet-0fffffff', CidrBlock: '10.0.99.0/24' };
    const described = await file('described.json', JSON.stringify({ Subnets: [...Subnets, stranger] }));
    const filled = await run('ids', design, '--outputs', described);

    expect(JSON.parse(answerOf(filled))).toMatchObject({
      subnets: { 'public-b': { subnetId: `subnet-${'1'.padStart(17, '0')}` } },
    });
    expect(filled).toMatchObject({ status: 0, notes: [expect.stringContaining('subnet-0fffffff')] });
  });

  it('writes nothing for outputs that are incomplete or of another stack', async () => {
    const out = join(folder, 'ids.json');
    const partial = JSON.stringify({ 'agents-1000': { VpcId, EcsASubnetId: 'subnet-0123456789abcdef0' } });

    expectUnusable(
      await run('ids', design, '--outputs', await file('partial.json', partial), '--out', out),
      /11 outputs/,
    );
    expectUnusable(
      await run('ids', design, '--outputs', await file('other.json', '{"Web": {}}'), '--out', out),
      /"Web"/,
    );
    await expect(readFile(out)).rejects.toThrow();
  });
});

describe('the program', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const program = ['--import', 'tsx', 'src/cli.ts'];

  it('prints the answer alone, and ends with the verb’s status', async () => {
    const call = promisify(execFile)(process.execPath, [...program, 'check', wrong, '--format', 'json'], {
      cwd: root,
    });
    const failed = await call.catch(
      (failure: unknown) =>
        failure as { readonly code: number; readonly stdout: string; readonly stderr: string },
    );

    expect(failed).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(failed.stdout)).toHaveProperty('findings');
  });

  it('says why in one line on standard error and prints nothing else when the input is unusable', async () => {
    const call = promisify(execFile)(process.execPath, [...program, 'check', at('missing.json')], {
      cwd: root,
    });

    await expect(call).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no file [^\n]+\n$/) as string,
    });
  });

  it('does not mind a reader that goes away', async () => {
    const child = spawn(process.execPath, [...program, 'evaluate', design], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const complaints: string[] = [];
    child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));

    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  });
});

async function filesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}
