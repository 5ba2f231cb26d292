import { type NodeHandle, Position } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';

import { readRef, type Ref } from '../../engine/design/design.ts';
import { REGIONAL_NAT } from '../../engine/evaluation/nat.ts';
import type { BoxRole, Rect, SceneBox, SceneText } from '../../engine/scene/scene.ts';
import { canCarry } from './gestures/gatewaySession.ts';
import { keepOrder } from './keepOrder.ts';
import { endsOf, nameOf } from './names.ts';
import { inFrame, textsOf } from './nodes/CardArt.tsx';
import { isContainer, isEnd, type ThingData, type ThingNodeType } from './nodes/ThingNode.tsx';
import type { Palette } from './paint.ts';
import { touches } from './sceneIndex.ts';
import type { ShownScene } from './useScene.ts';

type Look = {
  readonly palette: Palette;
  readonly selection: readonly Ref[];
  readonly hovered: Ref | null;
  readonly tabStop: Ref | null;
  readonly lit: ReadonlySet<Ref> | null;
  readonly moving: ReadonlySet<Ref>;
};

const draggable: ReadonlySet<string> = new Set(['subnet', 'zone', 'tier', 'group', 'cidr', 'prefix-list']);

/** Behind what stands in it, in front of what it stands in. */
const depths: Readonly<Record<string, number>> = { region: 0, vpc: 1, zone: 2, tier: 3, edge: 6, nat: 7 };

const equalTexts = (a: readonly SceneText[], b: readonly SceneText[]) =>
  a.length === b.length &&
  a.every((text, at) => {
    const other = b[at] as SceneText;
    return (
      text.text === other.text &&
      text.full === other.full &&
      text.x === other.x &&
      text.y === other.y &&
      text.color === other.color
    );
  });

function equalData(a: ThingData, b: ThingData): boolean {
  return (
    a.name === b.name &&
    a.palette === b.palette &&
    a.selected === b.selected &&
    a.active === b.active &&
    a.dimmed === b.dimmed &&
    a.away === b.away &&
    a.movable === b.movable &&
    a.twin?.x === b.twin?.x &&
    a.twin?.y === b.twin?.y &&
    equalTexts(a.texts, b.texts) &&
    equalBoxes(a.boxes, b.boxes)
  );
}

/** Carried by the pointer, or an edge of what is: its ghost shows it elsewhere. */
function isAway(thing: Ref, moving: ReadonlySet<Ref>): boolean {
  if (moving.size === 0) return false;
  const ends = endsOf(thing);
  return moving.has(thing) || (ends !== null && (moving.has(ends.from) || moving.has(ends.to)));
}

/** The first box of a thing that does not stand in its frame: that of an endpoint which is also an end of rules. */
export function twinOf(thing: Ref, { scene, boxesOf }: ShownScene['prepared']): Rect | null {
  const frame = scene.frames[thing];
  if (readRef(thing).kind !== 'endpoint' || frame === undefined) return null;
  const apart = (boxesOf.get(thing) ?? []).find((at) => {
    const box = scene.boxes[at];
    return box !== undefined && !touches(box, frame);
  });
  return scene.boxes[apart ?? -1] ?? null;
}

const onEdge: ReadonlySet<BoxRole> = new Set([
  'internet-gateway',
  'egress-only-internet-gateway',
  'transit-gateway',
  'network',
  'cost-total',
]);
const noBoxes: readonly SceneBox[] = [];

/** The pills of a thing that stand on the VPC's edge. */
function boxesOnEdge(thing: Ref, { scene, boxesOf }: ShownScene['prepared']): readonly SceneBox[] {
  const isRegionalNat = thing === `nat:${REGIONAL_NAT}`;
  const pills = (boxesOf.get(thing) ?? []).flatMap((at) => {
    const box = scene.boxes[at];
    return box !== undefined && (isRegionalNat || onEdge.has(box.role)) ? [box] : [];
  });
  return pills.length === 0 ? noBoxes : pills;
}

const equalBoxes = (a: readonly SceneBox[], b: readonly SceneBox[]) =>
  a.length === b.length &&
  a.every((box, at) => {
    const other = b[at] as SceneBox;
    return (
      box.x === other.x &&
      box.y === other.y &&
      box.width === other.width &&
      box.style.fill === other.style.fill
    );
  });

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

