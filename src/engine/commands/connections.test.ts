import { describe, expect, it } from 'vitest';

import type { Design, RouteTable } from '../design/design.ts';
import { readDesign } from '../design/readDesign.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { perform, refusalOf } from './command.testing.ts';

const paris = {
  type: 'addNetwork',
  id: 'paris',
  name: 'Paris',
  kind: 'peered-vpc',
  cidrs: ['10.8.0.0/16'],
  connection: { kind: 'peering', id: null },
} as const;
const withParis = (): Design => perform(agents1000, paris);
const attached = (design: Design = agents1000): Design =>
  perform(design, { type: 'setTransitGateway', transitGateway: { id: null, tier: 'data' } });
const withTable = (design: Design, ...routes: RouteTable['routes']): Design =>
  perform(design, { type: 'putRouteTable', id: 'own', routeTable: { name: 'Own', routes } });

describe('a peering connection', () => {
  it('is refused where AWS refuses it: with addresses of the VPC, and with what is no VPC', () => {
    expect(refusalOf(agents1000, { ...paris, cidrs: ['10.8.0.0/16', '10.0.64.0/18'] })).toEqual({
      type: 'addNetwork/overlap',
      message:
        'AWS refuses to peer with Paris, because 10.0.64.0/18 overlaps 10.0.0.0/16 of the VPC; a transit gateway would work for its other ranges.',
    });
    expect(refusalOf(agents1000, { ...paris, kind: 'on-premises' }).type).toBe('addNetwork/not-a-vpc');
    expect(refusalOf(withParis(), { type: 'setNetwork', id: 'paris', cidrs: ['10.0.0.0/8'] }).type).toBe(
      'setNetwork/overlap',
    );
    const ipv6 = perform(withParis(), { type: 'setVpcIpv6', ipv6: { cidr: '2001:db8:1234:1a00::/56' } });
    expect(refusalOf(ipv6, { type: 'setNetwork', id: 'paris', cidrs: ['2001:db8::/32'] }).type).toBe(
      'setNetwork/overlap',
    );
  });

  it('does not stand in the way of another name once the networks overlap', () => {
    const moved = perform(withParis(), { type: 'addVpcBlock', cidr: '10.8.0.0/20' });
    expect(perform(moved, { type: 'setNetwork', id: 'paris', name: 'Lutetia' }).networks['paris']?.name).toBe(
      'Lutetia',
    );
  });

  it('keeps its network while a route leads there', () => {
    const target = { kind: 'peering', network: 'paris' } as const;
    const routed = withTable(withParis(), { destination: '10.8.0.0/16', target });
    expect(refusalOf(routed, { type: 'removeNetwork', id: 'paris' })).toMatchObject({
      type: 'removeNetwork/routed',
      message: 'Route table Own leads to Paris; change that route first.',
    });
  });
});

describe('setTransitGateway', () => {
  it('attaches the VPC through a tier, which then stays', () => {
    const design = attached();
    expect(design.vpc.transitGateway).toEqual({ id: null, tier: 'data' });
    expect(
      refusalOf(design, { type: 'setTransitGateway', transitGateway: { id: null, tier: 'dat' } }),
    ).toMatchObject({ type: 'setTransitGateway/unknown-tier', suggestion: 'data' });
    expect(refusalOf(design, { type: 'removeTier', id: 'data' }).type).toBe('removeTier/transit-gateway');
  });

  it('takes the connections over it along when the VPC is detached, but not a route', () => {
    const over = { ...paris, connection: { kind: 'transit-gateway' } } as const;
    expect(refusalOf(agents1000, over).type).toBe('addNetwork/no-transit-gateway');
    const detach = { type: 'setTransitGateway', transitGateway: null } as const;
    const connected = perform(attached(), over);
    expect(perform(connected, detach).networks['paris']?.connection).toBeNull();
    const routed = withTable(connected, { destination: '10.8.0.0/16', target: { kind: 'transit-gateway' } });
    expect(refusalOf(routed, detach).type).toBe('setTransitGateway/routed');
  });
});

describe('putRouteTable', () => {
  const refused = (...routes: RouteTable['routes']) =>
    refusalOf(withParis(), { type: 'putRouteTable', id: 'own', routeTable: { name: 'Own', routes } });

  it('takes prefix lists and every kind of target', () => {
    const { routeTables } = withTable(
      withParis(),
      { destination: 'pl-02cd2c6b', target: { kind: 'transit-gateway' } },
      { destination: '2001:DB8::/32', target: { kind: 'egress-only-internet-gateway' } },
      { destination: '0.0.0.0/0', target: { kind: 'nat-instance', zone: 'b' } },
      { destination: '10.8.0.0/16', target: { kind: 'peering', network: 'paris' } },
    );
    expect(routeTables['own']?.routes.map(({ destination }) => destination)).toEqual([
      'pl-02cd2c6b',
      '2001:db8::/32',
      '0.0.0.0/0',
      '10.8.0.0/16',
    ]);
  });

  it('refuses unknown networks, prefix lists that are none, and targets of the other family', () => {
    expect(
      refused({ destination: '10.8.0.0/16', target: { kind: 'peering', network: 'pari' } }),
    ).toMatchObject({
      type: 'putRouteTable/unknown-network',
      suggestion: 'paris',
    });
    expect(refused({ destination: 'pl-xyz', target: { kind: 'internet-gateway' } }).type).toBe(
      'putRouteTable/not-a-block',
    );
    expect(refused({ destination: '::/0', target: { kind: 'nat-gateway', zone: 'a' } })).toMatchObject({
      type: 'putRouteTable/family',
      message:
        'Own cannot lead ::/0 there, because a NAT gateway carries IPv4, and of IPv6 64:ff9b::/96 alone; the egress-only internet gateway would work.',
    });
    expect(refused({ destination: '0.0.0.0/0', target: { kind: 'egress-only-internet-gateway' } }).type).toBe(
      'putRouteTable/family',
    );
  });
});

describe('a subnet on the main table', () => {
  it('is written and read again', () => {
    const design = perform(agents1000, { type: 'setSubnet', id: 'ecs-a', routeTable: 'main' });
    expect(readDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, value: design });
    expect(refusalOf(agents1000, { type: 'setSubnet', id: 'ecs-a', routeTable: 'mian' }).type).toBe(
      'setSubnet/unknown-route-table',
    );
  });
});
