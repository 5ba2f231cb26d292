import { describe, expect, it } from 'vitest';

import { block } from '../../engine/cidr/literal.ts';
import type { PlanBlock, Segment } from '../../engine/evaluation/evaluation.ts';
import { overviewOf, partOf, windowOf } from './mapLayout.ts';

const segment = (
  kind: Segment['kind'],
  first: string,
  last: string,
  addresses: number,
  cidr: string,
): Segment => ({
  kind,
  first,
  last,
  addresses,
  cidrs: [cidr],
  ref: null,
  label: kind,
});

const plan: PlanBlock = {
  cidr: '10.0.0.0/16',
  role: 'primary',
  addresses: 65_536,
  allocated: 1_024,
  segments: [
    segment('subnet', '10.0.0.0', '10.0.3.255', 1_024, '10.0.0.0/22'),
    segment('free', '10.0.4.0', '10.0.191.255', 48_128, ''),
    segment('held', '10.0.192.0', '10.0.255.255', 16_384, '10.0.192.0/18'),
  ],
};

describe('the address map', () => {
  it('enlarges the part in use only where it is smaller than its block', () => {
    expect(windowOf(plan, '10.0.0.0/19')).toEqual(block('10.0.0.0/19'));
    expect(windowOf(plan, '10.0.0.0/16')).toBeNull();
    expect(windowOf(plan, '10.1.0.0/19')).toBeNull();
    expect(windowOf(plan, null)).toBeNull();
  });

  it('cuts what reaches beyond the part in use and says its range anew', () => {
    const part = partOf(plan, block('10.0.0.0/19'));
    expect(part.map(({ first, last, addresses }) => [first, last, addresses])).toEqual([
      ['10.0.0.0', '10.0.3.255', 1_024],
      ['10.0.4.0', '10.0.31.255', 7_168],
    ]);
    expect(part[1]?.cidrs).toEqual(['10.0.4.0/22', '10.0.8.0/21', '10.0.16.0/20']);
  });

  it('shows every address of the block once', () => {
    const { before, inUse, after } = overviewOf(plan, block('10.0.0.0/19'));
    const sum = [...before, ...after].reduce((total, { addresses }) => total + addresses, inUse);
    expect(sum).toBe(65_536);
    expect(after.map(({ kind }) => kind)).toEqual(['free', 'held']);
  });
});
