import type { Design, Id, ReachEnd, Ref } from '../../design/design.ts';
import { refOf } from '../../design/design.ts';
import type { Reach } from '../reachability/createReach.ts';
import type { Way } from '../reachability/way.ts';
import { isEmpty, unionAll } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';

/** The boundaries of a network, in the order in which a reviewer walks along them. */
export const boundaryIds = ['internet', 'tiers', 'aws', 'out'] as const;
export type BoundaryId = (typeof boundaryIds)[number];

/** What crosses a boundary from one thing to another. */
export type Crossing = {
  readonly from: Ref;
  readonly fromLabel: string;
  readonly to: Ref;
  readonly toLabel: string;
  /** What arrives: "tcp 443". */
  readonly traffic: string;
  /** What of it is answered: the same, less, or "nothing". */
  readonly answered: string;
  /** What it passes on its way, of the things with a name: "NAT gateway us-east-1a". */
  readonly through: readonly string[];
};

/** What crosses, and how many pairs of things were looked at that nothing crosses between. */
export type Crossings = { readonly crossings: readonly Crossing[]; readonly closed: number };

/** Above so many workloads, whole tiers are looked at: nobody reads more lines. */
const MOST_WORKLOADS = 40;

type End = { readonly end: ReachEnd; readonly ref: Ref; readonly label: string; readonly tier: Id };

/** What crosses each boundary of a network. */
export function crossingsOf(design: Design, reach: Reach): Readonly<Record<BoundaryId, Crossings>> {
  const inside = endsInside(design);
  const networks = networkEnds(design);
  const outside = [internet, ...networks];
  const endpoints = endpointEnds(design);
  const tell = (pairs: readonly (readonly [End, End])[]): Crossings => {
    const crossings = pairs.flatMap(([from, to]) => crossing(from, to, reach.between(from.end, to.end)));
    return { crossings, closed: pairs.length - crossings.length };
  };
  return {
    internet: tell(pairsOf(outside, [...inside, ...endpoints])),
    tiers: tell(pairsOf(inside, inside).filter(([from, to]) => from.tier !== to.tier)),
    aws: tell(pairsOf(inside, endpoints)),
    out: tell(pairsOf(inside, outside)),
  };
}

const internet: End = { end: { kind: 'internet' }, ref: 'cidr:0.0.0.0/0', label: 'the internet', tier: '' };

const pairsOf = (froms: readonly End[], tos: readonly End[]): readonly (readonly [End, End])[] =>
  froms.flatMap((from) => tos.map((to) => [from, to] as const));

function endsInside({ workloads, tiers }: Design): readonly End[] {
  const all = Object.entries(workloads);
  if (all.length > MOST_WORKLOADS) {
    return Object.entries(tiers).map(([tier, { name }]) => ({
      ...{ end: { kind: 'tier', tier }, ref: refOf('tier', tier), label: name, tier },
    }));
  }
  return all.map(([workload, { name, tier }]) => ({
    ...{ end: { kind: 'workload', workload }, ref: refOf('workload', workload), label: name, tier },
  }));
}

function networkEnds({ networks }: Design): readonly End[] {
  return Object.entries(networks).map(([network, { name }]) => ({
    ...{ end: { kind: 'network', network }, ref: refOf('network', network), label: name, tier: '' },
  }));
}

function endpointEnds({ endpoints }: Design): readonly End[] {
  return Object.entries(endpoints).map(([endpoint, { service }]) => ({
    ...{ end: { kind: 'endpoint', endpoint }, ref: refOf('endpoint', endpoint), tier: '' },
    label: `${service} endpoint`,
  }));
}

/** What passes on any of the ways, as one line; none when nothing arrives. */
function crossing(from: End, to: End, ways: readonly Way[]): readonly Crossing[] {
  const open = ways.filter(({ arrives }) => !isEmpty(arrives));
  if (open.length === 0) return [];
  return [
    {
      ...{ from: from.ref, fromLabel: from.label, to: to.ref, toLabel: to.label },
      traffic: trafficText(unionAll(open.map(({ arrives }) => arrives))),
      answered: trafficText(unionAll(open.map(({ answered }) => answered))),
      through: [...new Set(open.flatMap(({ hops }) => hops.filter(isGateway).map(({ label }) => label)))],
    },
  ];
}

const GATEWAYS: ReadonlySet<string> = new Set([
  ...['nat', 'internet-gateway', 'egress-only-internet-gateway', 'peering', 'transit-gateway'],
  'gateway-endpoint',
]);

const isGateway = ({ kind }: Way['hops'][number]) => GATEWAYS.has(kind);
