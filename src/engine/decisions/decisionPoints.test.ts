import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { empty } from '../templates/empty.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { twoZoneWeb } from '../templates/twoZoneWeb.ts';
import type { DecisionOption, DecisionPoint } from './decisionPoint.ts';
import { decisionPointsOf } from './decisionPoints.ts';
import { readCandidate } from './primaryBlock.ts';
import { repackPreview } from './repackPreview.ts';

const pointsOf = (design: Design, typed: readonly string[] = []) =>
  decisionPointsOf(design, evaluate(design, awsPriceBook), awsPriceBook, typed);

function pointOf(design: Design, id: DecisionPoint['id'], typed: readonly string[] = []): DecisionPoint {
  const point = pointsOf(design, typed).find((one) => one.id === id);
  if (point === undefined) throw new Error(`There is no point ${id}.`);
  return point;
}

function optionOf(point: DecisionPoint, id: string): DecisionOption {
  const option = point.options.find((one) => one.id === id);
  if (option === undefined) throw new Error(`${point.id} has no option ${id}.`);
  return option;
}

const figure = (option: DecisionOption, id: string) => option.figures.find((one) => one.id === id)?.value;

function taken(design: Design, option: DecisionOption): Design {
  const edit = applyCommand(design, { type: 'batch', label: option.label, commands: option.commands });
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

const deployed: Design = {
  ...agents1000,
  deployment: {
    stack: 'Network',
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: Object.fromEntries(
      Object.keys(agents1000.subnets).map((id, index) => [id, `subnet-0000000${index.toString(16)}`]),
    ),
    on: '2026-11-22',
  },
};

describe('every decision point', () => {
  it('has its options in force and recommended among them, and each does what it says', () => {
    const designs = [
      agents1000,
      twoZoneWeb,
      empty,
      deployed,
      generatedDesign({ zones: 3, tiers: 5, subnets: 40, groups: 4, flows: 4 }),
    ];
    for (const design of designs) {
      for (const point of pointsOf(design, ['10.64.0.0/16'])) {
        const ids = point.options.map(({ id }) => id);
        expect(ids).toContain(point.inForce);
        expect(ids).toContain(point.recommended.option);
        expect(new Set(ids).size).toBe(ids.length);
        expect(point.recommended.reasons).not.toEqual([]);
        expect(optionOf(point, point.inForce).commands).toEqual([]);
        for (const option of point.options) {
          if (option.commands.length === 0) continue;
          const after = taken(design, option);
          expect(pointOf(after, point.id, [option.id]).inForce).toBe(option.id);
          expect(option.moves.map(({ id }) => after.subnets[id]?.cidr)).toEqual(
            option.moves.map(({ to }) => to),
          );
        }
      }
    }
  });

  it('carries the decision that is recorded for it', () => {
    const record: Command = {
      type: 'recordDecision',
      decision: {
        ...{ point: 'reserve', option: 'none', title: 'No reserve', context: '', decision: '' },
        ...{ consequences: '', by: 'Ada', on: '2026-11-22' },
      },
    };
    const edit = applyCommand(agents1000, record);
    if (!edit.ok) throw new Error(edit.error.message);
    expect(pointOf(edit.value, 'reserve').recorded).toMatchObject({ id: 'reserve', decision: { by: 'Ada' } });
    expect(pointOf(edit.value, 'subnet-sizing').recorded).toBeNull();
  });
});

describe('the primary block', () => {
  it('is 10.0.0.0/16 rather than that of the default VPC', () => {
    const point = pointOf(agents1000, 'primary-block');
    expect(point.recommended.option).toBe('10.0.0.0/16');
    expect(point.recommended.reasons[2]).toMatch(/^Not 172\.31\.0\.0\/16: it is every region's default VPC/);
    expect(point.recommended.reasons[1]).toBe(
      '319 further /16 blocks are open to a VPC that begins with it, of which AWS adds 4 by default and 49 on request.',
    );
    const [ten, defaultVpc] = [optionOf(point, '10.0.0.0/16'), optionOf(point, '172.31.0.0/16')];
    expect(figure(ten, 'further-blocks')).toBe(319);
    expect(figure(defaultVpc, 'further-blocks')).toBe(79);
    expect(figure(defaultVpc, 'clashes')).toBe(1);
    expect(taken(agents1000, defaultVpc).subnets['ecs-b']?.cidr).toBe('172.31.4.0/22');
  });

  it('is weighed against the networks that people list, whatever block they type', () => {
    const design: Design = {
      ...agents1000,
      networks: {
        hub: {
          name: 'Hub',
          kind: 'peered-vpc',
          cidrs: ['10.0.0.0/14', '2001:db8::/48'],
          connection: null,
          notes: '',
        },
      },
    };
    const point = pointOf(design, 'primary-block', ['10.16.0.0/16', 'nonsense']);
    expect(optionOf(point, '10.0.0.0/16').remarks[0]).toMatchObject({
      severity: 'error',
      text: 'Hub has 10.0.0.0/14, and VPCs whose blocks overlap cannot be peered.',
    });
    expect(point.recommended.option).toBe('10.16.0.0/16');
    expect(figure(optionOf(point, '10.16.0.0/16'), 'further-blocks')).toBe(256 - 4 - 1 + 64);
  });

  it('says why a block that is too small cannot be taken', () => {
    const point = pointOf(agents1000, 'primary-block', ['10.9.0.0/24']);
    expect(optionOf(point, '10.9.0.0/24').refusal).toContain('has no room for');
    expect(readCandidate('10.9.0.1/24')).toMatchObject({ ok: false, error: { suggestion: '10.9.0.0/24' } });
    expect(readCandidate('10.0.0.0/8')).toMatchObject({ ok: false, error: { suggestion: '10.0.0.0/16' } });
    expect(readCandidate(' 10.9.0.0/24 ').ok).toBe(true);
  });

  it('stays what is deployed, since another one replaces the VPC', () => {
    const point = pointOf({ ...deployed, vpc: { ...deployed.vpc } }, 'primary-block');
    expect(point.recommended.option).toBe('10.0.0.0/16');
    expect(optionOf(point, '172.31.0.0/16').replaces).toContain('replaces the VPC and everything in it');
  });
});

describe('the reserve', () => {
  it('counts what it holds, what it leaves free, and the largest hole', () => {
    const point = pointOf(agents1000, 'reserve');
    expect(point.inForce).toBe('quarter-top');
    const rows = point.options.map((option) => [
      option.id,
      ...['held', 'free', 'largest-hole', 'layouts', 'moves'].map((id) => figure(option, id)),
    ]);
    expect(rows).toEqual([
      ['none', 0, 58_368, '10.0.128.0/17 (32,768)', 7, 0],
      ['quarter-top', 16_384, 41_984, '10.0.64.0/18 (16,384)', 5, 0],
      ['half-top', 32_768, 25_600, '10.0.64.0/18 (16,384)', 3, 0],
      ['quarter-bottom', 16_384, 41_984, '10.0.128.0/17 (32,768)', 5, 12],
      ['half-bottom', 32_768, 25_600, '10.0.192.0/18 (16,384)', 3, 12],
    ]);
  });

  it('leaves ranges alone that were held for something else', () => {
    const held = { ...agents1000.vpc.held, dns: { name: 'DNS', cidr: '10.0.40.0/24' } };
    const design = { ...agents1000, vpc: { ...agents1000.vpc, held } };
    const none = taken(design, optionOf(pointOf(design, 'reserve'), 'none'));
    expect(Object.keys(none.vpc.held)).toEqual(['dns']);
    expect(pointOf(none, 'reserve').inForce).toBe('none');
  });

  it('says of a deployment what moving out of the way would replace', () => {
    const point = pointOf(deployed, 'reserve');
    expect(optionOf(point, 'quarter-bottom').replaces).toContain('12 subnets in use would be replaced');
    expect(optionOf(point, 'half-top').replaces).toBeNull();
    expect(point.recommended.option).toBe('quarter-top');
  });
});

const sizingFigures = [
  ...['allocated', 'around', 'waste', 'headroom', 'headroom-zone-lost'],
  ...['zone-loss', 'zone-loss-left', 'moves'],
];

describe('the sizing', () => {
  it('compares waste, headroom and the loss of a zone', () => {
    const point = pointOf(agents1000, 'subnet-sizing');
    const rows = point.options.map((option) => [
      option.id,
      ...sizingFigures.map((id) => figure(option, id)),
      option.sizes.map(({ prefix }) => prefix),
    ]);
    expect(rows).toEqual([
      ['weighted', 5376, '10.0.0.0/19', 3240, 1509, 1002, 2038, 2028, 0, [24, 22, 24, 24]],
      ['weighted-by-need', 3264, '10.0.0.0/19', 1128, 1509, 1002, 2038, 2028, 9, [27, 22, 28, 28]],
      ['equal', 12_288, '10.0.0.0/18', 10_152, 1509, 1002, 2038, 2028, 12, [22, 22, 22, 22]],
    ]);
    expect(point.recommended.option).toBe('weighted');
    expect(point.recommended.reasons[0]).toContain('2,028 are left for tasks, 4 to spare');
    expect(point.recommended.reasons[1]).toContain('12,288 addresses, 2.3 times as many');
  });

  it('recommends another when what is drawn does not hold the need', () => {
    const design = { ...agents1000, requirements: { ...agents1000.requirements, agents: 1800 } };
    const point = pointOf(design, 'subnet-sizing');
    expect(optionOf(point, 'weighted').remarks[0]?.severity).toBe('error');
    expect(point.recommended.option).toBe('weighted-by-need');
  });
});

describe('the preview of a repack', () => {
  it('has nothing to move where everything is in place', () => {
    expect(repackPreview(agents1000)).toEqual({
      ok: true,
      value: { moves: [], staying: 12, pinned: 0, replaces: null },
    });
  });

  it('names what moves, what AWS calls it, and who still stands in the way', () => {
    const preview = repackPreview(deployed, { type: 'repack', sizes: { data: 25 } });
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value.replaces).toBe(
      'Network is deployed: 6 subnets in use would be replaced, and everything in them with it.',
    );
    expect(preview.value.moves.find(({ id }) => id === 'messaging-a')).toEqual({
      ...{ id: 'messaging-a', name: 'MQ a', from: '10.0.24.0/24', to: '10.0.20.0/24' },
      ...{ deployedId: 'subnet-00000009', blockedBy: 'Data a' },
    });
  });

  it('passes on why a repack is refused', () => {
    const sizes = { public: 18, ecs: 18, data: 18, messaging: 18 };
    expect(repackPreview(agents1000, { type: 'repack', sizes })).toMatchObject({
      ok: false,
      error: { type: 'repack/no-room' },
    });
  });
});
