import type { Design, Id, Ref } from '../design/design.ts';
import { occupancyOf, usedAddresses, type Occupancy } from '../evaluation/addressUse.ts';
import { taskSubnets } from '../evaluation/demand.ts';
import type { EvaluatedRouteTable, Evaluation, Routes } from '../evaluation/evaluation.ts';
import { sumOf } from '../evaluation/figures.ts';
import { readNetwork, usableOf, type Network, type PlacedSubnet } from '../evaluation/network.ts';
import { shapeOf } from '../evaluation/networkShape.ts';
import { createReach } from '../evaluation/reachability/createReach.ts';
import { gatewayOf } from '../evaluation/routeTargets.ts';
import { transferOf } from '../evaluation/transfer/transferOf.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import {
  boundaryIds,
  crossingsOf,
  type BoundaryId,
  type Crossing,
} from '../evaluation/securityReview/boundaries.ts';

/** What is switched off, by ids: whole zones, NAT gateways or instances, endpoints. */
export type Off = {
  readonly zones: readonly Id[];
  readonly nat: readonly Id[];
  readonly endpoints: readonly Id[];
};

/** What crossed a boundary before and does not any more, or crosses with less. */
export type Loss = {
  readonly boundary: BoundaryId;
  readonly from: Ref;
  readonly fromLabel: string;
  readonly to: Ref;
  readonly toLabel: string;
  /** "tcp 443". */
  readonly before: string;
  /** What is left of it: "nothing" when all is lost. */
  readonly after: string;
};

/** What a network does without some of its parts, as long as nobody mends it. */
export type Outage = {
  /** What nothing crosses any more from anywhere. What is lost in some zones alone stands in `strandedSubnets`. */
  readonly losses: readonly Loss[];
  /** Subnets that stand and have lost their way out to the internet, by id. */
  readonly strandedSubnets: readonly Id[];
  /** Addresses of the tiers that run ECS tasks: what is left, and what is needed with headroom and without. */
  readonly capacity: {
    readonly usable: number;
    /** Of `usable`, how many endpoints and other interfaces hold, whether they are switched off or not. */
    readonly otherInterfaces: number;
    /** `usable - otherInterfaces`. */
    readonly forTasks: number;
    readonly needed: number;
    readonly tasks: number;
  };
  /** USD a month that traffic costs by the ways that are left, against today's; `null` when a price is not known. */
  readonly transferUsd: { readonly before: number; readonly after: number };
  /** GB a month that get nowhere. */
  readonly blockedGb: number;
};

/**
 * The network with these parts switched off: who no longer reaches whom, what room is left for tasks, what traffic
 * costs by other ways, and how much of it gets nowhere. Hours go on being paid for what is off. Nothing is replaced by
 * itself: routes keep leading to a NAT gateway that is off, as they do in AWS.
 */
export function outageOf(design: Design, evaluation: Evaluation, prices: PriceBook, off: Off): Outage {
  const before = readNetwork(design);
  const network = withoutZones(before, off.zones);
  const routes = routesWithout(evaluation.routes, design, off, network);
  const transfer = transferOf(shapeOf(network), routes, prices);
  return {
    losses: lossesOf(
      crossingsOf(design, createReach({ network: before, routes: evaluation.routes })),
      crossingsOf(design, createReach({ network, routes })),
    ),
    strandedSubnets: strandedSubnets(evaluation.routes, routes, network),
    capacity: capacityOf(network, occupancyOf(before, evaluation.routes), evaluation.need),
    transferUsd: { before: evaluation.cost.transfer.monthlyUsd, after: transfer.monthlyUsd },
    blockedGb: transfer.flows
      .flatMap(({ legs }) => legs)
      .filter(({ blocked }) => blocked !== null)
      .reduce((sum, { sentGb, receivedGb }) => sum + sentGb + receivedGb, 0),
  };
}

