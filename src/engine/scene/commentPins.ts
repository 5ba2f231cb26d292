import type { Design, Id, Ref } from '../design/design.ts';
import type { Point, Rect, Scene, SceneBox, SceneText } from './scene.ts';
import { textWidth } from './textWidth.ts';

const PIN = { height: 18, padding: 7, font: 'bold', size: 11 } as const;

/** The pins of one thing or point: how many threads are open there, or how many there were. */
type Pinned = {
  readonly ref: Ref;
  readonly place: Point | null;
  open: number;
  issues: number;
  resolved: number;
};

/**
 * The scene with a pin for what people said, on each thing and point that it is about: "2 open", "1 issue", or
 * "1 resolved" where all of it is. What is said of figures, of what is not drawn and of what is gone has none.
 */
export function pinComments(scene: Scene, comments: Design['comments']): Scene {
  const pins = pinsOf(comments).filter(({ ref }) => Object.hasOwn(scene.frames, ref));
  if (pins.length === 0) return scene;
  const boxes: SceneBox[] = [...scene.boxes];
  const texts: SceneText[] = [...scene.texts];
  for (const pin of pins) {
    const frame = scene.frames[pin.ref];
    if (frame === undefined) continue;
    const { box, text } = drawn(pin, frame);
    texts.push({ ...text, box: boxes.push(box) - 1 });
  }
  return { ...scene, boxes, texts };
}

function pinsOf(comments: Design['comments']): readonly Pinned[] {
  const pins = new Map<string, Pinned>();
  for (const { subject, place, kind, resolved, replyTo } of Object.values(comments)) {
    if (replyTo !== null) continue;
    const key = place === null ? subject : `${subject} ${place.x} ${place.y}`;
    const pin = pins.get(key) ?? { ref: subject, place, open: 0, issues: 0, resolved: 0 };
    if (resolved !== null) pin.resolved += 1;
    else if (kind === 'issue') pin.issues += 1;
    else pin.open += 1;
    pins.set(key, pin);
  }
  return [...pins.values()];
}

/** What a pin says: `1 issue · 2 open`. */
function wordsOf({ open, issues, resolved }: Pinned): string {
  if (open + issues === 0) return `${resolved} resolved`;
  const parts = [
    ...(issues === 0 ? [] : [`${issues} ${issues === 1 ? 'issue' : 'issues'}`]),
    ...(open === 0 ? [] : [`${open} open`]),
  ];
  return parts.join(' · ');
}

function drawn(pin: Pinned, frame: Rect): { readonly box: SceneBox; readonly text: Omit<SceneText, 'box'> } {
  const { height, padding, font, size } = PIN;
  const words = wordsOf(pin);
  const isOpen = pin.open + pin.issues > 0;
  const width = Math.ceil(textWidth(words, font, size)) + 2 * padding;
  // On the upper edge at the right, where a card has nothing; a point has its pin where it is.
  const x = pin.place === null ? frame.x + frame.width - width - 8 : frame.x + pin.place.x;
  const y = pin.place === null ? frame.y - height / 2 - 2 : frame.y + pin.place.y;
  return {
    box: {
      ...{ ref: pin.ref, role: 'comment-pin', parent: -1, x, y, width, height, radius: 5 },
      style: {
        fill: isOpen ? 'pin-open' : 'surface',
        stroke: isOpen ? 'pin-open' : 'pin-resolved',
        dash: 'solid',
        strokeWidth: 1.5,
      },
    },
    text: {
      ...{ ref: pin.ref, text: words, full: null, x: x + padding, y: y + 13, anchor: 'start', font, size },
      color: isOpen ? 'on-solid' : 'pin-resolved',
    },
  };
}

/** A pin as it is drawn, with the thread that it leads to: the first open one there, else the first. */
export type Pin = { readonly rect: Rect; readonly words: string; readonly subject: Ref; readonly thread: Id };

/** The pins of a drawing that {@link pinComments} made, in its order. */
export function pinsIn({ boxes, texts, frames }: Scene, comments: Design['comments']): readonly Pin[] {
  if (Object.keys(comments).length === 0) return [];
  const words = new Map(texts.map(({ box, text }) => [box, text]));
  return boxes.flatMap(({ ref, role, x, y, width, height }, at) => {
    if (role !== 'comment-pin' || ref === null) return [];
    const frame = frames[ref];
    const isHere = (place: Point | null) =>
      place === null ? y < (frame?.y ?? 0) : frame !== undefined && Math.abs(frame.x + place.x - x) < 1;
    const threads = Object.entries(comments).filter(
      ([, { subject, place, replyTo }]) => replyTo === null && subject === ref && isHere(place),
    );
    const [thread] = threads.find(([, { resolved }]) => resolved === null) ?? threads[0] ?? [];
    if (thread === undefined) return [];
    return [{ rect: { x, y, width, height }, words: words.get(at) ?? '', subject: ref, thread }];
  });
}
