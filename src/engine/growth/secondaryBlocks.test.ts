import { describe, expect, it } from 'vitest';

import { mayAssociate } from '../cidr/awsLimits.ts';
import { block } from '../cidr/literal.ts';
import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { associationAnswers, blockCandidates } from './secondaryBlocks.ts';

const withPrimary = (cidr: string): Design => ({
  ...agents1000,
  vpc: { ...agents1000.vpc, blocks: [cidr], held: {} },
});
const cidrs = (design: Design, prefix = 16) => blockCandidates(design, prefix).map(({ cidr }) => cidr);

describe('blockCandidates', () => {
  it.each([
    ['10.0.0.0/16', ['10.1.0.0/16', '10.2.0.0/16', '100.64.0.0/16', '100.65.0.0/16']],
    ['10.1.0.0/16', ['10.2.0.0/16', '10.3.0.0/16', '100.64.0.0/16', '100.65.0.0/16']],
    ['10.8.0.0/16', ['10.0.0.0/16', '10.1.0.0/16', '100.64.0.0/16', '100.65.0.0/16']],
    ['172.16.0.0/16', ['100.64.0.0/16', '100.65.0.0/16', '172.17.0.0/16', '172.18.0.0/16']],
    ['100.64.0.0/16', ['100.65.0.0/16', '100.66.0.0/16', '100.67.0.0/16', '100.68.0.0/16']],
  ])('beside %s offers what AWS allows, what clashes with something last', (primary, expected) => {
    const offered = cidrs(withPrimary(primary));

    expect(offered).toEqual(expected);
    for (const cidr of offered) expect(mayAssociate([block(primary)], block(cidr)).ok).toBe(true);
  });

  it('stays in the rest of 192.168.0.0/16, and in shared space, beside a block of it', () => {
    expect(cidrs(withPrimary('192.168.0.0/20'), 20)).toEqual([
      '100.64.0.0/20',
      '100.64.16.0/20',
      '192.168.16.0/20',
      '192.168.32.0/20',
    ]);
  });

  it('keeps clear of other networks, and says so of a block that does not', () => {
    const network = (...ranges: string[]) => ({
      office: { name: 'Office', kind: 'on-premises' as const, cidrs: ranges, connection: null, notes: '' },
    });
    const near = { ...withPrimary('10.0.0.0/16'), networks: network('10.1.0.0/16') };
    const everywhere = { ...withPrimary('10.0.0.0/16'), networks: network('10.0.0.0/8', '100.64.0.0/10') };

    expect(cidrs(near)[0]).toBe('10.2.0.0/16');
    expect(blockCandidates(everywhere, 16)[0]).toEqual({
      cidr: '10.1.0.0/16',
      notes: ['overlaps Office, with which it could not be connected'],
    });
  });

  it('never offers a block that holds a destination of a route table', () => {
    const routeTables = {
      own: {
        name: 'own',
        routes: [{ destination: '10.1.4.0/24', target: { kind: 'internet-gateway' as const } }],
      },
    };

    expect(cidrs({ ...withPrimary('10.0.0.0/16'), routeTables })[0]).toBe('10.2.0.0/16');
  });
});

describe('associationAnswers', () => {
  it('answers every range of the table for the blocks that the VPC has', () => {
    expect(associationAnswers(withPrimary('172.16.0.0/16'))).toEqual([
      { range: '10.0.0.0/8', allowed: false, reason: 'AWS does not add it to a VPC with 172.16.0.0/16.' },
      { range: '172.16.0.0/12', allowed: true, reason: 'AWS would add 172.17.0.0/16.' },
      { range: '192.168.0.0/16', allowed: false, reason: 'AWS does not add it to a VPC with 172.16.0.0/16.' },
      { range: '100.64.0.0/10', allowed: true, reason: 'AWS would add 100.64.0.0/16.' },
      { range: '172.31.0.0/16', allowed: false, reason: 'AWS does not add it to a VPC with 172.16.0.0/16.' },
      { range: '198.19.0.0/16', allowed: false, reason: 'AWS does not add it to a VPC with 172.16.0.0/16.' },
    ]);
  });
});