/** The network without the subnets of these zones. */
function withoutZones(network: Network, zones: readonly Id[]): Network {
  if (zones.length === 0) return network;
  const stands = ({ subnet }: PlacedSubnet) => !zones.includes(subnet.zone);
  const standing = (groups: ReadonlyMap<Id, readonly PlacedSubnet[]>) =>
    new Map([...groups].map(([key, subnets]) => [key, subnets.filter(stands)] as const));
  return {
    ...network,
    subnets: network.subnets.filter(stands),
    ordered: network.ordered.filter(stands),
    byId: new Map([...network.byId].filter(([, placed]) => stands(placed))),
    byTier: standing(network.byTier),
    byZone: standing(network.byZone),
    zones: network.zones.filter((zone) => !zones.includes(zone)),
  };
}

/** The routes as they lead without what is off: to the same targets, of which some are not there. */
function routesWithout(routes: Routes, { zones: names }: Design, off: Off, { byId }: Network): Routes {
  const gateways = Object.values(routes.natGateways);
  const isOff = ({ id, zone }: (typeof gateways)[number]) =>
    off.nat.includes(id) || (zone !== null && off.zones.includes(zone));
  const table = (given: EvaluatedRouteTable): EvaluatedRouteTable => ({
    ...given,
    subnets: given.subnets.filter((id) => byId.has(id)),
    routes: given.routes.flatMap((route) => {
      const { target } = route;
      if (target.kind === 'gateway-endpoint' && off.endpoints.includes(target.endpoint)) return [];
      const gateway = gatewayOf(gateways, target);
      if (gateway === undefined || !isOff(gateway)) return [route];
      const zone =
        gateway.zone !== null && off.zones.includes(gateway.zone) ? names[gateway.zone]?.name : undefined;
      return [{ ...route, blackhole: zone === undefined ? `${gateway.name} is off` : `${zone} is off` }];
    }),
  });
  return {
    tables: Object.fromEntries(Object.entries(routes.tables).map(([id, given]) => [id, table(given)])),
    natGateways: Object.fromEntries(
      Object.entries(routes.natGateways).filter(([, gateway]) => !isOff(gateway)),
    ),
    endpoints: Object.fromEntries(
      Object.entries(routes.endpoints).map(([id, endpoint]) => {
        const gone = off.endpoints.includes(id);
        const subnets = gone ? [] : endpoint.subnets.filter((subnet) => byId.has(subnet));
        return [id, { ...endpoint, subnets, routeTables: gone ? [] : endpoint.routeTables }];
      }),
    ),
  };
}

type AllCrossings = ReturnType<typeof crossingsOf>;

function lossesOf(before: AllCrossings, after: AllCrossings): readonly Loss[] {
  return boundaryIds.flatMap((boundary) => {
    const left = new Map(after[boundary].crossings.map((crossing) => [pairOf(crossing), crossing.answered]));
    return before[boundary].crossings.flatMap(({ answered, ...crossing }) => {
      const rest = left.get(pairOf(crossing)) ?? 'nothing';
      if (rest === answered) return [];
      const { from, fromLabel, to, toLabel } = crossing;
      return [{ boundary, from, fromLabel, to, toLabel, before: answered, after: rest }];
    });
  });
}

const pairOf = ({ from, to }: Pick<Crossing, 'from' | 'to'>) => `${from}>${to}`;

/** Subnets whose default route led somewhere and now leads nowhere. */
function strandedSubnets(before: Routes, after: Routes, { byId }: Network): readonly Id[] {
  const leads = ({ routes }: EvaluatedRouteTable) =>
    routes.some(
      ({ destination, target, blackhole }) =>
        (destination === '0.0.0.0/0' || destination === '::/0') &&
        target.kind !== 'local' &&
        blackhole === null,
    );
  return Object.values(after.tables).flatMap((table) => {
    const was = before.tables[table.id];
    return was !== undefined && leads(was) && !leads(table) ? table.subnets.filter((id) => byId.has(id)) : [];
  });
}

function capacityOf(
  network: Network,
  occupancy: ReadonlyMap<Id, Occupancy>,
  { addresses, tasks }: Evaluation['need'],
): Outage['capacity'] {
  const left = taskSubnets(network);
  const usable = sumOf(left.map(usableOf));
  const otherInterfaces = sumOf(left.map(({ id }) => usedAddresses(occupancy.get(id)?.uses ?? [], 'others')));
  return { usable, otherInterfaces, forTasks: usable - otherInterfaces, needed: addresses, tasks };
}
