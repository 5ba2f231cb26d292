import { entryOf, refOf, type Design, type Id, type Ref } from '../design/design.ts';
import type { EvaluatedRoute, Evaluation } from '../evaluation/evaluation.ts';
import { ANYWHERE, routeFor } from '../evaluation/routeFor.ts';
import { gatewayOf } from '../evaluation/routeTargets.ts';
import type { Rect, Scene } from './scene.ts';
import { textWidth } from './textWidth.ts';
import type { ColorToken } from './tokens.ts';
import { visibleText } from './visibleText.ts';
import { centerOf, type Curve, curveBetween, pointAt } from './wayCurve.ts';

/** A stretch that packets of a subnet travel, drawn over the picture. */
export type PacketPath = {
  readonly from: Ref;
  /** `null` for a route that leads nowhere. */
  readonly to: Ref | null;
  readonly points: Curve;
  readonly color: ColorToken;
  /** The destinations that take it, and the pill they stand in; `null` on the way on from a NAT gateway. */
  readonly label: { readonly text: string; readonly rect: Rect } | null;
  /** The whole of it in words: "0.0.0.0/0 to NAT gateway us-east-1a". */
  readonly words: string;
};

const LABEL = { font: 'monoMedium', size: 11.5, height: 20, padding: 8, most: 2 } as const;
/** How far a route that leads nowhere is drawn. */
const STUB = 54;

/**
 * Where the packets of a subnet go: a line for each target of its route table, named by the destinations that lead
 * there, and on from a NAT gateway to the internet gateway. Local routes are left out, since the VPC is all around, and
 * so are targets that the scene does not show.
 */
export function packetPaths(
  design: Design,
  evaluation: Evaluation,
  scene: Scene,
  subnet: Id,
): readonly PacketPath[] {
  const { routes } = evaluation;
  const table = Object.values(routes.tables).find(({ subnets }) => subnets.includes(subnet));
  const start = refOf('subnet', subnet);
  const card = scene.frames[start];
  if (table === undefined || card === undefined || !Object.hasOwn(design.subnets, subnet)) return [];
  const taken: Rect[] = [card];
  const paths: PacketPath[] = [];
  const byTarget = groupedByTarget(evaluation, table.routes);
  for (const { key, to, members, place, shift } of sideBySide(scene, byTarget)) {
    const points = place === undefined ? stub(card, shift) : curveBetween(card, place, shift);
    const text = destinationsText(members);
    const label = { text, rect: labelRect(text, points, taken) };
    taken.push(label.rect);
    const words = `${text} to ${key}`;
    paths.push({ from: start, to, points, color: colorOf(to), label, words });
    const onward = to === null ? undefined : wayOn(evaluation, scene, to);
    if (onward !== undefined) paths.push(onward);
  }
  return paths;
}

/** The groups that the scene shows, each with how far its line leaves the card's middle: in the order of the targets, so that few lines cross. */
function sideBySide(scene: Scene, groups: ReadonlyMap<string, Group>) {
  const shown = [...groups].flatMap(([key, { to, members }]) => {
    const place = to === null ? undefined : placeOf(scene, to);
    return to !== null && place === undefined ? [] : [{ key, to, members, place }];
  });
  const fromLeft = [...shown].sort((a, b) => middleOf(a.place) - middleOf(b.place));
  return shown.map((group) => ({
    ...group,
    shift: (fromLeft.indexOf(group) - (shown.length - 1) / 2) * 14,
  }));
}

const middleOf = (place: Rect | undefined): number => (place === undefined ? 0 : place.x + place.width / 2);

type Group = { readonly to: Ref | null; readonly members: EvaluatedRoute[] };

function groupedByTarget(
  { routes }: Evaluation,
  list: readonly EvaluatedRoute[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const route of list) {
    if (route.target.kind === 'local') continue;
    const to = route.blackhole === null ? targetRef(routes, route) : null;
    const key = to === null ? 'nowhere' : visibleText(route.label);
    const group = groups.get(key) ?? { to, members: [] };
    group.members.push(route);
    groups.set(key, group);
  }
  return groups;
}

function targetRef({ natGateways }: Evaluation['routes'], { target }: EvaluatedRoute): Ref | null {
  switch (target.kind) {
    case 'local':
      return null;
    case 'gateway-endpoint':
      return refOf('endpoint', target.endpoint);
    case 'peering':
      return refOf('network', target.network);
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
    case 'transit-gateway':
      return target.kind;
    case 'nat-gateway':
    case 'nat-instance':
    case 'regional-nat-gateway': {
      const gateway = gatewayOf(Object.values(natGateways), target);
      return gateway === undefined ? null : refOf('nat', gateway.id);
    }
  }
}

/** Where a target stands: an endpoint in its strip, although it may be an end of rules elsewhere too. */
export function placeOf({ boxes, frames }: Scene, ref: Ref): Rect | undefined {
  const strip = boxes.find((box) => box.ref === ref && box.role === 'endpoint-gateway');
  return strip ?? entryOf(frames, ref);
}

/** What a NAT gateway sends on takes the default route of its own subnet. */
function wayOn({ routes }: Evaluation, scene: Scene, ref: Ref): PacketPath | undefined {
  const gateway = Object.values(routes.natGateways).find(({ id }) => refOf('nat', id) === ref);
  const internet = scene.frames['internet-gateway'];
  const place = scene.frames[ref];
  if (gateway === undefined || internet === undefined || place === undefined) return undefined;
  const table = Object.values(routes.tables).find(({ subnets }) => subnets.includes(gateway.subnet ?? ''));
  const out = table === undefined ? undefined : routeFor(table, ANYWHERE.ipv4);
  if (table !== undefined && out?.target.kind !== 'internet-gateway') return undefined;
  return {
    from: ref,
    to: 'internet-gateway',
    points: curveBetween(place, internet),
    color: colorOf('internet-gateway'),
    label: null,
    words: `from ${visibleText(gateway.name)} to the internet gateway`,
  };
}

function colorOf(to: Ref | null): ColorToken {
  if (to === null) return 'danger';
  if (to.startsWith('nat:') || to === 'egress-only-internet-gateway') return 'private-ink';
  if (to.startsWith('network:')) return 'isolated-ink';
  return 'vpc-ink';
}

function destinationsText(members: readonly EvaluatedRoute[]): string {
  const shown = members.slice(0, LABEL.most).map(({ destination }) => visibleText(destination));
  const more = members.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} + ${String(more)}`;
}

function stub(card: Rect, shift: number): Curve {
  const start = { x: centerOf(card).x + shift, y: card.y + card.height };
  const at = (share: number) => ({ x: start.x, y: start.y + STUB * share });
  return [start, at(1 / 3), at(2 / 3), at(1)];
}

/** Along its line where it lies on no other label and not on the card, in the middle if it can. */
function labelRect(text: string, points: Curve, taken: readonly Rect[]): Rect {
  const width = Math.ceil(textWidth(text, LABEL.font, LABEL.size)) + 2 * LABEL.padding;
  const at = (share: number): Rect => {
    const { x, y } = pointAt(points, share);
    return { x: x - width / 2, y: y - LABEL.height / 2, width, height: LABEL.height };
  };
  const tries = [0.5, 0.4, 0.6, 0.3, 0.7, 0.8, 0.2, 0.9].map(at);
  return tries.find((rect) => taken.every((other) => !overlaps(rect, other))) ?? at(0.5);
}

const overlaps = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
