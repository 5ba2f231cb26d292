import type { Ref } from '../../engine/design/design.ts';
import type { Rect, SceneBox, SceneEdge, SceneText } from '../../engine/scene/scene.ts';
import { textWidth } from '../../engine/scene/textWidth.ts';
import type { PaintOptions } from './paint.ts';
import { edgeBounds, type PreparedScene } from './preparedScene.ts';

/** Where more things change than this, painting everything is no slower. */
const THINGS_AT_MOST = 40;
/** Strokes, and letters that reach beyond their measure. */
const PAD = 4;

/**
 * The parts of a painted scene (scene units) that look different with other options: a hovered card, whose words become
 * real elements, is a hundredth of the picture. `null` when it is all of it.
 */
export function dirtyAreas(
  prepared: PreparedScene,
  before: PaintOptions,
  after: PaintOptions,
): readonly Rect[] | null {
  const isAnother =
    before.palette !== after.palette ||
    !isSameSet(before.lit, after.lit) ||
    (before.onTheWay === null) !== (after.onTheWay === null) ||
    before.lagging !== after.lagging;
  if (isAnother) return null;
  const words = difference(before.textless, after.textless);
  const carried = difference(before.moving, after.moving);
  // Every edit asks anew which things are on the way of the packets shown, and nearly always they are the same.
  const passed = difference(before.onTheWay ?? none, after.onTheWay ?? none);
  if (words.length + carried.length + passed.length > THINGS_AT_MOST) return null;
  return [
    ...words.flatMap((ref) => wordsOf(prepared, ref)),
    ...carried.flatMap((ref) => allOf(prepared, ref)),
    ...passed.flatMap((ref) => boxesOf(prepared, ref)),
  ].map(padded);
}

const none: ReadonlySet<Ref> = new Set();

const isSameSet = (some: ReadonlySet<Ref> | null, others: ReadonlySet<Ref> | null) =>
  some === others || (some !== null && others !== null && difference(some, others).length === 0);

function difference(some: ReadonlySet<Ref>, others: ReadonlySet<Ref>): readonly Ref[] {
  if (some === others) return [];
  return [...[...some].filter((ref) => !others.has(ref)), ...[...others].filter((ref) => !some.has(ref))];
}

/** Where the words of a thing stand; a rule's are in its frame, the pill on its edge. */
function wordsOf({ scene, textsOf }: PreparedScene, ref: Ref): readonly Rect[] {
  const pill = ref.startsWith('edge:') ? scene.frames[ref] : undefined;
  const texts = (textsOf.get(ref) ?? []).map((at) => textRect(scene.texts[at] as SceneText));
  return pill === undefined ? texts : [...texts, pill];
}

const boxesOf = ({ scene, boxesOf: places }: PreparedScene, ref: Ref): readonly Rect[] =>
  (places.get(ref) ?? []).map((at) => scene.boxes[at] as SceneBox);

/** A thing with its boxes and the edges that end at it. */
function allOf(prepared: PreparedScene, ref: Ref): readonly Rect[] {
  const { scene, edgesOf } = prepared;
  return [
    ...wordsOf(prepared, ref),
    ...boxesOf(prepared, ref),
    ...(edgesOf.get(ref) ?? []).map((at) => edgeBounds(scene.edges[at] as SceneEdge)),
  ];
}

const beforeAnchor = { start: 0, middle: 0.5, end: 1 } as const;

/** Where a text may stand, also as the bar it is when it is too small to read. */
export function textRect({ text, font, size, x, y, anchor }: SceneText): Rect {
  // Where letters are too small to read a bar stands for them, half an em for each.
  const width = Math.max(textWidth(text, font, size), text.length * size * 0.5);
  return { x: x - width * beforeAnchor[anchor], y: y - size, width, height: size * 1.3 };
}

export const padded = ({ x, y, width, height }: Rect): Rect => ({
  x: x - PAD,
  y: y - PAD,
  width: width + 2 * PAD,
  height: height + 2 * PAD,
});
