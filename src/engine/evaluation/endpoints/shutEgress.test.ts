import { describe, expect, it } from 'vitest';

import type { Design } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import { readNetwork } from '../network.ts';
import { shutEgress } from './shutEgress.ts';

const shutIn = (design: Design) =>
  shutEgress(readNetwork(design), costOfDesign(design, awsPriceBook).transfer);

const withRule = (rule: Pick<Design['rules'][string], 'group' | 'traffic' | 'peer'>): Design => ({
  ...agents1000,
  rules: { ...agents1000.rules, out: { ...rule, direction: 'egress', description: '' } },
});

describe('traffic that no security group lets out', () => {
  it('is that of the tasks to the internet in the template, with its money', () => {
    const { gb, usd, to } = shutIn(agents1000);

    expect(gb).toBeCloseTo(3041.67, 2);
    expect(usd).toBeCloseTo(267.32, 2);
    expect(to).toEqual(['internet']);
  });

  it('is that to services too once they have no endpoint', () => {
    expect(shutIn({ ...agents1000, endpoints: {} }).to).toEqual(['internet', 'service']);
  });

  it('is none as soon as one group lets anything out of the VPC, whatever the protocol', () => {
    const udp = { protocol: 'udp', ports: { from: 443, to: 443 } };
    const outside = { kind: 'cidr', cidr: '198.51.100.0/24' } as const;
    const inside = { kind: 'cidr', cidr: '10.0.0.0/24' } as const;

    expect(shutIn(withRule({ group: 'ecs-worker', traffic: udp, peer: outside })).to).toEqual([]);
    expect(shutIn(withRule({ group: 'ecs-worker', traffic: udp, peer: inside })).gb).toBeGreaterThan(3000);
  });

  it('hangs on the default group where a workload has none of its own', () => {
    const workloads = Object.fromEntries(
      Object.entries(agents1000.workloads).map(([id, one]) => [id, { ...one, securityGroups: [] }]),
    );
    const withDefault = (defaultGroup: Design['vpc']['defaultGroup']) =>
      shutIn({ ...agents1000, workloads, vpc: { ...agents1000.vpc, defaultGroup } });

    expect(withDefault('as-created').to).toEqual([]);
    expect(withDefault('closed').gb).toBeGreaterThan(3000);
  });

  it('is none where no route leads out', () => {
    expect(shutIn({ ...agents1000, nat: { mode: 'none', zone: null } }).to).toEqual([]);
  });
});
