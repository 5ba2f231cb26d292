import { describe, expect, it } from 'vitest';

import type { Design, OtherNetwork, RouteTable } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';
import { routeFor } from './routeFor.ts';

const paris: OtherNetwork = {
  name: 'Paris',
  kind: 'peered-vpc',
  cidrs: ['10.8.0.0/16'],
  connection: { kind: 'peering', id: null },
  notes: '',
};
const office: OtherNetwork = {
  name: 'Office',
  kind: 'on-premises',
  cidrs: ['192.168.0.0/16', '2001:db8:77::/48'],
  connection: { kind: 'transit-gateway' },
  notes: '',
};

const designWith = (changes: Partial<Design>): Design => ({ ...agents1000, ...changes });
const routing = (design: Design) => evaluate(design, awsPriceBook).routes;
const told = (design: Design, table: string) =>
  routing(design).tables[table]?.routes.map(({ destination, label }) => `${destination} ${label}`);
const own = (routes: RouteTable['routes'], subnet = 'ecs-a'): Design => ({
  ...agents1000,
  routeTables: { own: { name: 'own', routes } },
  subnets: { ...agents1000.subnets, [subnet]: { ...agents1000.subnets[subnet]!, routeTable: 'own' } },
});
const attached = { ...agents1000.vpc, transitGateway: { id: null, tier: 'data' } };

describe("the VPC's main table", () => {
  const onMain = designWith({
    subnets: { ...agents1000.subnets, 'ecs-a': { ...agents1000.subnets['ecs-a']!, routeTable: 'main' } },
  });

  it('is always there, with its local routes alone', () => {
    expect(routing(agents1000).tables['main']).toMatchObject({ main: true, derived: true, subnets: [] });
    expect(told(agents1000, 'main')).toEqual(['10.0.0.0/16 local']);
  });

  it('takes the subnets without an association of their own, which are isolated then, also from S3', () => {
    const { routes, subnets } = evaluate(onMain, awsPriceBook);
    expect(routes.tables['main']).toMatchObject({ access: 'isolated', subnets: ['ecs-a'] });
    expect(told(onMain, 'main')).toEqual(['10.0.0.0/16 local']);
    expect(subnets['ecs-a']).toMatchObject({ access: 'isolated', routeTable: 'main' });
    expect(routes.endpoints['s3']?.routeTables).toEqual(['private-b', 'private-c']);
  });
});

describe('routes to other networks', () => {
  it('stand in the derived tables of public and private subnets, not in the isolated one', () => {
    const design = designWith({ networks: { paris, office }, vpc: attached });
    const toNetworks = ['10.8.0.0/16 peering connection to Paris', '192.168.0.0/16 transit gateway'];
    expect(told(design, 'public')).toEqual([
      '10.0.0.0/16 local',
      '0.0.0.0/0 internet gateway',
      ...toNetworks,
    ]);
    expect(told(design, 'private-b')?.slice(2, 4)).toEqual(toNetworks);
    expect(told(design, 'isolated')).toEqual(['10.0.0.0/16 local']);
  });

  it('are for IPv6 too once the VPC has it, after both default routes', () => {
    const design = designWith({
      networks: { office },
      vpc: { ...attached, ipv6: { cidr: null }, egressOnlyInternetGateway: true },
      subnets: { ...agents1000.subnets, 'ecs-a': { ...agents1000.subnets['ecs-a']!, ipv6: 1 } },
    });
    expect(told(design, 'private-a')?.slice(2, 6)).toEqual([
      '0.0.0.0/0 NAT gateway us-east-1a',
      '::/0 egress-only internet gateway',
      '192.168.0.0/16 transit gateway',
      '2001:db8:77::/48 transit gateway',
    ]);
  });

  it('are not made where nothing leads there: no connection, no attachment, or a range of the VPC', () => {
    const unconnected = { ...paris, connection: null };
    const inside = { ...paris, cidrs: ['10.0.128.0/20'] };
    const usual = told(agents1000, 'public');
    for (const network of [unconnected, inside, office])
      expect(told(designWith({ networks: { network } }), 'public')).toEqual(usual);
  });

  it('lead a range that two networks have to the first of them', () => {
    const design = designWith({ networks: { paris, again: { ...paris, name: 'Lyon' } } });
    expect(told(design, 'public')?.filter((route) => route.startsWith('10.8.'))).toEqual([
      '10.8.0.0/16 peering connection to Paris',
    ]);
  });

  it('make a subnet that leaves no other way private, as AWS reads it', () => {
    const design = designWith({ networks: { paris }, nat: { mode: 'none', zone: null } });
    expect(evaluate(design, awsPriceBook).subnets['ecs-a']?.access).toBe('private');
  });
});

describe('a route that leads nowhere', () => {
  const blackholeOf = (design: Design, destination = '0.0.0.0/0') =>
    routeFor(routing(design).tables['own']!, destination)?.blackhole;

  it.each<[RouteTable['routes'][number], string | null]>([
    [{ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'b' } }, null],
    [
      { destination: '0.0.0.0/0', target: { kind: 'egress-only-internet-gateway' } },
      'the VPC has no egress-only internet gateway',
    ],
    [
      { destination: '10.8.0.0/16', target: { kind: 'peering', network: 'paris' } },
      'there is no peering connection to paris',
    ],
    [
      { destination: '10.8.0.0/16', target: { kind: 'transit-gateway' } },
      'the VPC is not attached to a transit gateway',
    ],
    [
      { destination: '::/0', target: { kind: 'nat-gateway', zone: 'b' } },
      'a NAT gateway carries IPv4, and of IPv6 64:ff9b::/96 alone',
    ],
    [{ destination: '64:ff9b::/96', target: { kind: 'nat-gateway', zone: 'b' } }, null],
  ])('%j says why', (route, why) => {
    expect(blackholeOf(own([route]), route.destination)).toBe(why);
  });

  it('is one to a NAT gateway whose subnet has no way out', () => {
    const closed = { ...agents1000, vpc: { ...agents1000.vpc, internetGateway: false } };
    const { tables } = routing(closed);
    expect(tables['private-a']?.routes[1]?.blackhole).toBe(
      'the subnet of NAT gateway us-east-1a has no way to the internet',
    );
    expect(evaluate(closed, awsPriceBook).subnets['ecs-a']?.access).toBe('private');
  });
});
