import { describe, expect, it } from 'vitest';
import type { Design, Subnet } from '../../design/design.ts';
import { contains, unionAll } from '../../packets/headerSet.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import {
  app,
  attached,
  entry,
  internet,
  networkOf,
  office,
  subnetAt,
  tcp,
  toOffice,
  transitGateway,
  web,
} from './caseNetwork.testing.ts';
import { headerOf } from './headers.testing.ts';
import { type Packet, readBlock } from './packet.testing.ts';
import { type Ends, outcomeOf } from './places.testing.ts';

/*
 * Networks and packets on which the exact sets and the walking packet once differed. Each says which page of AWS decided.
 */

function packet(source: string, destination: string, rest: Partial<Packet> = {}): Packet {
  const address = (text: string) => ({ family: 4, at: readBlock(text)?.base ?? 0n }) as const;
  return {
    ...{ source: address(source), destination: address(destination), protocol: 6 },
    ...{ sourcePort: 50_000, port: 443, type: 0, code: 0, ...rest },
  };
}

type Outcome = { readonly arrives: boolean; readonly answered: boolean };
type Case = readonly [name: string, design: Design, ends: Ends, sent: Packet, outcome: Outcome];

const NOTHING: Outcome = { arrives: false, answered: false };
const ARRIVES: Outcome = { arrives: true, answered: false };
const ANSWERED: Outcome = { arrives: true, answered: true };