function dataOf(thing: Ref, { design, evaluation, prepared }: ShownScene, look: Look): ThingData {
  const frame = prepared.scene.frames[thing] ?? nowhere;
  const selected = look.selection.includes(thing);
  const twin = twinOf(thing, prepared);
  return {
    thing,
    kind: readRef(thing).kind,
    texts: inFrame(textsOf(prepared, thing), frame),
    boxes: inFrame(boxesOnEdge(thing, prepared), frame),
    palette: look.palette,
    selected,
    active: selected || look.hovered === thing,
    away: isAway(thing, look.moving),
    dimmed: look.lit !== null && !look.lit.has(thing) && !isContainer(readRef(thing).kind),
    name: nameOf(thing, design, evaluation),
    movable: canCarry(design, thing),
    twin: twin === null ? null : (inFrame([twin], frame)[0] ?? null),
  };
}

/** Said to React Flow, so that it measures nothing: a rule ends anywhere on the box and starts at the dot below it. */
const handlesOf = (width: number, height: number): NodeHandle[] => [
  { type: 'target', position: Position.Top, x: 0, y: 0, width, height },
  { type: 'source', position: Position.Bottom, x: width / 2 - 7, y: height - 7, width: 14, height: 14 },
];

function nodeOf(data: ThingData, { x, y, width, height }: Rect, isTabStop: boolean): ThingNodeType {
  const { thing, kind, selected, dimmed, away, name, twin } = data;
  return {
    id: thing,
    type: 'thing',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: isEnd(kind) ? handlesOf(width, height) : [],
    data,
    draggable: draggable.has(kind) || twin !== null || data.movable,
    connectable: true,
    zIndex: depths[kind] ?? 4,
    className: `kind-${kind}${dimmed ? ' dimmed' : ''}${away ? ' away' : ''}`,
    ariaLabel: name,
    ariaRole: 'group',
    ...(isContainer(kind) ? { style: { pointerEvents: 'none' as const }, dragHandle: '.canvasGrip' } : {}),
    domAttributes: {
      tabIndex: isTabStop ? 0 : -1,
      'aria-roledescription': undefined,
      'aria-current': selected ? 'true' : undefined,
    },
  };
}

/** How long the drawing must rest before its elements are put into reading order again. */
const REST_MS = 400;

/**
 * The nodes as they stand in the page. An edit that moves a card on the drawing must not move its element in the page in
 * the same frame: the browser takes the focus from it and lays out everything twice. Once the drawing rests, screen
 * readers find it in reading order again.
 */
function useSteadyOrder(nodes: ThingNodeType[]): ThingNodeType[] {
  const [order, setOrder] = useState<readonly Ref[]>([]);
  useEffect(() => {
    const inReadingOrder = (now: readonly Ref[]) =>
      now.length === nodes.length && nodes.every(({ id }, at) => id === now[at])
        ? now
        : nodes.map(({ id }) => id);
    const timer = setTimeout(() => setOrder(inReadingOrder), REST_MS);
    return () => clearTimeout(timer);
  }, [nodes]);
  return useMemo(() => keepOrder(nodes, order), [nodes, order]);
}

/** React Flow's nodes for what is mounted, in reading order once the drawing rests; a node keeps its identity while nothing of it changes. */
export function useNodes(shown: ShownScene, mounted: ReadonlySet<Ref>, look: Look): ThingNodeType[] {
  const [kept] = useState(() => new Map<Ref, ThingNodeType>());
  const { palette, selection, hovered, tabStop, lit, moving } = look;
  const nodes = useMemo(() => {
    const refs = shown.prepared.things.flatMap(({ ref }) => (mounted.has(ref) ? [ref] : []));
    const nodes = refs.map((ref) => {
      const now = dataOf(ref, shown, { palette, selection, hovered, tabStop, lit, moving });
      const frame = shown.prepared.scene.frames[ref] ?? nowhere;
      const isTabStop = ref === tabStop;
      const old = kept.get(ref);
      const data = old !== undefined && equalData(old.data, now) ? old.data : now;
      const isSame =
        old?.data === data &&
        old.domAttributes?.tabIndex === (isTabStop ? 0 : -1) &&
        old.position.x === frame.x &&
        old.position.y === frame.y &&
        old.width === frame.width &&
        old.height === frame.height;
      return isSame ? old : nodeOf(data, frame, isTabStop);
    });
    kept.clear();
    for (const node of nodes) kept.set(node.id, node);
    return nodes.sort(
      (a, b) =>
        (depths[a.data.kind] ?? 4) - (depths[b.data.kind] ?? 4) ||
        a.position.x - b.position.x ||
        a.position.y - b.position.y,
    );
  }, [shown, mounted, palette, selection, hovered, tabStop, lit, moving, kept]);
  return useSteadyOrder(nodes);
}
