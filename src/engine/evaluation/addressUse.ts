import type { Design, Id, Workload } from '../design/design.ts';
import { countOfWorkload } from './demand.ts';
import { countOf, listOf, roundDown, roundUp } from './figures.ts';
import type { Routes } from './evaluation.ts';
import { natWord } from './nat.ts';
import { groupedBy, onePerZone, withIpv4, type Network, type PlacedSubnet } from './network.ts';

/*
 * Who takes addresses in a subnet. What is spread over a tier counts as spread evenly over its subnets and rounded
 * up, because which subnet gets the odd one is not known beforehand. Only IPv4 addresses are counted: a /64 never runs out. Sources, read in November 2026:
 *   ECS task, one interface and one address each
 *     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 *   Application Load Balancer, one subnet a zone, 8 free addresses in each
 *     https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 *   Lambda, one interface for each combination of security groups and subnet, however many functions share it
 *     https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-vpcconfig.html
 *   interface endpoint, one interface in one subnet a zone
 *     https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */

/** Addresses an Application Load Balancer wants free in each of its subnets. */
export const ALB_ADDRESSES = 8;

/** The narrowest subnet an Application Load Balancer takes, a /27. */
export const ALB_PREFIX = 27;

export type Use = { readonly what: string; readonly addresses: number; readonly tasks: boolean };

/** What stands in a subnet: its uses, and the names for its card. */
export type Occupancy = { readonly uses: readonly Use[]; readonly residents: readonly string[] };

/** The occupancy of every subnet, in the order ECS tasks, other workloads, NAT, endpoints. */
export function occupancyOf(network: Network, routes: Routes): ReadonlyMap<Id, Occupancy> {
  const uses = new Map<Id, { uses: Use[]; residents: string[] }>();
  const entry = (id: Id) => {
    const found = uses.get(id) ?? { uses: [], residents: [] };
    uses.set(id, found);
    return found;
  };
  const byTier = groupedBy(Object.values(network.design.workloads), ({ tier }) => tier);
  for (const [tier, workloads] of byTier) {
    const subnets = network.byTier.get(tier) ?? [];
    for (const { id } of subnets) entry(id).residents.push(...workloads.map(({ name }) => name));
    for (const [id, use] of workloadUses(network.design, workloads, withIpv4(subnets)))
      entry(id).uses.push(use);
  }
  for (const { kind, subnet } of Object.values(routes.natGateways)) {
    if (subnet === null) continue;
    const what = natWord(kind);
    entry(subnet).uses.push({ what: `1 ${what}`, addresses: 1, tasks: false });
    entry(subnet).residents.push(what);
  }
  for (const [id, count] of endpointInterfaces(routes)) {
    entry(id).uses.push({ what: countOf(count, 'interface endpoint'), addresses: count, tasks: false });
  }
  return uses;
}

/**
 * A function from the addresses of a subnet that others leave free to the number of agents at which it is full, for
 * the subnets of one tier: the most for which
 *
 *   (agents + other tasks of the tier) × headroom ÷ subnets of the tier  ≤  usable − what others take here
 *
 * 1,509 for 1,019 usable, 5 endpoints, 12 other tasks, headroom 2 and three subnets. `null` when agents do not run
 * in the tier; the number is 0 when what else stands there fills it.
 */
export function fullAtAgents(
  { requirements }: Design,
  workloads: readonly Workload[],
  subnets: number,
): ((free: number) => number) | null {
  const tasks = workloads.filter(({ kind }) => kind === 'ecs-tasks');
  const agents = tasks.filter(({ count }) => count === 'agents').length;
  if (agents === 0) return null;
  const others = tasks
    .filter(({ count }) => count !== 'agents')
    .reduce((sum, workload) => sum + countOfWorkload(requirements, workload), 0);
  return (free) => Math.max(0, roundDown(((free * subnets) / requirements.headroom - others) / agents));
}

