import { refOf, type Id, type Ref } from '../design/design.ts';
import type { Evaluation, NatGateway } from '../evaluation/evaluation.ts';
import type { Point, Rect, SceneEdge } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { NAT_BADGE } from './subnetCard.ts';
import type { VpcGateways } from './vpcGateways.ts';
import { GRID, type Grid } from './vpcGrid.ts';

/*
 * Routes run where nothing else is: from the internet gateway along a line above the zones, and down in the strip
 * between a zone's cards and its right edge. What leads to the internet gateway and what leads to a NAT gateway
 * have a lane each, so that they never lie on top of each other.
 */

/** How far above the zones, and left of a zone's right edge, each kind of route runs. */
const LANES = { internet: { above: 14, inside: 11 }, nat: { above: 6, inside: 5 } } as const;

/** The free height above the zones that the lanes need. */
export const ROUTE_CLEARANCE = 20;

/** Draws the lines from the internet gateway to public subnets and NAT gateways, and from those to private subnets. */
export function drawRoutes(
  scene: SceneBuilder,
  evaluation: Evaluation,
  grid: Grid,
  { internet, regionalNat }: VpcGateways,
): void {
  if (internet !== null) drawInternetRoutes(scene, evaluation, grid, internet);
  for (const nat of Object.values(evaluation.routes.natGateways)) {
    const card = grid.places.get(nat.subnet ?? '');
    if (card !== undefined) drawNatRoutes(scene, evaluation, grid, nat, card);
    if (nat.zone === null && regionalNat !== null) {
      drawRegionalRoutes(scene, evaluation, grid, nat, { internet, regionalNat });
    }
  }
}

type Drop = { readonly ref: Ref; readonly lane: number; readonly points: readonly Point[] };

function drawInternetRoutes(scene: SceneBuilder, evaluation: Evaluation, grid: Grid, gateway: Rect): void {
  const busY = grid.rect.y - LANES.internet.above;
  const start = { x: gateway.x + gateway.width / 2, y: gateway.y + gateway.height };
  const drops = grid.columns.flatMap((column): Drop[] => {
    const lane = column.rect.x + column.rect.width - LANES.internet.inside;
    const nats = Object.values(evaluation.routes.natGateways).filter(({ zone }) => zone === column.zone);
    const natDrops = nats.flatMap(({ id, subnet }) => {
      const card = grid.places.get(subnet ?? '');
      return card === undefined
        ? []
        : [
            {
              ref: refOf('nat', id),
              lane,
              points: intoBadge(lane, card, 'internet'),
            },
          ];
    });
    if (natDrops.length > 0) return natDrops;
    const open = firstCards(evaluation, grid, column.zone, 'public')[0];
    return open === undefined
      ? []
      : [{ ref: open.ref, lane, points: intoCard(lane, open.card.y + 14, open.card.x + open.card.width) }];
  });
  for (const { drop, bus } of branches(drops, start.x)) {
    const points = bus
      ? [start, { x: start.x, y: busY }, { x: drop.lane, y: busY }, ...drop.points]
      : [{ x: drop.lane, y: busY }, ...drop.points];
    scene.edge(routeEdge(drop.ref, 'internet-gateway', points, 'vpc-stroke', 'route'));
  }
}

function drawNatRoutes(
  scene: SceneBuilder,
  evaluation: Evaluation,
  grid: Grid,
  { id, zone: home, serves }: NatGateway,
  card: Rect,
): void {
  const nat = refOf('nat', id);
  const busY = grid.rect.y - LANES.nat.above;
  const lane = natLane(grid, home ?? '');
  const out = [...intoBadge(lane, card, 'nat')].reverse();
  const drops = privateDrops(evaluation, grid, serves);
  const line = (drop: Drop, points: readonly Point[]): void =>
    scene.edge(routeEdge(nat, drop.ref, points, 'private-stroke', 'fine'));

  for (const { stubs } of drops) for (const stub of stubs) line(stub, stub.points);
  const own = drops.find(({ zone }) => zone === home);
  if (own !== undefined) line(own.drop, [...out, ...own.drop.points]);
  const others = drops.filter(({ zone }) => zone !== home).map(({ drop }) => drop);
  for (const { drop, bus } of branches(others, lane)) {
    const down = [{ x: drop.lane, y: busY }, ...drop.points];
    line(drop, bus ? [...out, { x: lane, y: busY }, ...down] : down);
  }
}

