import { formatCidr } from '../../cidr/cidr.ts';
import { type Design, entryOf, type Id, type Peer, type ReachEnd, readRef } from '../../design/design.ts';
import type { Family } from '../../packets/addresses.ts';
import { subnetIpv6, vpcIpv6Block } from '../../planning/ipv6.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../../regions/prefixLists.ts';
import { narrowest, wearersByGroup } from '../leastPrivilege/neededRules.ts';
import type { Way, WayEnd } from '../reachability/way.ts';
import { readDestination } from '../routeFor.ts';
import type { Tried } from './openingWish.ts';

/** How rules name interfaces: by their groups, or by the range or subnet that was asked about. */
export type Naming = 'groups' | 'ranges';

const ANYWHERE: Readonly<Record<Family, string>> = { 4: '0.0.0.0/0', 6: '::/0' };

/** One end of a way, with the end of the question that it belongs to. */
type Side = { readonly end: WayEnd; readonly asked: ReachEnd; readonly way: Way };

/** The group of an end's interfaces that a rule belongs into: the one asked about, or the one that the fewest wear. */
export function groupOf({ design }: Tried, { end, asked }: Side): Id | undefined {
  const groups = groupsOf(design, end);
  if (asked.kind === 'group' && groups.includes(asked.group)) return asked.group;
  return narrowest(groups, wearersByGroup(design));
}

/** How the rules of the other side name this one, over these families; none where they cannot. */
export function peersOf(
  tried: Tried,
  side: Side,
  families: readonly Family[],
  naming: Naming,
): readonly Peer[] {
  const { end, asked, way } = side;
  const { kind, id } = readRef(end.ref);
  const ranges = () => rangesOf(tried, side, families).map((cidr): Peer => ({ kind: 'cidr', cidr }));
  if (kind === 'service') return [servicePeer(tried.design, id, way)];
  if (end.subnets.length === 0) return ranges();
  const group = groupOf(tried, side);
  if (group === undefined) return ranges();
  const byRange = naming === 'ranges' && (asked.kind === 'cidr' || asked.kind === 'subnet');
  return byRange ? ranges() : [{ kind: 'group', group }];
}

/** The blocks that hold an end's addresses of these families, the one asked about where it is one. */
export function rangesOf(
  { network }: Tried,
  { end, asked }: Side,
  families: readonly Family[],
): readonly string[] {
  const { design } = network;
  const ofFamily = (texts: readonly string[], family: Family) =>
    texts.filter((text) => readDestination(text) !== undefined && text.includes(':') === (family === 6));
  if (asked.kind === 'cidr') return families.flatMap((family) => ofFamily([asked.cidr], family));
  const { kind, id } = readRef(end.ref);
  if (end.subnets.length > 0) {
    const subnets = end.subnets.flatMap((subnet) => network.byId.get(subnet) ?? []);
    const ipv6 = vpcIpv6Block(design.vpc) === undefined ? [] : subnets;
    return families.flatMap((family) =>
      family === 4
        ? subnets.flatMap(({ cidr }) => (cidr === null ? [] : [formatCidr(cidr)]))
        : ipv6.flatMap(({ subnet }) => subnetIpv6(design.vpc, subnet.ipv6) ?? []),
    );
  }
  if (kind === 'network') {
    const cidrs = entryOf(design.networks, id)?.cidrs ?? [];
    return families.flatMap((family) => ofFamily(cidrs, family));
  }
  return families.map((family) => ANYWHERE[family]);
}

function groupsOf({ workloads, endpoints, securityGroups }: Design, { ref }: WayEnd): readonly Id[] {
  const { kind, id } = readRef(ref);
  const endpoint = kind === 'endpoint' ? entryOf(endpoints, id) : undefined;
  const worn =
    kind === 'workload'
      ? entryOf(workloads, id)?.securityGroups
      : endpoint?.type === 'interface'
        ? endpoint.securityGroups
        : [];
  return (worn ?? []).filter((group) => Object.hasOwn(securityGroups, group));
}

/** A service by its gateway endpoint, else by its prefix list, else as a part of the internet. */
function servicePeer({ region }: Design, service: string, { through, endpoint }: Way): Peer {
  if (through === 'gateway-endpoint' && endpoint !== null) return { kind: 'endpoint', endpoint };
  const list =
    service === 's3'
      ? s3PrefixListId(region)
      : service === 'dynamodb'
        ? dynamodbPrefixListId(region)
        : undefined;
  return list === undefined ? { kind: 'cidr', cidr: ANYWHERE[4] } : { kind: 'prefix-list', prefixList: list };
}