/** Addresses used in all, or by all but ECS tasks. */
export function usedAddresses(uses: readonly Use[], whose: 'all' | 'others' = 'all'): number {
  let sum = 0;
  for (const { addresses, tasks } of uses) if (whose === 'all' || !tasks) sum += addresses;
  return sum;
}

function workloadUses(
  design: Design,
  workloads: readonly Workload[],
  subnets: readonly PlacedSubnet[],
): readonly (readonly [Id, Use])[] {
  if (subnets.length === 0) return [];
  const tasks = workloads.filter(({ kind }) => kind === 'ecs-tasks');
  const functions = workloads.filter(({ kind }) => kind === 'lambda');
  const others = workloads.filter(({ kind }) => kind !== 'ecs-tasks' && kind !== 'lambda');
  return [
    ...tasksIn(design, tasks, subnets),
    ...others.flatMap((workload) => otherUses(design, workload, subnets)),
    ...functionUses(design, functions, subnets),
  ];
}

/** One interface in every subnet for each set of security groups; functions with the same set share it. */
function functionUses(
  { requirements }: Design,
  functions: readonly Workload[],
  subnets: readonly PlacedSubnet[],
): readonly (readonly [Id, Use])[] {
  const running = functions.filter((workload) => countOfWorkload(requirements, workload) > 0);
  const bySet = groupedBy(running, ({ securityGroups }) => [...new Set(securityGroups)].sort().join(' '));
  return [...bySet.values()].flatMap((sharing) => {
    const what = `${listOf(sharing.map(({ name }) => name))}: 1 address`;
    return subnets.map(({ id }) => [id, { what, addresses: 1, tasks: false }] as const);
  });
}

function tasksIn(
  { requirements }: Design,
  tasks: readonly Workload[],
  subnets: readonly PlacedSubnet[],
): readonly (readonly [Id, Use])[] {
  const count = tasks.reduce((sum, workload) => sum + countOfWorkload(requirements, workload), 0);
  const share = roundUp(roundUp(count * requirements.headroom) / subnets.length);
  if (share === 0) return [];
  const use = {
    what: `ECS tasks: ${countOf(share, 'address', 'addresses')} with headroom`,
    addresses: share,
    tasks: true,
  };
  return subnets.map(({ id }) => [id, use] as const);
}

function otherUses(
  { requirements }: Design,
  workload: Workload,
  subnets: readonly PlacedSubnet[],
): readonly (readonly [Id, Use])[] {
  const count = countOfWorkload(requirements, workload);
  const perZone = perZoneAddresses(workload);
  const addresses = perZone === undefined ? Math.ceil(count / subnets.length) : count * perZone;
  if (addresses === 0) return [];
  const what = `${workload.name}: ${countOf(addresses, 'address', 'addresses')}`;
  const where = perZone === undefined ? subnets : onePerZone(subnets);
  return where.map(({ id }) => [id, { what, addresses, tasks: false }] as const);
}

/** Addresses a load balancer takes in one subnet of every zone; `undefined` for what is spread over the tier. */
function perZoneAddresses({ kind }: Workload): number | undefined {
  if (kind === 'application-load-balancer') return ALB_ADDRESSES;
  return kind === 'network-load-balancer' ? 1 : undefined;
}

/** In how many zones network load balancers stand, each counted by itself. */
export function nlbZones({ requirements, workloads }: Design, { byTier }: Network): number {
  return Object.values(workloads)
    .filter(({ kind }) => kind === 'network-load-balancer')
    .reduce((sum, workload) => {
      const places = onePerZone(withIpv4(byTier.get(workload.tier) ?? [])).length;
      return sum + countOfWorkload(requirements, workload) * places;
    }, 0);
}

function endpointInterfaces({ endpoints }: Routes): ReadonlyMap<Id, number> {
  const interfaces = new Map<Id, number>();
  for (const { subnets } of Object.values(endpoints)) {
    for (const id of subnets) interfaces.set(id, (interfaces.get(id) ?? 0) + 1);
  }
  return interfaces;
}
