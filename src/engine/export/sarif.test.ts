import { describe, expect, it } from 'vitest';
import { writeDesign } from '../design/readDesign.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { templates } from '../templates/templates.ts';
import { findingsText } from './findingsText.ts';
import { lineOf, sarif } from './sarif.ts';
import { sarifLogSchema } from './sarifSchema.testing.ts';

type Log = {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
          readonly fullDescription: { readonly text: string };
          readonly help: { readonly text: string };
          readonly helpUri?: string;
          readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly kind: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly { readonly justification: string }[];
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
};

/** A log to spoil. */
type Loose = {
  version: string;
  made?: string;
  runs: {
    results: {
      level: string;
      ruleIndex: number;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    }[];
  }[];
};

const overlapping = {
  ...agents1000,
  subnets: { ...agents1000.subnets, 'ecs-b': { ...agents1000.subnets['ecs-b']!, cidr: '10.0.0.0/22' } },
};
const [firstKey = ''] = evaluate(agents1000, awsPriceBook)
  .findings.filter(({ severity }) => severity === 'warning')
  .map(({ key }) => key);
const design = {
  ...overlapping,
  setAside: { [firstKey]: { reason: 'Decided in the review', by: 'Ada', on: '2026-11-22' } },
};
const evaluation = evaluate(design, awsPriceBook);
const file = { uri: 'network.json', text: writeDesign(design) };
const [run] = (JSON.parse(sarif(evaluation, file)) as Log).runs;

describe('sarif', () => {
  it('has what SARIF 2.1.0 requires of every log, run, rule and result', () => {
    const log = JSON.parse(sarif(evaluation, file)) as Log;

    expect(log).toMatchObject({
      version: '2.1.0',
      $schema: expect.stringContaining('sarif-2.1.0') as string,
    });
    expect(log.runs).toHaveLength(1);
    expect(run?.tool.driver.name).toBe('Groundplan');
    expect(run?.results).toHaveLength(evaluation.findings.length);
    for (const { ruleId, ruleIndex, message, kind, level } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).not.toBe('');
      expect(kind === 'fail' ? ['error', 'warning', 'note'] : ['none']).toContain(level);
    }
    expect(new Set(run?.tool.driver.rules.map(({ id }) => id)).size).toBe(run?.tool.driver.rules.length);
  });

  it('is what the standard asks for, property by property, for every template and with findings of every level', () => {
    const designs = [design, ...templates.map((template) => template.design)];
    for (const one of designs) {
      const text = sarif(evaluate(one, awsPriceBook), { uri: 'a%20b/network.json', text: writeDesign(one) });
      expect(sarifLogSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
    }
    expect(new Set(run?.results.map(({ level }) => level))).toEqual(
      new Set(['error', 'warning', 'note', 'none']),
    );
  });

  it.each([
    ['another version', (log: Loose) => (log.version = '2.0.0')],
    ['a property of its own', (log: Loose) => (log.made = 'here')],
    ['a passed check that warns', ({ runs: [one] }: Loose) => (one!.results.at(-1)!.level = 'warning')],
    ['a failure without a level', ({ runs: [one] }: Loose) => (one!.results[0]!.level = 'none')],
    ['a rule that stands elsewhere', ({ runs: [one] }: Loose) => (one!.results[0]!.ruleIndex += 1)],
    ['no message', ({ runs: [one] }: Loose) => (one!.results[0]!.message.text = '')],
    [
      'a place that is no URI',
      ({ runs: [one] }: Loose) =>
        (one!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri = 'my file.json'),
    ],
  ])('would be noticed with %s', (_, spoil) => {
    const log = JSON.parse(sarif(evaluation, file)) as Loose;
    spoil(log);

    expect(sarifLogSchema.safeParse(log).success).toBe(false);
  });

  it('gives each rule what code review tools ask for', () => {
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule.shortDescription.text).not.toBe('');
      expect(rule.fullDescription.text).not.toBe('');
      expect(rule.help.text).not.toBe('');
      expect(rule.helpUri ?? 'https://').toMatch(/^https:/);
      expect(rule.properties.tags).toContain('network');
      const rank = Number(rule.properties['security-severity'] ?? 5);
      expect(rank > 0 && rank <= 10, rule.id).toBe(true);
    }
    expect(run?.tool.driver.rules.find(({ id }) => id === 'openToWorld')?.properties.tags).toContain(
      'security',
    );
    for (const { locations, partialFingerprints } of run?.results ?? []) {
      expect(locations[0]?.physicalLocation.region.startLine).toBeGreaterThan(0);
      expect(partialFingerprints['groundplanKey/v1']).not.toBe('');
    }
  });

  it('points to the line of the thing in the design file', () => {
    const overlap = run?.results.find(({ ruleId }) => ruleId === 'subnetsOverlap');
    const line = overlap?.locations[0]?.physicalLocation.region.startLine ?? 0;

    expect(overlap?.level).toBe('error');
    expect(file.text.split('\n')[line - 1]).toMatch(/"ecs-[ab]": \{/);
  });

  it('suppresses what was set aside, with its reason', () => {
    const suppressed = run?.results.filter(({ suppressions }) => suppressions !== undefined);

    expect(suppressed).toHaveLength(1);
    expect(suppressed?.[0]?.suppressions?.[0]?.justification).toBe('Decided in the review');
  });
});

describe('findingsText', () => {
  it('reads like a compiler and ends with totals', () => {
    const lines = findingsText(evaluation, file).trimEnd().split('\n');

    expect(lines[0]).toMatch(/^network\.json:\d+: error: .+ \[\w+\]$/);
    expect(lines.at(-1)).toMatch(/^\d+ errors?, 0 warnings, \d+ notes?, .*1 finding set aside$/);
  });
});

describe('lineOf', () => {
  it('finds an assumption among the assumptions', () => {
    const lines = ['{', '  "tiers": {', '    "ports": {}', '  },', '  "assumptions": {', '    "ports": {}'];

    expect(lineOf(lines, 'assumption:ports')).toBe(6);
  });

  it('is 1 for what is not in the file', () => {
    expect(lineOf(['{', '}'], 'subnet:x')).toBe(1);
    expect(lineOf([], undefined)).toBe(1);
  });
});
