import { describe, expect, it } from 'vitest';

import { block } from '../../engine/cidr/literal.ts';
import type { Design } from '../../engine/design/design.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { shareOf, surroundingsOf } from './otherNetworks.ts';

const beside = (...cidrs: readonly string[]): Design => ({
  ...agents1000,
  networks: { office: { name: 'Office', kind: 'on-premises', cidrs, connection: null, notes: '' } },
});

describe('other networks beside the VPC', () => {
  it('are drawn in the smallest block around all of them, what clashes marked', () => {
    const found = surroundingsOf(beside('10.64.0.0/16', 'fd00::/8', '10.0.128.0/17'));
    expect(found?.around).toEqual(block('10.0.0.0/9'));
    expect(found?.ranges.map(({ cidr, clashes }) => [cidr, clashes])).toEqual([
      [block('10.0.128.0/17'), true],
      [block('10.64.0.0/16'), false],
    ]);
    expect(surroundingsOf(agents1000)).toBeNull();
    expect(surroundingsOf(beside('fd00::/8'))).toBeNull();
  });

  it('can always be seen', () => {
    const around = block('10.0.0.0/8');
    expect(shareOf(block('10.128.0.0/9'), around)).toEqual({ left: 50, width: 50 });
    const last = shareOf(block('10.255.255.0/24'), around);
    expect(last.width).toBeGreaterThan(0.3);
    expect(last.left + last.width).toBeLessThanOrEqual(100);
  });
});
