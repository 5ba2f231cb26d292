import type { Design, ReachEnd, Subnet } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';

/*
 * Networks of single cases: one public workload `web` and one private `app` behind a group that lets everything pass,
 * two zones, no NAT unless a case has it, and everything else as the case says.
 */

/** Traffic of every kind. */
export const anything = { protocol: 'all', ports: null } as const;

/** One workload behind an open group in each tier, two zones, and everything else as the case has it. */
export function networkOf(changes: Partial<Design>, vpc: Partial<Design['vpc']> = {}): Design {
  const rule = (direction: 'ingress' | 'egress') => ({
    ...{ group: 'open', direction, traffic: anything, description: 'all' },
    peer: { kind: 'cidr' as const, cidr: '0.0.0.0/0' },
  });
  const workload = (tier: string, publicAddress: boolean) => ({
    ...{ name: tier, kind: 'instances' as const, tier, count: 1, securityGroups: ['open'], publicAddress },
  });
  return {
    ...agents1000,
    vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/16'], held: {}, ...vpc },
    zones: { a: { name: 'us-east-1a', zoneId: null }, b: { name: 'us-east-1b', zoneId: null } },
    tiers: {
      front: { name: 'front', access: 'public', prefix: 24, block: null, notes: '' },
      back: { name: 'back', access: 'private', prefix: 24, block: null, notes: '' },
    },
    subnets: {
      'front-a': subnetAt('front', 'a', '10.0.0.0/24'),
      'back-a': subnetAt('back', 'a', '10.0.1.0/24'),
      'back-b': subnetAt('back', 'b', '10.0.2.0/24'),
    },
    workloads: { web: workload('front', true), app: workload('back', false) },
    ...{ endpoints: {}, networks: {}, networkAcls: {}, routeTables: {}, intents: {} },
    nat: { mode: 'none', zone: null },
    securityGroups: { open: { name: 'open', description: 'all', notes: '' } },
    rules: { in: rule('ingress'), out: rule('egress') },
    ...changes,
  };
}

/** A subnet of a tier in a zone, called after both. */
export const subnetAt = (
  tier: string,
  zone: string,
  cidr: string,
  routeTable: string | null = null,
): Subnet => ({
  ...{ name: `${tier}-${zone}`, zone, tier, cidr, ipv6: null, pinned: true, routeTable },
  ...{ networkAcl: null, notes: '' },
});

/** Another network with this connection. */
export const office = (connection: Design['networks'][string]['connection']) => ({
  office: { name: 'office', kind: 'on-premises' as const, cidrs: ['192.168.0.0/24'], connection, notes: '' },
});

/** An entry of a network ACL for everything unless told otherwise, from or to everywhere. */
export const entry = (
  number: number,
  direction: 'ingress' | 'egress',
  action: 'allow' | 'deny',
  traffic: Design['rules'][string]['traffic'] = anything,
) => ({ number, direction, action, traffic, cidr: '0.0.0.0/0' });

/** TCP to these ports. */
export const tcp = (from: number, to = from) => ({ protocol: 'tcp', ports: { from, to } });

/** The private workload. */
export const app: ReachEnd = { kind: 'workload', workload: 'app' };
/** The public one. */
export const web: ReachEnd = { kind: 'workload', workload: 'web' };
/** The other network. */
export const toOffice: ReachEnd = { kind: 'network', network: 'office' };
/** The internet. */
export const internet: ReachEnd = { kind: 'internet' };

/** A connection over the transit gateway, or a route to it. */
export const transitGateway = { kind: 'transit-gateway' } as const;
/** The VPC attached to a transit gateway in the subnets of `front`. */
export const attached = { transitGateway: { id: null, tier: 'front' } };
