import type { Point, Rect, Scene, SceneBox, SceneEdge, SceneText } from '../../engine/scene/scene.ts';
import { dirtyAreas, padded, textRect } from './dirty.ts';
import type { PaintOptions } from './paint.ts';
import { edgeBounds, type PreparedScene } from './preparedScene.ts';
import { touches } from './sceneIndex.ts';

/** Where more than this changes, painting everything is no slower. */
const AREAS_AT_MOST = 60;

export type Painted = { readonly prepared: PreparedScene; readonly options: PaintOptions };

/** What must be painted anew (scene units) of a picture of `before` to make it one of `after`; `null` for all of it. */
export function partsToPaint(before: Painted, after: Painted): readonly Rect[] | null {
  const isUnseen = ({ ref }: SceneText) =>
    ref !== null && before.options.textless.has(ref) && after.options.textless.has(ref);
  const looks = dirtyAreas(before.prepared, before.options, after.options);
  if (looks === null || before.prepared === after.prepared) return looks;
  const changed = changedAreas(before.prepared.scene, after.prepared.scene, isUnseen);
  const looksNow = dirtyAreas(after.prepared, before.options, after.options);
  if (changed === null || looksNow === null) return null;
  return joined([...looks, ...looksNow, ...changed.map(padded)]);
}

/** Whether only the words of some things differ, which are real elements in the one and painted in the other. */
export function differInWords(before: Painted, after: Painted): boolean {
  const { palette, moving, lit, onTheWay, lagging } = after.options;
  return (
    before.prepared === after.prepared &&
    before.options.palette === palette &&
    before.options.moving === moving &&
    before.options.lit === lit &&
    before.options.onTheWay === onTheWay &&
    before.options.lagging === lagging
  );
}

/** The same parts with those that touch as one. */
function joined(areas: readonly Rect[]): readonly Rect[] {
  let apart: readonly Rect[] = [];
  for (const area of areas) {
    const near = apart.filter((other) => touches(other, area));
    apart = [...apart.filter((other) => !touches(other, area)), near.reduce(around, area)];
  }
  return apart;
}

function around(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * The parts of a painted scene (scene units) that another scene shows otherwise: an edit of one subnet leaves the
 * picture of all others alone. Texts that `isUnseen` says the picture leaves out do not count. `null` when the scenes
 * have too little in common.
 */
export function changedAreas(
  before: Scene,
  after: Scene,
  isUnseen: (text: SceneText) => boolean,
): readonly Rect[] | null {
  if (before === after) return [];
  const areas: Rect[] = [];
  const compare = <T>(
    some: readonly T[],
    others: readonly T[],
    isSame: Same<T>,
    rectOf: (one: T) => Rect,
  ) => {
    for (const one of differing(some, others, isSame)) {
      if (areas.length > AREAS_AT_MOST) return;
      areas.push(rectOf(one));
    }
  };
  compare(before.boxes, after.boxes, sameBox, (box) => box);
  compare(before.edges, after.edges, sameEdge, edgeBounds);
  compare(
    before.texts,
    after.texts,
    (one, other) => (isUnseen(one) && isUnseen(other)) || sameText(one, other),
    textRect,
  );
  return areas.length > AREAS_AT_MOST ? null : areas;
}

/** A list is the same again after so many places that came or went, or counts as another from there on. */
const LOOK_AHEAD = 24;

/**
 * What only one of two lists holds, both in the order in which they are painted: a thing that comes or goes moves the
 * places of all behind it, and changes none of them. What is painted in another order counts as another.
 */
function* differing<T>(some: readonly T[], others: readonly T[], isSame: Same<T>): Generator<T> {
  let [at, to] = [0, 0];
  while (at < some.length && to < others.length) {
    const [one, other] = [some[at] as T, others[to] as T];
    if (one === other || isSame(one, other)) {
      at += 1;
      to += 1;
      continue;
    }
    const gap = nextSame(some, at, others, to, isSame);
    yield* some.slice(at, at + gap.left);
    yield* others.slice(to, to + gap.right);
    at += gap.left;
    to += gap.right;
  }
  yield* some.slice(at);
  yield* others.slice(to);
}

/** How far to go on in each of two lists until they are the same again, with as little left out as can be. */
function nextSame<T>(some: readonly T[], at: number, others: readonly T[], to: number, isSame: Same<T>) {
  for (let sum = 1; sum <= LOOK_AHEAD; sum += 1) {
    for (let left = 0; left <= sum; left += 1) {
      const [one, other] = [some[at + left], others[to + sum - left]];
      if (one !== undefined && other !== undefined && isSame(one, other)) return { left, right: sum - left };
    }
  }
  return { left: 1, right: 1 };
}

type Same<T> = (one: T, other: T) => boolean;

const sameRect: Same<Rect> = (a, b) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

const samePoints: Same<readonly Point[]> = (a, b) =>
  a.length === b.length && a.every(({ x, y }, at) => x === b[at]?.x && y === b[at].y);

const sameBox: Same<SceneBox> = (a, b) =>
  sameRect(a, b) &&
  a.ref === b.ref &&
  a.role === b.role &&
  a.radius === b.radius &&
  a.style.fill === b.style.fill &&
  a.style.stroke === b.style.stroke &&
  a.style.dash === b.style.dash &&
  a.style.strokeWidth === b.style.strokeWidth;

/** The place of its box in the scene is no part of how a text looks: it is another whenever a box comes or goes. */
const sameText: Same<SceneText> = (a, b) =>
  a.text === b.text &&
  a.x === b.x &&
  a.y === b.y &&
  a.ref === b.ref &&
  a.anchor === b.anchor &&
  a.font === b.font &&
  a.size === b.size &&
  a.color === b.color;

const sameEdge: Same<SceneEdge> = (a, b) =>
  a.ref === b.ref &&
  a.from === b.from &&
  a.to === b.to &&
  a.role === b.role &&
  a.path === b.path &&
  samePoints(a.points, b.points) &&
  a.cornerRadius === b.cornerRadius &&
  a.color === b.color &&
  a.dash === b.dash &&
  a.width === b.width &&
  a.arrow === b.arrow &&
  sameLabel(a.label, b.label);

const sameLabel: Same<SceneEdge['label']> = (a, b) =>
  a === b ||
  (a !== null &&
    b !== null &&
    sameRect(a.rect, b.rect) &&
    a.text === b.text &&
    a.font === b.font &&
    a.size === b.size &&
    a.color === b.color &&
    a.fill === b.fill &&
    a.stroke === b.stroke);
