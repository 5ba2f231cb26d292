import { type FlowEnd, type Id, type Ref, refOf } from '../design/design.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import type { EvaluatedFlow, FlowLeg, Hop, HopKind } from '../evaluation/evaluation.ts';

/*
 * Data flows as a graph from where they begin to where they end: a stop for each end and each thing passed, and a band
 * for each flow between two stops. Stops stand in columns by what they are, so that two tiers that talk to each other
 * both ways never make a circle: each is once a source and once a target.
 */

/** What one cost line charges at a stop. */
export type StopCharge = {
  /** The id of the cost line. */
  readonly line: string;
  readonly gb: number;
  readonly usdPerGb: number | null;
  readonly usd: number | null;
};

/** A place that data passes. */
export type FlowStop = {
  readonly id: string;
  readonly role: 'source' | 'hop' | 'target' | 'nowhere';
  /** `null` at both ends. */
  readonly kind: HopKind | null;
  readonly label: string;
  /** The things it stands for, to be selected. */
  readonly subjects: readonly Ref[];
  /** From 0; a band always leads to a higher one. */
  readonly column: number;
  /** What passes, both directions together. */
  readonly gb: number;
  /** What is charged here, by cost line; empty at both ends. */
  readonly charges: readonly StopCharge[];
  /** Sum of the known charges. */
  readonly usd: number;
};

/** The part of one flow between two stops. */
export type FlowBand = {
  readonly id: string;
  readonly flow: Id;
  readonly from: string;
  readonly to: string;
  readonly gb: number;
  /** What these GB cost on their whole way, not on this part of it alone. */
  readonly usd: number;
  /** Whether a price on the way is not known. */
  readonly partial: boolean;
  /** Why they get nowhere; `null` when they arrive. */
  readonly blocked: string | null;
};

export type FlowGraph = { readonly stops: readonly FlowStop[]; readonly bands: readonly FlowBand[] };

/** `merged`: all zones as one stop; `apart`: a stop for each zone of a tier and each thing in a zone. */
export type ZoneView = 'merged' | 'apart';

/** What the flows pass, with a band for each flow. `zoneName` gives the name of a zone by its id. */
export function flowGraph(
  flows: readonly EvaluatedFlow[],
  zones: ZoneView,
  zoneName: (zone: Id) => string,
): FlowGraph {
  const stops = new Map<string, OpenStop>();
  const bands = new Map<string, OpenBand>();
  for (const flow of flows) {
    for (const leg of flow.legs) {
      const gb = leg.sentGb + leg.receivedGb;
      if (gb <= 0) continue;
      const way = wayOf(flow, leg, zones, zoneName);
      for (const stop of way) visit(stops, stop, gb);
      for (let at = 1; at < way.length; at += 1) {
        join(bands, flow.id, way[at - 1] as Visit, way[at] as Visit, leg, gb);
      }
    }
  }
  return withoutGaps([...stops.values()].map(closedStop), [...bands.values()].map(closedBand));
}

/** A leg at a stop. */
type Visit = Pick<FlowStop, 'id' | 'role' | 'kind' | 'label' | 'column'> & {
  readonly subjects: readonly Ref[];
  readonly hops: readonly Hop[];
};

const COLUMN_OF_KIND: Readonly<Record<HopKind, number>> = {
  'cross-zone': 1,
  nat: 2,
  'interface-endpoint': 2,
  'gateway-endpoint': 2,
  peering: 2,
  'transit-gateway': 2,
  'internet-gateway': 3,
  'egress-only-internet-gateway': 3,
};
const LAST_COLUMN = 4;

function wayOf(
  flow: EvaluatedFlow,
  leg: FlowLeg,
  zones: ZoneView,
  zoneName: (zone: Id) => string,
): readonly Visit[] {
  const source = endVisit('source', flow.from, flow.fromLabel, zoneAt(flow.from, leg, zones), zoneName);
  // What comes in passes the same things the other way round.
  const inward = flow.from.kind !== 'tier';
  const columns = new Map<number, Hop[]>();
  for (const hop of leg.hops) {
    const rank = COLUMN_OF_KIND[hop.kind];
    const column = inward ? LAST_COLUMN - rank : rank;
    columns.set(column, [...(columns.get(column) ?? []), hop]);
  }
  const passed = [...columns]
    .sort(([one], [other]) => one - other)
    .map(([column, hops]) => hopVisit(column, hops, zones));
  const targetZone = flow.from.kind === 'tier' ? null : zoneAt(flow.to, leg, zones);
  const target: Visit =
    leg.blocked === null
      ? endVisit('target', flow.to, flow.toLabel, targetZone, zoneName)
      : {
          ...{ id: 'nowhere', role: 'nowhere', kind: null, label: 'Gets nowhere', column: LAST_COLUMN },
          ...{ subjects: [], hops: [] },
        };
  return [source, ...passed, target];
}

const zoneAt = (end: FlowEnd, { zone }: FlowLeg, zones: ZoneView) =>
  zones === 'apart' && end.kind === 'tier' ? zone : null;

