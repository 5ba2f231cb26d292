import { describe, expect, it } from 'vitest';

import type { Decision } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { perform, refusalOf } from './command.testing.ts';
import { labelOf } from './command.ts';

const decision: Decision = {
  point: 'primary-block',
  option: '10.0.0.0/16',
  title: 'Primary block: 10.0.0.0/16',
  context: 'The default VPC has 172.31.0.0/16.',
  decision: '10.0.0.0/16',
  consequences: 'No later peering with anything in 10.0.0.0/16.',
  by: 'Ada',
  on: '2026-11-22',
  options: [],
  locks: null,
};

describe('recordDecision and removeDecision', () => {
  it('keep one decision for each point, the last one, and take it out again', () => {
    const first = perform(agents1000, { type: 'recordDecision', decision });
    const second = perform(first, { type: 'recordDecision', decision: { ...decision, by: 'Grace' } });
    expect(Object.keys(second.decisions)).toEqual(['primary-block']);
    expect(second.decisions['primary-block']?.by).toBe('Grace');
    expect(perform(second, { type: 'removeDecision', id: 'primary-block' }).decisions).toEqual({});
  });

  it('add decisions of the design’s own beside one another', () => {
    const own = { ...decision, point: null, option: '', title: 'Data in two zones' };
    const once = perform(agents1000, { type: 'recordDecision', decision: own });
    const twice = perform(once, { type: 'recordDecision', decision: own });
    expect(Object.keys(twice.decisions)).toEqual(['data-in-two-zones', 'data-in-two-zones-2']);
    const changed = perform(twice, {
      type: 'recordDecision',
      id: 'data-in-two-zones',
      decision: { ...own, decision: 'three zones' },
    });
    expect(changed.decisions['data-in-two-zones']?.decision).toBe('three zones');
  });

  it('refuse an option without its point, and the id of nothing', () => {
    const loose = { ...decision, point: null };
    expect(refusalOf(agents1000, { type: 'recordDecision', decision: loose }).type).toBe(
      'recordDecision/option-without-point',
    );
    expect(refusalOf(agents1000, { type: 'removeDecision', id: 'reserve' }).type).toBe(
      'removeDecision/unknown-decision',
    );
  });
});

describe('repack', () => {
  it('gives every automatic subnet the place the plan would choose today', () => {
    const moved = perform(agents1000, { type: 'repack', sizes: { data: 26 } });
    expect(moved.subnets['data-b']?.cidr).toBe('10.0.24.64/26');
    expect(moved.subnets['messaging-a']?.cidr).toBe('10.0.20.0/24');
    expect(moved.subnets['ecs-a']?.cidr).toBe('10.0.0.0/22');
    expect(moved.tiers['data']).toMatchObject({ prefix: 26, block: '10.0.24.0/24' });
    expect(labelOf(agents1000, { type: 'repack', sizes: { data: 26 } })).toBe(
      'Repack the address plan with RDS · ElastiCache at /26',
    );
  });

  it('makes room below for a range to be held', () => {
    const held = perform(agents1000, {
      type: 'batch',
      label: 'Hold the lowest quarter',
      commands: [
        { type: 'repack', keepFree: ['10.0.0.0/18'] },
        { type: 'holdRange', name: 'kept free', cidr: '10.0.0.0/18' },
      ],
    });
    expect(held.subnets['ecs-a']?.cidr).toBe('10.0.64.0/22');
  });

  it('is refused when a subnet would lose its place, and for tiers and blocks that are none', () => {
    const wide = { public: 18, ecs: 18, data: 18, messaging: 18 };
    expect(refusalOf(agents1000, { type: 'repack', sizes: wide })).toMatchObject({ type: 'repack/no-room' });
    expect(refusalOf(agents1000, { type: 'repack', sizes: { dta: 24 } })).toMatchObject({
      type: 'repack/unknown-tier',
      suggestion: 'data',
    });
    expect(refusalOf(agents1000, { type: 'repack', keepFree: ['10.0.0.1/18'] })).toMatchObject({
      type: 'repack/not-a-block',
      suggestion: '10.0.0.0/18',
    });
  });
});
