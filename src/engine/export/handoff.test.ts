import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDesign } from '../design/design.arbitrary.ts';
import { applyCommand, type Command } from '../commands/command.ts';
import type { Decision, Design } from '../design/design.ts';
import { hostileNames } from '../design/hostileNames.ts';
import { readDesignText } from '../design/readDesign.ts';
import { cleanText, textProblem } from '../design/text.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { templates } from '../templates/templates.ts';
import { crossCheck } from './crossCheck.ts';
import { handoffFiles, type PackageHost } from './handoff.ts';
import { packagePaths } from './paths.ts';

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const drawn = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const host: PackageHost = {
  sha256: (bytes) => Promise.resolve(hashOf(bytes)),
  draw: () => Promise.resolve({ png: drawn, scale: 2 }),
};

/** The text files of the package. */
async function packageOf(design: Design): Promise<Readonly<Record<string, string>>> {
  const files = await handoffFiles(design, evaluate(design, awsPriceBook), awsPriceBook, host);
  if (!files.ok) throw new Error(files.error.message);
  return Object.fromEntries(
    files.value.flatMap(({ path, bytes }) =>
      path === packagePaths.picture ? [] : [[path, new TextDecoder().decode(bytes)]],
    ),
  );
}

function edited(design: Design, ...commands: readonly Command[]): Design {
  return commands.reduce((before, command) => {
    const next = applyCommand(before, command);
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, design);
}

const FIXED = [
  'README.md',
  'aws-migration/phase-1/iac/cdk/.gitignore',
  'aws-migration/phase-1/iac/cdk/bin/app.ts',
  'aws-migration/phase-1/iac/cdk/cdk.json',
  'aws-migration/phase-1/iac/cdk/package-lock.json',
  'aws-migration/phase-1/iac/cdk/package.json',
  'aws-migration/phase-1/iac/cdk/stacks/vpc-stack.ts',
  'aws-migration/phase-1/iac/cdk/test/stack-is-the-design.test.ts',
  'aws-migration/phase-1/iac/cdk/tsconfig.json',
  'aws-migration/phase-1/network/costs/analysis.md',
  'aws-migration/phase-1/network/design.groundplan.json',
  'aws-migration/phase-1/network/diagrams/network.svg',
  'aws-migration/phase-1/network/endpoints/design.json',
  'aws-migration/phase-1/network/routing-tables/nat-config.json',
  'aws-migration/phase-1/network/security-groups/design.json',
  'aws-migration/phase-1/network/security-groups/matrix.json',
  'aws-migration/phase-1/network/security-groups/review.md',
  'aws-migration/phase-1/network/subnet-allocation/design.json',
  'aws-migration/phase-1/network/subnet-allocation/ids.json',
  'aws-migration/phase-1/network/tracker.md',
  'aws-migration/phase-1/network/vpc-design/cidr-plan.json',
  'manifest.json',
];

describe('the handoff package', () => {
  it('holds exactly the fixed files, whatever the design is called', async () => {
    const named = edited(agents1000, { type: 'renameDesign', name: '../../etc/passwd' });

    expect(Object.keys(await packageOf(agents1000))).toEqual(FIXED);
    expect(Object.keys(await packageOf(named))).toEqual(FIXED);
  });

  it.each(FIXED.filter((path) => !path.includes('/cdk/') && path !== packagePaths.manifest))(
    'writes %s as reviewed',
    async (path) => {
      const files = await packageOf(agents1000);

      await expect(files[path]).toMatchFileSnapshot(
        `golden/${path.replace('aws-migration/phase-1/network/', '').replaceAll('/', '.')}`,
      );
    },
  );

  it('opens again as the same design', async () => {
    const read = readDesignText((await packageOf(agents1000))[packagePaths.design] ?? '');

    expect(read).toEqual({ ok: true, value: agents1000 });
  });

  it('carries the figures that were worked by hand', async () => {
    const files = await packageOf(agents1000);
    const plan = JSON.parse(files[packagePaths.cidrPlan] ?? '') as Record<string, Record<string, unknown>>;
    const nat = JSON.parse(files[packagePaths.natConfig] ?? '') as { readonly options: readonly unknown[] };

    expect(plan['need']).toMatchObject({
      addresses: 2024,
      prefixForNeed: 21,
      prefixForLayout: 19,
      layoutAddresses: 5376,
    });
    expect(plan['vpc']).toMatchObject({ smallestBlockAroundAll: '10.0.0.0/19' });
    expect(plan['zoneLoss']).toMatchObject({ usable: 2038, needed: 2024, margin: 14 });
    expect(nat.options).toMatchObject([
      { option: 'A', usdPerMonth: { networkBeforeTraffic: 146 }, chosen: false },
      { option: 'B', usdPerMonth: { networkBeforeTraffic: 219 }, chosen: true },
      { option: 'C' },
      { option: 'D' },
      { option: 'E' },
      { option: 'none', usdPerMonth: { networkBeforeTraffic: 109.5, addresses: 0 } },
    ]);
    expect(files[packagePaths.costs]).toContain('**219.00 USD**');
    expect(files[packagePaths.costs]).toContain('626 GB');
  });

  it('promises growth month by month only where somebody said how agents grow', async () => {
    const growing = edited(agents1000, {
      type: 'setRequirements',
      changes: { growth: { from: '2026-01', monthlyRate: 0.05, targets: [] } },
    });

    expect((await packageOf(agents1000))['README.md']).toContain('inventory, room to grow, loss of a zone');
    expect((await packageOf(growing))['README.md']).toContain('inventory, growth month by month, loss');
  });

  it('closes the default group of the VPC in the region of the design, and stops at what fails', async () => {
    const closed = edited({ ...agents1000, region: 'eu-west-1' }, { type: 'setVpc', defaultGroup: 'closed' });

    expect((await packageOf(closed))['README.md']).toMatch(
      /```sh\n\(\nset -eu\nexport AWS_REGION="eu-west-1"\nVPC=\$\(aws cloudformation/,
    );
  });

  it('lets no reader of the endpoints drop what the security groups need', async () => {
    const { services } = JSON.parse((await packageOf(agents1000))[packagePaths.endpoints] ?? '') as {
      readonly services: readonly Readonly<Record<string, unknown>>[];
    };

    expect(services.find(({ service }) => service === 'xray')).toMatchObject({
      adviceByCostAlone: 'drop',
      blockedWithoutBySecurityGroups: ['ecs-supervisor-sg', 'ecs-worker-sg'],
      recommended: 'keep',
    });
    expect(services.filter((one) => 'advice' in one)).toEqual([]);
  });

  it('lists every file with its size and hash, the picture too', async () => {
    const files = await packageOf(agents1000);
    const manifest = JSON.parse(files['manifest.json'] ?? '') as {
      readonly files: readonly Record<string, unknown>[];
    };
    const readme = manifest.files.find(({ path }) => path === 'README.md');

    expect(manifest.files.map(({ path }) => path)).toEqual(
      [...FIXED.slice(0, -1), packagePaths.picture].sort(),
    );
    expect(readme).toMatchObject({
      mediaType: 'text/markdown',
      bytes: Buffer.byteLength(files['README.md'] ?? ''),
      sha256: hashOf(files['README.md'] ?? ''),
    });
    expect(manifest.files.find(({ path }) => path === packagePaths.picture)).toEqual({
      path: packagePaths.picture,
      mediaType: 'image/png',
      bytes: drawn.length,
      sha256: hashOf(drawn),
    });
  });

  it('says in its README when the picture is smaller than usual', async () => {
    const small: PackageHost = { ...host, draw: () => Promise.resolve({ png: drawn, scale: 0.875 }) };
    const files = await handoffFiles(agents1000, evaluate(agents1000, awsPriceBook), awsPriceBook, small);
    const readme = files.ok ? files.value.find(({ path }) => path === 'README.md') : undefined;

    expect(new TextDecoder().decode(readme?.bytes)).toContain('drawn at 0.88 times its size instead of 2');
    expect((await packageOf(agents1000))['README.md']).not.toContain('times its size');
  });

  it('says on top of its README that the design has errors', async () => {
    const ecs = { ...agents1000.subnets['ecs-b']!, cidr: '192.168.0.0/22' };
    const wrong = { ...agents1000, subnets: { ...agents1000.subnets, 'ecs-b': ecs } };

    expect((await packageOf(wrong))['README.md']).toMatch(
      /^# [^\n]+\n\n> \*\*This design has \d+ errors?\.\*\*/,
    );
    expect((await packageOf(agents1000))['README.md']).not.toContain('This design has');
  });

  it('agrees with itself for any design that people might make', async () => {
    await fc.assert(
      fc.asyncProperty(anyDesign(12), async (design) => {
        const evaluation = evaluate(design, awsPriceBook);
        const files = await handoffFiles(design, evaluation, awsPriceBook, host);

        expect(files.ok).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('is not written when two of its files disagree', async () => {
    const evaluation = evaluate(agents1000, awsPriceBook);
    const files = Object.entries(await packageOf(agents1000)).map(([path, text]) => ({ path, text }));
    const moved = (of: string) =>
      files.map(({ path, text }) => ({
        path,
        text: path === of ? text.replaceAll('10.0.4.0/22', '10.0.12.0/22') : text,
      }));

    expect(crossCheck(files, evaluation)).toBeUndefined();
    for (const path of [
      packagePaths.stack,
      packagePaths.subnetIds,
      packagePaths.subnetDesign,
      packagePaths.cidrPlan,
      packagePaths.drawing,
      packagePaths.costs,
    ]) {
      const refusal = crossCheck(moved(path), evaluation);
      expect(refusal?.type, path).toBe('package/mismatch');
      expect(refusal?.message).toMatch(new RegExp(`^${path} .*ecs-b`));
    }
  });

  it('writes every template', async () => {
    for (const { design } of templates) expect(Object.keys(await packageOf(design))).toEqual(FIXED);
  });

  it('refuses text that would run on deployment', async () => {
    const design = { ...agents1000, tags: { Owner: '{{resolve:secretsmanager:prod}}' } };
    const files = await handoffFiles(design, evaluate(design, awsPriceBook), awsPriceBook, host);

    expect(files).toMatchObject({ ok: false, error: { type: 'cdk/deploy-time-text' } });
  });
});

/** Hostile names as far as the door lets them in; the rest is refused there. */
const names = Object.entries(hostileNames).map(
  ([what, text]) => [what, cleanText(text, 'one line').slice(0, 120)] as const,
);
const accepted = names.filter(([, text]) => textProblem(text, 'one line') === undefined);

/** A decision that is nothing but the name. */
const hostileDecision = (name: string): Decision => ({
  ...{ point: 'reserve', option: 'quarter-top', title: name, context: name, decision: name, by: name },
  ...{ consequences: name, on: '2026-11-22', locks: 'sizing' },
  options: [{ id: 'gone', label: name, figures: [{ id: 'f', label: name, text: name }] }],
});

describe('hostile names in the package', () => {
  it.each(accepted)('stay text: %s', async (_, name) => {
    const design = edited(
      agents1000,
      { type: 'renameDesign', name },
      { type: 'setSubnet', id: 'ecs-a', name },
      { type: 'setVpc', name },
      { type: 'setNotes', notes: name },
      { type: 'confirmAssumption', id: 'task-ports', by: name, on: '2026-11-22' },
      { type: 'setTracker', changes: { name, lead: name, currentNetwork: name } },
      { type: 'startTask', task: 'cidr', by: name, at: '2026-11-29T14:30:00Z' },
      { type: 'setTask', task: 'cidr', notes: name },
      { type: 'recordDecision', decision: hostileDecision(name), at: '2026-11-29T14:30:00Z' },
      { type: 'openTask', task: 'cidr', reason: name, by: name, at: '2026-11-29T14:31:00Z' },
    );
    const files = await packageOf(design);

    expect(Object.keys(files)).toEqual(FIXED);
    for (const [path, text] of Object.entries(files)) {
      if (path.endsWith('.json')) expect(JSON.stringify(JSON.parse(text)), path).toBeTruthy();
      if (path.endsWith('.md')) expect(markupIn(text), path).toEqual([]);
    }
    expect(JSON.parse(files[packagePaths.subnetIds] ?? '')).toMatchObject({
      design: { name },
      subnets: { 'ecs-a': { name } },
    });
  });
});

/** What a renderer would take for markup that we do not write ourselves: tags, links, pictures, addresses, mentions. */
function markupIn(markdown: string): readonly string[] {
  const own = /^\s*- \[[ x]\] /;
  return markdown
    .split('\n')
    .map((line) => line.replace(own, '').replace(/^> \*\*This design/, ''))
    .filter((line) =>
      /<|\]\(|!\[|\[[^\]]*\]:|https?:|www\.|@|__|~~|javascript&?:[^ ]*\(/i.test(
        line.replaceAll(/&#\d+;/g, ''),
      ),
    );
}