function endVisit(
  role: 'source' | 'target',
  end: FlowEnd,
  name: string,
  zone: Id | null,
  zoneName: (zone: Id) => string,
): Visit {
  const place = zone === null ? '' : ` · ${zoneName(zone)}`;
  return {
    id: `${role}:${endKey(end)}${zone === null ? '' : `:${zone}`}`,
    role,
    kind: null,
    label: `${name}${place}`,
    column: role === 'source' ? 0 : LAST_COLUMN,
    subjects: endSubjects(end),
    hops: [],
  };
}

function endKey(end: FlowEnd): string {
  switch (end.kind) {
    case 'tier':
      return refOf('tier', end.tier);
    case 'service':
      return refOf('service', end.service);
    case 'network':
      return refOf('network', end.network);
    case 'internet':
      return 'internet';
  }
}

function endSubjects(end: FlowEnd): readonly Ref[] {
  if (end.kind === 'tier') return [refOf('tier', end.tier)];
  return end.kind === 'network' ? [refOf('network', end.network)] : [];
}

/** Everything that a leg passes in one column, nearly always one thing. */
function hopVisit(column: number, hops: readonly Hop[], zones: ZoneView): Visit {
  const keys = [...new Set(hops.map((hop) => hopKey(hop, zones)))].sort();
  const labels = [...new Set(hops.map(({ label }) => label))];
  const kind = hops[0]?.kind ?? null;
  const subjects = hops.flatMap(({ subject }) => (subject === null ? [] : [subject]));
  return {
    id: `${String(column)}:${keys.join('+')}`,
    role: 'hop',
    kind,
    label: labels.join(' and '),
    column,
    subjects,
    hops,
  };
}

/** Endpoints are told apart by their service also where zones are not. */
function hopKey({ kind, subject, label }: Hop, zones: ZoneView): string {
  if (zones === 'apart') return subject ?? label;
  return kind === 'interface-endpoint' || kind === 'gateway-endpoint' || kind === 'peering'
    ? `${kind} ${subject ?? label}`
    : kind;
}

type OpenStop = Visit & { gb: number; readonly labels: Set<string>; readonly refs: Set<Ref>; charged: Hop[] };
type OpenBand = Omit<FlowBand, 'usd' | 'partial' | 'gb'> & { gb: number; charged: Hop[] };

function visit(stops: Map<string, OpenStop>, stop: Visit, gb: number): void {
  const known = stops.get(stop.id) ?? {
    ...stop,
    gb: 0,
    labels: new Set<string>(),
    refs: new Set<Ref>(),
    charged: [],
  };
  known.gb += gb;
  known.labels.add(stop.label);
  for (const ref of stop.subjects) known.refs.add(ref);
  known.charged.push(...stop.hops);
  stops.set(stop.id, known);
}

function join(
  bands: Map<string, OpenBand>,
  flow: Id,
  from: Visit,
  to: Visit,
  { hops, blocked }: FlowLeg,
  gb: number,
): void {
  const id = `${flow} ${from.id} ${to.id}`;
  const known = bands.get(id) ?? { id, flow, from: from.id, to: to.id, gb: 0, blocked, charged: [] };
  known.gb += gb;
  known.charged.push(...hops);
  bands.set(id, known);
}

const known = (hops: readonly Hop[]) => hops.flatMap(({ monthlyUsd }) => monthlyUsd ?? []);

function closedStop({ id, role, kind, column, gb, labels, refs, charged }: OpenStop): FlowStop {
  const [only = ''] = labels;
  const label = labels.size === 1 || kind === null ? only : mergedLabel(kind, refs.size, only);
  return {
    id,
    role,
    kind,
    label,
    subjects: [...refs],
    column,
    gb,
    charges: chargesOf(charged),
    usd: sumUsd(known(charged)),
  };
}

function mergedLabel(kind: HopKind, things: number, one: string): string {
  if (kind === 'cross-zone') return 'Between zones';
  if (kind === 'nat') return `NAT in ${String(things)} zones`;
  return one;
}

function closedBand({ charged, ...band }: OpenBand): FlowBand {
  const usd = known(charged);
  return { ...band, usd: sumUsd(usd), partial: usd.length < charged.length };
}

/** Charges at a stop by their cost line, with the average rate of those that were put together. */
function chargesOf(hops: readonly Hop[]): readonly StopCharge[] {
  const byLine = new Map<string, Hop[]>();
  for (const hop of hops) byLine.set(hop.line, [...(byLine.get(hop.line) ?? []), hop]);
  return [...byLine].map(([line, charged]) => {
    const gb = charged.reduce((sum, hop) => sum + hop.gb, 0);
    const usd = known(charged).length < charged.length ? null : sumUsd(known(charged));
    const [first] = charged;
    const same = charged.every(({ usdPerGb }) => usdPerGb === first?.usdPerGb);
    const average = usd === null || gb === 0 ? null : usd / gb;
    return { line, gb, usd, usdPerGb: same ? (first?.usdPerGb ?? null) : average };
  });
}

/** The same graph with its columns counted without those that nothing stands in. */
function withoutGaps(stops: readonly FlowStop[], bands: readonly FlowBand[]): FlowGraph {
  const used = [...new Set(stops.map(({ column }) => column))].sort((one, other) => one - other);
  return { stops: stops.map((stop) => ({ ...stop, column: used.indexOf(stop.column) })), bands };
}
