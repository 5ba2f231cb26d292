import type { Command } from '../commands/command.ts';
import { dnsCommands } from '../evaluation/endpoints/serviceCommands.ts';
import { entryOf, type Design, type Id, type Nat } from '../design/design.ts';
import { countOf, listOf } from '../evaluation/figures.ts';
import { nameIn } from '../evaluation/network.ts';
import type { CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { freeId, idFrom } from '../commands/ids.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';
import type { Trial } from './bestOf.ts';
import { serviceOf, type Home } from './terrain.ts';

/** One thing to change, with the edits that do it. */
export type PlannedChange = {
  /** What stays the same for the same change: `nat`, `endpoint:logs`. */
  readonly id: string;
  /** What is done, in one sentence. */
  readonly what: string;
  readonly commands: readonly Command[];
};

/**
 * What leads from the design to the network found, in an order in which no step leaves a flow without a way that had
 * one: free gateways, new endpoints and further zones, NAT, and what is no longer needed last.
 */
export function changesTo(
  design: Design,
  bare: Design,
  trial: Trial,
  { homes, flows }: { readonly homes: readonly Home[]; readonly flows: readonly CountedFlow[] },
): readonly PlannedChange[] {
  const wider: PlannedChange[] = [];
  const narrower: PlannedChange[] = [];
  for (const home of homes) {
    const zones = trial.endpoints.get(home.service);
    if (zones === undefined) continue;
    const change = home.endpoint === null ? added(design, home, zones) : moved(design, home, zones);
    if (change !== undefined) (zones.length < home.now.length ? narrower : wider).push(change);
  }
  const kept = new Set(
    homes.flatMap(({ service, endpoint }) => (trial.endpoints.has(service) ? (endpoint ?? []) : [])),
  );
  const dropped = Object.entries(design.endpoints).flatMap(([id, one]) =>
    one.type === 'interface' && one.privateDns && !kept.has(id) ? [dropping(design, id, flows)] : [],
  );
  return [...gateways(design, bare), ...wider, ...natChange(design, trial.nat), ...narrower, ...dropped];
}

function gateways(design: Design, bare: Design): readonly PlannedChange[] {
  return Object.entries(bare.endpoints).flatMap(([id, endpoint]): PlannedChange[] => {
    const before = entryOf(design.endpoints, id);
    if (endpoint.type !== 'gateway' || before === endpoint) return [];
    const served = before?.type === 'gateway' ? before.tiers : [];
    const where = listOf(
      endpoint.tiers.filter((tier) => !served.includes(tier)).map((tier) => nameIn(design.tiers, tier)),
    );
    const what = `Give ${where} the free gateway endpoint of ${labelOf(endpoint.service)}.`;
    const command: Command =
      before === undefined
        ? { type: 'addEndpoint', id, endpoint }
        : { type: 'setEndpoint', id, changes: { tiers: endpoint.tiers } };
    return [{ id: `endpoint:${id}`, what, commands: [command] }];
  });
}

function added(
  design: Design,
  { service, tier, zones: all }: Home,
  zones: readonly Id[],
): PlannedChange | undefined {
  if (tier === null) return undefined;
  const id = freeId(design.endpoints, idFrom(service, 'endpoint'));
  return {
    id: `endpoint:${id}`,
    what: `Add an endpoint of ${labelOf(service)} in ${namesOf(design, zones)}.`,
    commands: [
      ...dnsCommands(design),
      { type: 'addEndpoint', id, endpoint: { service, type: 'interface' } },
      ...(zones.length < all.length
        ? [{ type: 'setEndpoint', id, changes: { zones: [...zones] } } as const]
        : []),
    ],
  };
}

/** Nothing where it stands in as many zones as it has to. */
function moved(
  design: Design,
  { service, endpoint, now, zones: all }: Home,
  zones: readonly Id[],
): PlannedChange | undefined {
  if (endpoint === null || zones.length === now.length) return undefined;
  const wider = zones.length > now.length;
  return {
    id: `endpoint:${endpoint}`,
    what: wider
      ? `Let the endpoint of ${labelOf(service)} stand in ${namesOf(design, zones)}, so that it survives a zone.`
      : `Let the endpoint of ${labelOf(service)} stand in ${namesOf(design, zones)} alone: ${countOf(now.length - zones.length, 'interface')} less, and crossing zones to it is free.`,
    commands: [
      ...dnsCommands(design),
      {
        type: 'setEndpoint',
        id: endpoint,
        changes: { zones: zones.length < all.length ? [...zones] : null },
      },
    ],
  };
}

function natChange(design: Design, nat: Nat): readonly PlannedChange[] {
  const { mode, zone } = design.nat;
  if (nat.mode === mode && nat.zone === zone) return [];
  const where = nat.zone === null ? '' : ` in ${nameIn(design.zones, nat.zone)}`;
  return [
    {
      id: 'nat',
      what: `${natWords[nat.mode]}${where} instead of ${natNow[mode]}.`,
      commands: [{ type: 'setNat', mode: nat.mode, zone: nat.zone }],
    },
  ];
}

const natWords: Readonly<Record<Nat['mode'], string>> = {
  'per-zone': 'Use a NAT gateway per zone',
  single: 'Use a single NAT gateway',
  regional: 'Use a regional NAT gateway',
  'instance-per-zone': 'Use a NAT instance per zone',
  instance: 'Use a single NAT instance',
  none: 'Use no NAT',
};

const natNow: Readonly<Record<Nat['mode'], string>> = {
  'per-zone': 'a NAT gateway per zone',
  single: 'the single NAT gateway',
  regional: 'the regional NAT gateway',
  'instance-per-zone': 'a NAT instance per zone',
  instance: 'the single NAT instance',
  none: 'none',
};

/** The traffic that was assumed because of the endpoint is stated, so that it does not vanish from the figures with it. */
function dropping(design: Design, id: Id, flows: readonly CountedFlow[]): PlannedChange {
  const service = design.endpoints[id]?.service ?? id;
  const assumed = flows.filter((flow) => flow.assumed && serviceOf(flow) === service);
  return {
    id: `endpoint:${id}`,
    what: `Drop the endpoint of ${labelOf(service)}${assumed.length === 0 && !flows.some((flow) => serviceOf(flow) === service) ? ', which no data flow uses' : ''}.`,
    commands: [
      ...assumed.map(({ id: flow, name, from, to, sent, received, crossZoneShare }): Command => ({
        type: 'setDataFlow',
        id: flow,
        flow: {
          name,
          from,
          to,
          sent,
          received,
          crossZoneShare,
          notes: 'Stated when its endpoint was dropped.',
        },
      })),
      { type: 'removeEndpoint', id },
    ],
  };
}

const labelOf = (service: string) => endpointServiceOf(service)?.label ?? service;

function namesOf({ zones }: Design, ids: readonly Id[]): string {
  return listOf(ids.map((id) => nameIn(zones, id)));
}
