import type { DataFlow, FlowEnd, Id, WorkloadKind } from '../../design/design.ts';
import { endpointServiceOf } from '../../regions/endpointServices.ts';
import { countOfWorkload } from '../demand.ts';
import { countOf, formatCount } from '../figures.ts';
import { groupedBy, type Network } from '../network.ts';
import {
  computingKinds,
  DAYS_PER_MONTH,
  furtherServiceAssumption,
  internetAssumption,
  loadBalancerAssumption,
  loadBalancerKinds,
  logsAssumption,
  storeAssumptions,
  taskServiceAssumptions,
  type TrafficAssumption,
} from './assumptions.ts';

/** A flow that nobody stated, as it would be stated, with where its amounts come from. */
export type AssumedFlow = {
  readonly flow: DataFlow;
  /** `1,000 agents × (0.05 + 0.05) GB × 30.42 days`. */
  readonly basis: string;
  readonly reason: string;
};

/**
 * The traffic that a design has although nobody stated it, by an id that stays the same while its ends do: a stated
 * flow with that id takes its place. Every tier that computes calls the internet unless it is isolated, and the AWS
 * services that its kind of workload needs, whether there are endpoints for them or not; load balancers pass on what
 * clients send; stores are asked. A tier with agents counts the agents of the requirements, any other its own tasks,
 * and each at least one, so that no tier that obviously talks is counted as silent. Tiers without subnets have none.
 */
export function assumedFlows(network: Network): ReadonlyMap<Id, AssumedFlow> {
  const tiers = talkingTiers(network);
  const flows = new Map<Id, AssumedFlow>();
  const put = (wanted: string, assumed: AssumedFlow) => flows.set(unusedId(flows, wanted), assumed);
  for (const tier of tiers.filter(passesOn)) {
    for (const [id, assumed] of loadBalancerFlows(tier, tiers)) put(id, assumed);
  }
  for (const tier of tiers.filter(computes)) {
    for (const [id, assumed] of computingFlows(network, tier, tiers)) put(id, assumed);
  }
  return flows;
}

type TalkingTier = {
  readonly id: Id;
  readonly name: string;
  readonly access: string;
  readonly kinds: ReadonlySet<WorkloadKind>;
  readonly crowd: Crowd;
};

/** By how many an assumption is multiplied. */
type Crowd = { readonly count: number; readonly agents: boolean };

type Named = readonly (readonly [id: string, assumed: AssumedFlow])[];

/** With how many other tiers one is taken to talk: more make a list that nobody reads, and take long to price. */
const MOST_PARTNERS = 8;

const computes = ({ kinds }: TalkingTier) => computingKinds.some((kind) => kinds.has(kind));
const passesOn = ({ kinds }: TalkingTier) => loadBalancerKinds.some((kind) => kinds.has(kind));

function talkingTiers({ design, byTier }: Network): readonly TalkingTier[] {
  const workloads = groupedBy(Object.values(design.workloads), ({ tier }) => tier);
  return Object.entries(design.tiers).flatMap(([id, { name, access }]) => {
    const residents = workloads.get(id) ?? [];
    if (residents.length === 0 || !byTier.has(id)) return [];
    const computing = residents.filter(({ kind }) => computingKinds.includes(kind));
    const { requirements } = design;
    const agents = computing.some(({ count }) => count === 'agents') && requirements.agents > 0;
    const tasks = computing.reduce((sum, workload) => sum + countOfWorkload(requirements, workload), 0);
    const crowd = { agents, count: agents ? requirements.agents : Math.max(1, tasks) };
    return [{ id, name, access, kinds: new Set(residents.map(({ kind }) => kind)), crowd }];
  });
}

function loadBalancerFlows(tier: TalkingTier, tiers: readonly TalkingTier[]): Named {
  const targets = tiers.filter((other) => other.id !== tier.id && computes(other)).slice(0, MOST_PARTNERS);
  const onlyTarget = targets.length === 1 ? targets[0] : undefined;
  const count = targets.reduce((sum, { crowd }) => sum + crowd.count, 0);
  const crowd = onlyTarget?.crowd ?? { agents: false, count: Math.max(1, count) };
  const fromClients =
    tier.access === 'public'
      ? [named(`${tier.id}-internet`, internet, tierEnd(tier), crowd, loadBalancerAssumption)]
      : [];
  const toTargets = targets.map((target) =>
    named(`${tier.id}-${target.id}`, tierEnd(tier), tierEnd(target), target.crowd, {
      ...loadBalancerAssumption,
      what: `Requests passed on to ${target.name}`,
    }),
  );
  return [...fromClients, ...toTargets];
}

