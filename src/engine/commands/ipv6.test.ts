import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { Command } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const edited = (...commands: readonly Command[]): Design => commands.reduce(perform, agents1000);
const withIpv6 = (cidr: string | null = null) => edited({ type: 'setVpcIpv6', ipv6: { cidr } });
const routesOf = (design: Design, table: string) =>
  evaluate(design, awsPriceBook).routes.tables[table]?.routes.map(({ destination, label }) => [
    destination,
    label,
  ]);

describe('IPv6 of the VPC', () => {
  it('is a /56 of Amazon, known or not, and is offered as one', () => {
    expect(withIpv6().vpc.ipv6).toEqual({ cidr: null });
    expect(withIpv6('2001:DB8:1234:1A00::/56').vpc.ipv6).toEqual({ cidr: '2001:db8:1234:1a00::/56' });
    const wrong = (cidr: string) => refusalOf(agents1000, { type: 'setVpcIpv6', ipv6: { cidr } });
    expect(wrong('2001:db8::/57')).toMatchObject({ type: 'setVpcIpv6/aws', suggestion: '2001:db8::/56' });
    expect(wrong('2001:db8::1/56')).toMatchObject({
      type: 'setVpcIpv6/not-a-block',
      suggestion: '2001:db8::/56',
    });
    expect(wrong('2001:db8::/48').suggestion).toBe('2001:db8::/56');
    expect(wrong('10.0.0.0/16').type).toBe('setVpcIpv6/not-a-block');
  });

  it('goes with every /64, unless a subnet would be left without addresses', () => {
    const both = perform(withIpv6(), { type: 'setTierIpv6', id: 'ecs', family: 'dual-stack' });
    const without = perform(both, { type: 'setVpcIpv6', ipv6: null });
    expect({ ...without, revision: 0 }).toEqual({ ...agents1000, revision: 0 });
    const alone = perform(both, { type: 'setSubnetIpv6', id: 'ecs-a', family: 'ipv6' });
    expect(refusalOf(alone, { type: 'setVpcIpv6', ipv6: null })).toMatchObject({
      type: 'setVpcIpv6/ipv6-only',
      subject: 'subnet:ecs-a',
    });
  });
});

describe('IPv6 of subnets', () => {
  it('takes the lowest free /64, a tier at once in the order of its zones', () => {
    const one = perform(withIpv6(), { type: 'setSubnetIpv6', id: 'ecs-b', family: 'dual-stack', index: 1 });
    const tier = perform(one, { type: 'setTierIpv6', id: 'ecs', family: 'dual-stack' });
    expect(['ecs-a', 'ecs-b', 'ecs-c'].map((id) => tier.subnets[id]?.ipv6)).toEqual([0, 1, 2]);
    expect(
      refusalOf(tier, { type: 'setSubnetIpv6', id: 'data-a', family: 'dual-stack', index: 1 }),
    ).toMatchObject({
      type: 'setSubnetIpv6/taken',
      suggestion: '3',
    });
    expect(refusalOf(agents1000, { type: 'setSubnetIpv6', id: 'ecs-a', family: 'ipv6' }).type).toBe(
      'setSubnetIpv6/no-vpc-ipv6',
    );
  });

  it('is shown whole when the /56 is known and by its end when it is not', () => {
    const shown = (cidr: string | null) => {
      const design = perform(withIpv6(cidr), {
        type: 'setSubnetIpv6',
        id: 'ecs-a',
        family: 'dual-stack',
        index: 5,
      });
      return evaluate(design, awsPriceBook).subnets['ecs-a']?.ipv6;
    };
    expect(shown('2001:db8:1234:1a00::/56')).toBe('2001:db8:1234:1a05::/64');
    expect(shown(null)).toBe('\u2026:05::/64');
  });

  it('alone leaves no IPv4, which comes back in the size of the tier', () => {
    const alone = perform(withIpv6(), { type: 'setTierIpv6', id: 'data', family: 'ipv6' });
    expect(alone.subnets['data-a']).toMatchObject({ cidr: 'none', ipv6: 0 });
    const { subnets, plan, findings } = evaluate(alone, awsPriceBook);
    expect(subnets['data-a']).toMatchObject({ cidr: null, family: 'ipv6', usable: 0, used: 0 });
    expect(plan.ipv6).toMatchObject({ cidr: null, free: 253 });
    expect(findings.filter(({ rule }) => rule === 'cidrUnreadable')).toEqual([]);
    expect(refusalOf(alone, { type: 'resizeSubnet', id: 'data-a', prefix: 24 }).type).toBe(
      'resizeSubnet/ipv6-only',
    );
    const both = perform(alone, { type: 'setTierIpv6', id: 'data', family: 'dual-stack' });
    expect(both.subnets['data-a']).toEqual({ ...agents1000.subnets['data-a'], ipv6: 0 });
  });

  it('is another /64 after a move, and of its own in a new zone', () => {
    const all = ['public', 'ecs', 'data', 'messaging'].reduce<Design>(
      (design, id) =>
        perform(design, { type: 'setTierIpv6', id, family: id === 'data' ? 'ipv6' : 'dual-stack' }),
      withIpv6(),
    );
    expect(perform(all, { type: 'moveSubnet', id: 'data-a', zone: 'b' }).subnets['data-a']).toMatchObject({
      cidr: 'none',
      ipv6: 12,
    });
    const wider = perform(all, { type: 'addZone' });
    const added = ['public-d', 'ecs-d', 'data-d', 'messaging-d'].map((id) => wider.subnets[id]?.ipv6);
    expect([...added].sort()).toEqual([12, 13, 14, 15]);
    expect(wider.subnets['data-d']?.cidr).toBe('none');
  });
});

describe('IPv6 routes', () => {
  const design = edited(
    { type: 'setVpcIpv6', ipv6: { cidr: '2001:db8:1234:1a00::/56' } },
    { type: 'setTierIpv6', id: 'public', family: 'dual-stack' },
    { type: 'setTierIpv6', id: 'ecs', family: 'dual-stack' },
    { type: 'setTierIpv6', id: 'data', family: 'dual-stack' },
    { type: 'setVpc', egressOnlyInternetGateway: true },
  );

  it('lead out by the internet gateway from public subnets, by the egress-only one from private, never by NAT', () => {
    expect(routesOf(design, 'public')).toContainEqual(['::/0', 'internet gateway']);
    expect(routesOf(design, 'private-a')).toContainEqual(['::/0', 'egress-only internet gateway']);
    expect(routesOf(design, 'isolated')?.map(([destination]) => destination)).not.toContain('::/0');
    expect(routesOf(design, 'isolated')).toContainEqual(['2001:db8:1234:1a00::/56', 'local']);
  });

  it('need no NAT gateway for a private tier with IPv6 alone', () => {
    const alone = perform(design, { type: 'setTierIpv6', id: 'ecs', family: 'ipv6' });
    const { routes, subnets } = evaluate(alone, awsPriceBook);
    expect(routes.natGateways).toEqual({});
    expect(subnets['ecs-a']?.access).toBe('private');
  });
});
