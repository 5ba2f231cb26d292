import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyDesign } from '../design/design.arbitrary.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { applyCommand, type Command } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const add = (cidr: string): Command => ({ type: 'addVpcBlock', cidr });

describe('a VPC block that AWS would not take', () => {
  it('is refused with the nearest block of that size that it would', () => {
    expect(refusalOf(agents1000, add('10.0.128.0/20'))).toMatchObject({
      type: 'addVpcBlock/aws',
      message: expect.stringContaining('overlaps 10.0.0.0/16') as string,
      suggestion: '10.1.0.0/20',
    });
    expect(refusalOf(agents1000, add('192.168.0.0/16')).suggestion).toBe('10.255.0.0/16');
  });

  it('is not offered where another network is, nor where Docker or EKS number theirs', () => {
    const paris = { name: 'Paris', kind: 'on-premises', cidrs: ['10.1.0.0/16'] } as const;
    const design = perform(agents1000, { type: 'addNetwork', ...paris });
    expect(refusalOf(design, add('10.0.0.0/16')).suggestion).toBe('10.2.0.0/16');
    const beside = perform(perform(agents1000, add('10.99.0.0/16')), add('10.101.0.0/16'));
    expect(refusalOf(beside, add('10.99.0.0/16')).suggestion).toBe('10.98.0.0/16');
  });
});

/** What people type into a field for a block: nearly right, of every size and family, and not at all. */
const typed = fc.oneof(
  fc.constantFrom(
    '10.0.0.0',
    '010.0.0.0/16',
    ' 10.0.0.0/16',
    '10.0.0.5/24',
    '10.0.0.0/08',
    '/22',
    '/29',
    '/8',
    '::/0',
  ),
  fc.constantFrom(
    '::ffff:10.0.0.0/104',
    '2001:db8::1/56',
    '2001:db8::/57',
    '2001:db8::%eth0/56',
    '\uff11\uff10.0.0.0/8',
  ),
  fc
    .tuple(
      fc.constantFrom('10.0', '10.1', '172.17', '172.31', '192.168', '100.64', '198.19', '127.0', '0.0'),
      fc.nat(255),
      fc.nat(33),
    )
    .map(([start, octet, prefix]) => `${start}.${String(octet)}.0/${String(prefix)}`),
);

describe('what a refused block is offered', () => {
  it('is taken by the same field of any design', () => {
    fc.assert(
      fc.property(anyDesign(10), typed, fc.nat(7), (design, text, which) => {
        const [subnet = 'none'] = Object.keys(design.subnets);
        const [network = 'none'] = Object.keys(design.networks);
        const fields: readonly ((text: string) => Command)[] = [
          add,
          (to) => ({ type: 'setVpcBlock', from: design.vpc.blocks[0] ?? '', to }),
          (cidr) => ({ type: 'holdRange', name: 'held', cidr }),
          (cidr) => ({ type: 'setSubnetCidr', id: subnet, cidr }),
          (cidr) => ({ type: 'setVpcIpv6', ipv6: { cidr } }),
          (cidr) => ({ type: 'addNetwork', name: 'x', kind: 'partner', cidrs: [cidr] }),
          (cidr) => ({ type: 'setNetwork', id: network, cidrs: [cidr] }),
        ];
        const field = fields[which % fields.length] ?? add;
        const answer = applyCommand(design, field(text));
        if (answer.ok || answer.error.suggestion === undefined || answer.error.type.includes('unknown'))
          return;
        const again = applyCommand(design, field(answer.error.suggestion));
        expect(again.ok ? '' : `${answer.error.message} > ${again.error.message}`).toBe('');
      }),
      { numRuns: 600 },
    );
  });
});
