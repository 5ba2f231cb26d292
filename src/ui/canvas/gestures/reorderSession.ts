import { type Design, readRef, type Ref } from '../../../engine/design/design.ts';
import type { Rect } from '../../../engine/scene/scene.ts';
import { indexAfterDrag } from '../fromGesture.ts';
import type { Palette } from '../paint.ts';
import type { Session } from './session.ts';

/** Carries a zone sideways among the zones, or a tier up and down among the tiers. */
export function reorderSession(
  design: Design,
  thing: Ref,
  frames: Readonly<Record<Ref, Rect>>,
  palette: Palette,
): Session | null {
  const { kind, id } = readRef(thing);
  const isZone = kind === 'zone';
  const ids = Object.keys(isZone ? design.zones : design.tiers);
  const from = ids.indexOf(id);
  const rects = ids.flatMap((one) => frames[`${kind}:${one}`] ?? []);
  const own = rects[from];
  if (own === undefined || rects.length !== ids.length) return null;
  const axis = isZone ? 'x' : 'y';
  let index = from;

  return {
    moving: new Set([thing]),
    move: (_, corner) => {
      const center = isZone ? corner.x + own.width / 2 : corner.y + own.height / 2;
      index = indexAfterDrag(rects, from, center, axis);
      const others = ids.filter((one) => one !== id);
      const nameOf = (one: string) => (isZone ? design.zones : design.tiers)[one]?.name ?? '';
      const before = others[index];
      if (index === from) return { text: `${nameOf(id)} stays in its place`, refused: false };
      const text = before === undefined ? `${nameOf(id)} last` : `${nameOf(id)} before ${nameOf(before)}`;
      return { text: `${text}; addresses stay`, refused: false };
    },
    overlay: (context) => {
      if (index === from) return;
      // Where it is let go: on the far side of the sibling it has passed.
      const passed = rects[index] as Rect;
      const after = index > from;
      context.fillStyle = palette['vpc-solid'];
      context.beginPath();
      if (isZone)
        context.roundRect(passed.x + (after ? passed.width + 5 : -9), passed.y, 4, passed.height, 2);
      else
        context.roundRect(
          passed.x,
          passed.y + (after ? passed.height + 6 : -10),
          vpcWidth(frames, passed),
          4,
          2,
        );
      context.fill();
    },
    look: () => index,
    drop: () => {
      if (index === from) return null;
      return { type: isZone ? 'moveZone' : 'moveTier', id, index };
    },
  };
}

const vpcWidth = (frames: Readonly<Record<Ref, Rect>>, row: Rect) => {
  const vpc = frames['vpc'];
  return vpc === undefined ? row.width : vpc.x + vpc.width - row.x - 16;
};