/** The regional gateway stands on the VPC's edge: its lines come down from there, and it is joined to the internet gateway beside it. */
function drawRegionalRoutes(
  scene: SceneBuilder,
  evaluation: Evaluation,
  grid: Grid,
  { id, serves }: NatGateway,
  { internet, regionalNat }: { readonly internet: Rect | null; readonly regionalNat: Rect },
): void {
  const nat = refOf('nat', id);
  const busY = grid.rect.y - LANES.nat.above;
  const start = { x: regionalNat.x + regionalNat.width / 2, y: regionalNat.y + regionalNat.height };
  if (internet !== null) {
    const y = regionalNat.y + regionalNat.height / 2;
    const points = [
      { x: internet.x, y },
      { x: regionalNat.x + regionalNat.width, y },
    ];
    scene.edge(routeEdge(nat, 'internet-gateway', points, 'vpc-stroke', 'route'));
  }
  const drops = privateDrops(evaluation, grid, serves);
  const line = (drop: Drop, points: readonly Point[]): void =>
    scene.edge(routeEdge(nat, drop.ref, points, 'private-stroke', 'fine'));
  for (const { stubs } of drops) for (const stub of stubs) line(stub, stub.points);
  const lowest = drops.map(({ drop }) => drop);
  for (const { drop, bus } of branches(lowest, start.x)) {
    const down = [{ x: drop.lane, y: busY }, ...drop.points];
    line(drop, bus ? [start, { x: start.x, y: busY }, ...down] : down);
  }
}

function natLane({ columns }: Grid, zone: Id): number {
  const rect = columns.find((column) => column.zone === zone)?.rect;
  return rect === undefined ? 0 : rect.x + rect.width - LANES.nat.inside;
}

/** In each zone the way down its lane into the last private card, and the stubs into those before it. */
function privateDrops(evaluation: Evaluation, grid: Grid, serves: readonly Id[]) {
  return serves.flatMap((zone): { zone: Id; drop: Drop; stubs: readonly Drop[] }[] => {
    const zoneLane = natLane(grid, zone);
    const cards = firstCards(evaluation, grid, zone, 'private').map(({ ref, card: target }) => ({
      ref,
      lane: zoneLane,
      points: intoCard(zoneLane, target.y + 18, target.x + target.width),
    }));
    const drop = cards.at(-1);
    return drop === undefined ? [] : [{ zone, drop, stubs: cards.slice(0, -1) }];
  });
}

/** Of the drops on each side of the bus's start, the farthest draws the bus; the others only branch off. */
function branches(
  drops: readonly Drop[],
  start: number,
): readonly { readonly drop: Drop; readonly bus: boolean }[] {
  const left = Math.min(start, ...drops.map(({ lane }) => lane));
  const right = Math.max(start, ...drops.map(({ lane }) => lane));
  let leftDone = false;
  let rightDone = false;
  return drops.map((drop) => {
    if (drop.lane === left && !leftDone) return { drop, bus: (leftDone = true) };
    if (drop.lane === right && drop.lane > start && !rightDone) return { drop, bus: (rightDone = true) };
    return { drop, bus: false };
  });
}

/** The last two points of a route: down its lane, and sideways to an edge. */
function intoCard(lane: number, y: number, edge: number): readonly Point[] {
  return [
    { x: lane, y },
    { x: edge, y },
  ];
}

/** From a lane to the badge of a card; round the card's upper right corner where other cards stand in the way. */
function intoBadge(lane: number, card: Rect, kind: keyof typeof BADGE_LINES): readonly Point[] {
  const y = card.y + BADGE_LINES[kind];
  const right = card.x + card.width;
  if (lane - right <= GRID.zoneRight) return intoCard(lane, y, badgeEdge(card));
  const round = { x: right + CORNER[kind].right, y: card.y - CORNER[kind].above };
  return [...intoCard(lane, round.y, round.x), ...intoCard(round.x, y, badgeEdge(card))];
}

/** Where in the gap between cards each kind of route goes round a corner, so that the two do not cross. */
const CORNER = { internet: { above: 7, right: 3 }, nat: { above: 3, right: 7 } } as const;

/** How far below a card's upper edge the two lines of a badge run: five units off its center. */
const BADGE_LINES = { internet: NAT_BADGE.below - 5, nat: NAT_BADGE.below + 5 } as const;

/** Where those lines meet the badge; five units off its center a circle of 12 is 10.9 wide. */
const badgeEdge = (card: Rect): number => card.x + card.width - NAT_BADGE.fromRight + 10.9;

/** In each tier of a zone the rightmost card of the first line, when its routes give it that access. */
function firstCards(evaluation: Evaluation, grid: Grid, zone: Id, access: 'public' | 'private') {
  return grid.cells.flatMap((cell) => {
    if (cell.zone !== zone) return [];
    const inAccess = cell.subnets.flatMap((id) => {
      const card = grid.places.get(id);
      return card !== undefined && evaluation.subnets[id]?.access === access
        ? [{ ref: refOf('subnet', id), card }]
        : [];
    });
    const top = Math.min(...inAccess.map(({ card }) => card.y));
    return inAccess.filter(({ card }) => card.y === top).slice(-1);
  });
}

function routeEdge(
  to: Ref,
  from: Ref,
  points: readonly Point[],
  color: 'vpc-stroke' | 'private-stroke',
  dash: SceneEdge['dash'],
): SceneEdge {
  const look = {
    path: 'polyline',
    cornerRadius: 6,
    color,
    dash,
    width: 1.5,
    arrow: 'none',
    label: null,
  } as const;
  return { ref: to, role: 'route', from, to, points, ...look };
}