/** A private workload whose table knows NAT alone, and an office behind the transit gateway that NAT's table leads to. */
const natToOffice = (guard: Partial<Subnet> = {}, networkAcls: Design['networkAcls'] = {}) =>
  networkOf(
    {
      nat: { mode: 'per-zone', zone: null },
      networks: office(transitGateway),
      networkAcls,
      routeTables: {
        own: {
          name: 'own',
          routes: [{ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', zone: 'a' } }],
        },
      },
      subnets: {
        one: { ...subnetAt('front', 'a', '10.0.0.0/24'), ...guard },
        two: subnetAt('back', 'a', '10.0.1.0/24', 'own'),
      },
    },
    attached,
  );

/** A private workload behind NAT, whose subnet has a route to one range of the internet and no default route. */
const natWithOneRoute = networkOf({
  nat: { mode: 'per-zone', zone: null },
  routeTables: {
    own: { name: 'own', routes: [{ destination: '8.8.8.0/24', target: { kind: 'internet-gateway' } }] },
  },
  subnets: {
    one: subnetAt('front', 'a', '10.0.0.0/24', 'own'),
    two: subnetAt('back', 'a', '10.0.1.0/24'),
  },
});

const cases: readonly Case[] = [
  [
    // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html: NAT sends on through a transit gateway too.
    'NAT sends on over the transit gateway where the table of its subnet leads there',
    natToOffice(),
    { from: app, to: toOffice },
    packet('10.0.1.9', '192.168.0.9'),
    ANSWERED,
  ],
  [
    'and the ACL of its subnet sees it with the address of NAT',
    natToOffice(
      { networkAcl: 'guard' },
      {
        guard: {
          name: 'guard',
          entries: [
            entry(100, 'egress', 'allow'),
            { ...entry(100, 'ingress', 'allow'), cidr: '10.0.1.0/24' },
          ],
        },
      },
    ),
    { from: app, to: toOffice },
    packet('10.0.1.9', '192.168.0.9'),
    NOTHING,
  ],
  [
    // An ICMP error asks for nothing (RFC 792), so no route back is needed for it to do its work.
    'a message of ICMP that asks for nothing needs no way back',
    networkOf({
      networks: office({ kind: 'peering', id: null }),
      subnets: { one: subnetAt('back', 'a', '10.0.1.0/24', 'main') },
    }),
    { from: toOffice, to: app },
    packet('192.168.0.9', '10.0.1.9', { protocol: 1, sourcePort: 0, port: 0, type: 3 }),
    ANSWERED,
  ],
  [
    'but a packet that asks for something does',
    networkOf({
      networks: office({ kind: 'peering', id: null }),
      subnets: { one: subnetAt('back', 'a', '10.0.1.0/24', 'main') },
    }),
    { from: toOffice, to: app },
    packet('192.168.0.9', '10.0.1.9'),
    ARRIVES,
  ],
  [
    // https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html: it hands on to its attachments alone.
    'a transit gateway leads to no network that is not attached to it',
    networkOf(
      {
        networks: office(null),
        routeTables: {
          own: { name: 'own', routes: [{ destination: '192.168.0.0/24', target: transitGateway }] },
        },
        subnets: { one: subnetAt('front', 'a', '10.0.0.0/24', 'own') },
      },
      attached,
    ),
    { from: web, to: toOffice },
    packet('10.0.0.9', '192.168.0.9'),
    NOTHING,
  ],
  [
    // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: the attachment is a subnet in a zone.
    'a transit gateway without a subnet to be attached in brings nothing',
    networkOf(
      { networks: office(transitGateway), subnets: { one: subnetAt('back', 'a', '10.0.1.0/24') } },
      attached,
    ),
    { from: toOffice, to: app },
    packet('192.168.0.9', '10.0.1.9'),
    NOTHING,
  ],
  [
    // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html: what enters through an interface takes the
    // table of that interface's subnet, and a route to a whole subnet comes before the local one.
    'the table of the attachment decides where what comes from the transit gateway goes',
    networkOf(
      {
        networks: office(transitGateway),
        routeTables: {
          own: {
            name: 'own',
            routes: [{ destination: '10.0.1.0/24', target: { kind: 'nat-gateway', zone: 'a' } }],
          },
        },
        subnets: {
          one: subnetAt('front', 'a', '10.0.0.0/24', 'own'),
          two: subnetAt('back', 'a', '10.0.1.0/24'),
        },
      },
      attached,
    ),
    { from: toOffice, to: app },
    packet('192.168.0.9', '10.0.1.9'),
    NOTHING,
  ],
  [
    'and that of an answer too',
    networkOf(
      {
        networks: office(transitGateway),
        routeTables: {
          own: {
            name: 'own',
            routes: [{ destination: '10.0.1.0/24', target: { kind: 'nat-gateway', zone: 'a' } }],
          },
        },
        subnets: {
          one: subnetAt('front', 'a', '10.0.0.0/24', 'own'),
          two: subnetAt('back', 'a', '10.0.1.0/24'),
        },
      },
      attached,
    ),
    { from: app, to: toOffice },
    packet('10.0.1.9', '192.168.0.9'),
    ARRIVES,
  ],
  [
    // https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html: the most specific route that matches is used.
    'NAT carries what a single route of its table leads out, without a default route',
    natWithOneRoute,
    { from: app, to: internet },
    packet('10.0.1.9', '8.8.8.8'),
    ANSWERED,
  ],
  ['and nothing else', natWithOneRoute, { from: app, to: internet }, packet('10.0.1.9', '8.8.9.8'), NOTHING],
];

/** A private workload behind NAT in one zone, whose public subnet has an ACL with these entries. */
const behindNat = (...entries: Design['networkAcls'][string]['entries']) =>
  networkOf({
    nat: { mode: 'per-zone', zone: null },
    networkAcls: { guard: { name: 'guard', entries } },
    subnets: {
      one: { ...subnetAt('front', 'a', '10.0.0.0/24'), networkAcl: 'guard' },
      two: subnetAt('back', 'a', '10.0.1.0/24'),
    },
  });

const out = { from: app, to: internet };
const fromApp = packet('10.0.1.9', '8.8.8.8');
const openOut = [entry(100, 'egress', 'allow'), entry(100, 'ingress', 'allow', tcp(443))];

/** The office behind NAT again, with the attachment in a subnet of its own that has an ACL with these entries. */
function throughDoor(...entries: Design['networkAcls'][string]['entries']): Design {
  const design = natToOffice({}, { guard: { name: 'guard', entries } });
  const { subnets, tiers, vpc } = design;
  return {
    ...design,
    vpc: { ...vpc, transitGateway: { id: null, tier: 'door' } },
    tiers: { ...tiers, door: { name: 'door', access: 'isolated', prefix: 24, block: null, notes: '' } },
    subnets: { ...subnets, three: { ...subnetAt('door', 'a', '10.0.3.0/24'), networkAcl: 'guard' } },
  };
}

const appToOffice = { from: app, to: toOffice };
const fromAppToOffice = packet('10.0.1.9', '192.168.0.9');

/** Cases that random networks seldom have, each with one more that differs in the smallest thing. */
const seldom: readonly Case[] = [
  [
    'what comes from the transit gateway to NAT in the same subnet passes no ACL',
    natToOffice(
      { networkAcl: 'guard' },
      {
        guard: {
          name: 'guard',
          entries: [
            entry(100, 'egress', 'allow'),
            { ...entry(100, 'ingress', 'allow'), cidr: '10.0.0.0/16' },
          ],
        },
      },
    ),
    appToOffice,
    fromAppToOffice,
    ANSWERED,
  ],
  [
    'what comes from it through another subnet passes the ACL of that one: allow',
    throughDoor(entry(100, 'ingress', 'allow'), entry(100, 'egress', 'allow')),
    appToOffice,
    fromAppToOffice,
    ANSWERED,
  ],
  [
    'and deny',
    throughDoor(entry(100, 'ingress', 'allow'), entry(100, 'egress', 'deny')),
    appToOffice,
    fromAppToOffice,
    ARRIVES,
  ],
  [
    'NAT gets answers at its lowest port',
    behindNat(...openOut, entry(200, 'ingress', 'allow', tcp(1024))),
    out,
    fromApp,
    ANSWERED,
  ],
  [
    'and none below it',
    behindNat(...openOut, entry(200, 'ingress', 'allow', tcp(1000, 1023))),
    out,
    fromApp,
    ARRIVES,
  ],
  [
    'the port of the workload behind NAT is of no use to it',
    behindNat(...openOut),
    out,
    { ...fromApp, sourcePort: 443 },
    ARRIVES,
  ],
  [
    'an answer over another peering connection is none',
    networkOf({
      networks: {
        ...office({ kind: 'peering', id: null }),
        other: {
          name: 'other',
          kind: 'partner',
          cidrs: ['10.9.0.0/24'],
          connection: { kind: 'peering', id: null },
          notes: '',
        },
      },
      routeTables: {
        own: {
          name: 'own',
          routes: [{ destination: '192.168.0.0/24', target: { kind: 'peering', network: 'other' } }],
        },
      },
      subnets: { one: subnetAt('back', 'a', '10.0.1.0/24', 'own') },
    }),
    { from: toOffice, to: app },
    packet('192.168.0.9', '10.0.1.9'),
    ARRIVES,
  ],
  ...(
    [
      ['deny', NOTHING],
      ['allow', ANSWERED],
    ] as const
  ).map(([action, outcome]): Case => [
    `to the transit gateway in the same subnet both directions of the ACL count: ${action}`,
    networkOf(
      {
        networks: office(transitGateway),
        networkAcls: {
          guard: { name: 'guard', entries: [entry(100, 'egress', 'allow'), entry(100, 'ingress', action)] },
        },
        subnets: { one: { ...subnetAt('front', 'a', '10.0.0.0/24'), networkAcl: 'guard' } },
      },
      attached,
    ),
    { from: web, to: toOffice },
    packet('10.0.0.9', '192.168.0.9'),
    outcome,
  ]),
  ...(
    [
      ['rds', NOTHING],
      ['instances', ANSWERED],
    ] as const
  ).map(([kind, outcome]): Case => [
    `a public address is for what can have one: ${kind}`,
    networkOf({
      workloads: {
        web: { name: 'web', kind, tier: 'front', count: 1, securityGroups: ['open'], publicAddress: true },
      },
    }),
    { from: internet, to: web },
    packet('8.8.8.8', '10.0.0.9'),
    outcome,
  ]),
  ...(
    [
      [true, ANSWERED],
      [false, NOTHING],
    ] as const
  ).map(([dnsSupport, outcome]): Case => [
    `a service's name leads to its endpoint when the VPC resolves names: ${String(dnsSupport)}`,
    networkOf(
      {
        endpoints: {
          ecr: {
            type: 'interface',
            service: 'ecr.api',
            tier: 'back',
            zones: null,
            securityGroups: ['open'],
            privateDns: true,
            policy: null,
          },
        },
      },
      { dnsSupport, dnsHostnames: true },
    ),
    { from: app, to: { kind: 'service', service: 'ecr.api' } },
    packet('10.0.1.9', '10.0.2.9'),
    outcome,
  ]),
];

describe('packets on which two accounts once differed', () => {
  it.each([...cases, ...seldom])('%s', (_, design, ends, sent, outcome) => {
    expect(outcomeOf(design, ends, sent)).toMatchObject(outcome);
    const ways = reachOfDesign(design).reach.between(ends.from, ends.to);
    const among = (sets: readonly ReturnType<typeof unionAll>[]) => contains(unionAll(sets), headerOf(sent));
    expect({
      arrives: among(ways.map((way) => way.arrives)),
      answered: among(ways.map((way) => way.answered)),
    }).toEqual(outcome);
  });
});