function computingFlows(network: Network, tier: TalkingTier, tiers: readonly TalkingTier[]): Named {
  const { id, crowd } = tier;
  const out =
    tier.access === 'isolated'
      ? []
      : [named(`${id}-internet`, tierEnd(tier), internet, crowd, internetAssumption)];
  const toStores = tiers
    .filter((other) => other.id !== id)
    .flatMap((other) => {
      const assumption = assumptionOfStores(other);
      return assumption === undefined
        ? []
        : [named(`${id}-${other.id}`, tierEnd(tier), tierEnd(other), crowd, assumption)];
    })
    .slice(0, MOST_PARTNERS);
  const toServices = servicesOf(network, tier, tiers).map(([service, assumption]) => {
    const end = { kind: 'service', service } as const;
    return named(`${id}-${service.replaceAll('.', '-')}`, tierEnd(tier), end, crowd, assumption);
  });
  return [...out, ...toStores, ...toServices];
}

/**
 * The services a tier calls: what its tasks cannot do without, its logs, and those that there are endpoints for. Who uses
 * an endpoint is the tier it stands in; one in a tier that computes nothing is for the tiers that do.
 */
function servicesOf(
  { design }: Network,
  tier: TalkingTier,
  tiers: readonly TalkingTier[],
): readonly (readonly [string, TrafficAssumption])[] {
  const known: Record<string, TrafficAssumption> = {
    ...(tier.kinds.has('ecs-tasks') ? taskServiceAssumptions : {}),
    logs: logsAssumption,
  };
  const computing = tiers.filter(computes).map(({ id }) => id);
  const shared = computing.slice(0, MOST_PARTNERS).includes(tier.id);
  for (const endpoint of Object.values(design.endpoints)) {
    const { service } = endpoint;
    const homes = endpoint.type === 'gateway' ? endpoint.tiers : [endpoint.tier];
    const used = homes.includes(tier.id) || (shared && !homes.some((home) => computing.includes(home)));
    if (!used || Object.hasOwn(known, service)) continue;
    const label = endpointServiceOf(service)?.label ?? service;
    known[service] = { ...furtherServiceAssumption, what: `Calls of ${label}` };
  }
  return Object.entries(known);
}

/** What a tier's stores are asked in all; `undefined` for a tier without any. */
function assumptionOfStores({ kinds }: TalkingTier): TrafficAssumption | undefined {
  const stores = Object.entries(storeAssumptions).filter(([kind]) => kinds.has(kind as WorkloadKind));
  const first = stores[0]?.[1];
  if (first === undefined) return undefined;
  return stores.slice(1).reduce(
    (sum, [, { what, sentGb, receivedGb, reason }]) => ({
      what: `${sum.what}; ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
      sentGb: sum.sentGb + sentGb,
      receivedGb: sum.receivedGb + receivedGb,
      reason: `${sum.reason} ${reason}`,
    }),
    first,
  );
}

const internet: FlowEnd = { kind: 'internet' };
const tierEnd = ({ id }: TalkingTier): FlowEnd => ({ kind: 'tier', tier: id });

function named(
  id: string,
  from: FlowEnd,
  to: FlowEnd,
  crowd: Crowd,
  { what, sentGb, receivedGb, reason }: TrafficAssumption,
): readonly [string, AssumedFlow] {
  const volume = (gb: number) =>
    crowd.agents
      ? ({ gb, per: 'agent-day' } as const)
      : ({ gb: gb * crowd.count * DAYS_PER_MONTH, per: 'month' } as const);
  const flow: DataFlow = {
    ...{ name: what, from, to, sent: volume(sentGb), received: volume(receivedGb) },
    crossZoneShare: null,
    notes: '',
  };
  const who = countOf(crowd.count, crowd.agents ? 'agent' : 'task');
  const amounts = `(${String(sentGb)} + ${String(receivedGb)}) GB`;
  return [id, { flow, basis: `${who} × ${amounts} × ${formatCount(DAYS_PER_MONTH)} days`, reason }];
}

/** Ids have 63 characters at most, and two that were cut or joined alike must not meet. */
function unusedId(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  let id = wanted.slice(0, 63);
  for (let count = 2; taken.has(id); count += 1) id = `${wanted.slice(0, 60)}-${String(count)}`;
  return id;
}
