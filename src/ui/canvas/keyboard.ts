import { type Design, entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { Command } from '../../engine/commands/command.ts';
import { holds, touches } from './sceneIndex.ts';
import { type Direction, neighbour } from './neighbour.ts';
import type { PreparedScene } from './preparedScene.ts';
import { moveTo } from './fromGesture.ts';
import { cidrPrefix } from './names.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export const directionOf = (key: string): Direction | null => arrows[key] ?? null;

const frames: ReadonlySet<string> = new Set(['region', 'vpc', 'zone']);
const isFrame = (ref: Ref) => frames.has(readRef(ref).kind);

/** Where the focus goes with an arrow: among frames when it stands on one, else among what stands in them. */
export function stepFrom(ref: Ref, { things }: PreparedScene, direction: Direction): Ref | null {
  const from = things.find((thing) => thing.ref === ref)?.rect;
  if (from === undefined) return null;
  // A frame's neighbour stands beside it: neither around it nor in it.
  const others = things.filter(
    (thing) =>
      isFrame(thing.ref) === isFrame(ref) &&
      thing.ref !== ref &&
      !(isFrame(ref) && touches(thing.rect, from)),
  );
  return (
    others[
      neighbour(
        from,
        others.map(({ rect }) => rect),
        direction,
      )
    ]?.ref ?? null
  );
}

/** The frame around a thing, or `null` at the outermost. */
export function outOf(ref: Ref, { things }: PreparedScene): Ref | null {
  const at = things.findIndex((thing) => thing.ref === ref);
  const rect = things[at]?.rect;
  if (rect === undefined) return null;
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  return (
    things.findLast((thing, index) => index < at && isFrame(thing.ref) && holds(thing.rect, x, y))?.ref ??
    null
  );
}

/** The first thing directly in a frame, in reading order, a card before the badge on its corner; `null` in anything that holds nothing. */
export function into(ref: Ref, prepared: PreparedScene): Ref | null {
  if (!isFrame(ref)) return null;
  const inside = prepared.things.filter((thing) => thing.ref !== ref && outOf(thing.ref, prepared) === ref);
  const badges = (thing: Thing) => Number(thing.ref.startsWith('nat:'));
  return inReadingOrder(inside).sort((a, b) => badges(a) - badges(b))[0]?.ref ?? null;
}

/** Where the Tab key lands: the first card in reading order. */
export function firstStop({ things }: PreparedScene): Ref | null {
  const cards = things.filter(({ ref }) => !isFrame(ref));
  const [some, ...others] = cards.length > 0 ? cards : things;
  if (some === undefined) return null;
  return others.reduce((first, thing) => (byReading(thing, first) < 0 ? thing : first), some).ref;
}

type Thing = PreparedScene['things'][number];

const byReading = (a: Thing, b: Thing): number => a.rect.y - b.rect.y || a.rect.x - b.rect.x;

const inReadingOrder = (things: readonly Thing[]) => [...things].sort(byReading);

/** Alt with an arrow: the subnet at half or twice its size; `null` for anything that has none. */
export function resizeByKey(ref: Ref, design: Design, direction: Direction): Command | null {
  const { kind, id } = readRef(ref);
  const now = kind === 'subnet' ? cidrPrefix(entryOf(design.subnets, id)?.cidr ?? '') : null;
  if (now === null || direction === 'left' || direction === 'right') return null;
  return { type: 'resizeSubnet', id, prefix: now + (direction === 'up' ? 1 : -1) };
}

/** Ctrl with an arrow: the subnet one zone or tier further; `null` at the edge, or for anything but a subnet. */
export function moveByKey(ref: Ref, design: Design, direction: Direction): Command | null {
  const { kind, id } = readRef(ref);
  const subnet = kind === 'subnet' ? entryOf(design.subnets, id) : undefined;
  if (subnet === undefined) return null;
  const step = direction === 'left' || direction === 'up' ? -1 : 1;
  const sideways = direction === 'left' || direction === 'right';
  const next = (ids: readonly string[], now: string) => ids[ids.indexOf(now) + step];
  const zone = sideways ? next(Object.keys(design.zones), subnet.zone) : subnet.zone;
  const tier = sideways ? subnet.tier : next(Object.keys(design.tiers), subnet.tier);
  return zone === undefined || tier === undefined ? null : moveTo(design, id, { zone, tier });
}
