import { type Design, readRef, type Ref } from '../design/design.ts';
import { placeOf } from './packetPaths.ts';
import type { Point, Rect, Scene } from './scene.ts';
import { type Curve, centerOf, curveBetween, pointAt, startOf } from './wayCurve.ts';

/** A way to draw: what is passed in order, and the position of what lets nothing through. */
export type WayToDraw = { readonly way: readonly Ref[]; readonly blockedAt: number | null };

/** A way as it runs over the scene. */
export type DrawnWay = {
  /** From stop to stop, as far as packets get; after what blocks them `reached` is false. */
  readonly lines: readonly { readonly curve: Curve; readonly reached: boolean }[];
  /** The curves that a packet follows, one after the other, up to where it stops. */
  readonly walk: readonly Curve[];
  /** Where the first stop is left and the last one entered; twice its middle when there is one. */
  readonly ends: readonly [Point, Point] | null;
  /** Where packets stop; `null` when they arrive. */
  readonly stop: Point | null;
};

const STOPS: ReadonlySet<string> = new Set([
  'subnet',
  'workload',
  'nat',
  'internet-gateway',
  'egress-only-internet-gateway',
  'transit-gateway',
  'network',
  'endpoint',
  'internet',
]);
/** How far above its gateway the internet is drawn. */
const OUTSIDE = 30;
/** How far along the line to what it never reaches a packet is stopped. */
const HALT = 0.35;

/** Where a way runs: through the boxes of the network in it. Groups, ACLs and route tables have no place on the way. */
export function drawnWay(design: Design, scene: Scene, { way, blockedAt }: WayToDraw): DrawnWay {
  const stops: { readonly rect: Rect; readonly at: number }[] = [];
  way.forEach((ref, at) => {
    const rect = STOPS.has(readRef(ref).kind) ? stopOf(design, scene, ref) : undefined;
    const last = stops.at(-1);
    if (rect !== undefined && (last === undefined || !same(last.rect, rect))) stops.push({ rect, at });
  });
  const lines = stops.slice(1).map((stop, index) => ({
    curve: curveBetween(stops[index]?.rect ?? stop.rect, stop.rect),
    reached: blockedAt === null || stop.at < blockedAt,
  }));
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return { lines: [], walk: [], ends: null, stop: null };
  const shut = lines.find(({ reached }) => !reached);
  const halted = shut === undefined ? centerOf(last.rect) : pointAt(shut.curve, HALT);
  const reached = lines.filter((line) => line.reached).map(({ curve }) => curve);
  return {
    lines,
    walk: shut === undefined ? reached : [...reached, startOf(shut.curve, HALT)],
    ends: [lines[0]?.curve[0] ?? centerOf(first.rect), lines.at(-1)?.curve[3] ?? centerOf(last.rect)],
    stop: blockedAt === null ? null : halted,
  };
}

function stopOf(design: Design, scene: Scene, ref: Ref): Rect | undefined {
  const { kind, id } = readRef(ref);
  if (kind === 'internet') {
    const gateway = placeOf(scene, 'internet-gateway');
    if (gateway === undefined) return undefined;
    return { x: gateway.x + gateway.width / 2 - 1, y: gateway.y - OUTSIDE, width: 2, height: 2 };
  }
  if (kind !== 'workload') return placeOf(scene, ref);
  const tier = Object.hasOwn(design.workloads, id) ? design.workloads[id]?.tier : undefined;
  const subnet = Object.keys(design.subnets).find((one) => design.subnets[one]?.tier === tier);
  return subnet === undefined ? undefined : placeOf(scene, `subnet:${subnet}`);
}

const same = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y;
