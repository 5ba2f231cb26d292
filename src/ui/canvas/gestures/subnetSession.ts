import { type Design, entryOf, type Id } from '../../../engine/design/design.ts';
import { applyCommand, type Command } from '../../../engine/commands/command.ts';
import type { Refusal } from '../../../engine/design/refusal.ts';
import type { Preview } from '../../../engine/evaluation/preview.ts';
import type { Rect, SceneCell } from '../../../engine/scene/scene.ts';
import { formatDelta } from '../../format.ts';
import { moveTo, type Place } from '../fromGesture.ts';
import { fontOf, type Palette } from '../paint.ts';
import { holds } from '../sceneIndex.ts';
import type { Session } from './session.ts';

/** More places than this are not asked about: they are those in view, nearest first. */
const ASKED_AT_MOST = 48;
/** So many subnets, counted once for each place, are asked about in one go: a large network answers place by place. */
const ASKED_AT_ONCE = 4000;

/** What is known of a place: why the design refuses it, or what it promises once that is worked out. */
type Answer = { readonly refusal: Refusal | null; readonly promise: readonly string[] | null };

type Target = {
  readonly place: Place;
  readonly command: Command;
  readonly rect: Rect;
  answer: Answer | null;
};

type Options = {
  readonly design: Design;
  readonly subnet: Id;
  readonly home: Rect;
  readonly cells: readonly SceneCell[];
  readonly palette: Palette;
  readonly ask: (commands: readonly Command[]) => Promise<readonly Preview[] | null>;
  /** An answer has come: what is shown is to be shown again. `false` when nobody carries the subnet any more. */
  readonly changed: () => boolean;
};

/**
 * Carries a subnet over the cells of the network: which would take it, with which CIDR, for which cost. The answers come
 * from the worker while the drag runs, so that in a large network it begins at once.
 */
export function subnetSession({ design, subnet, home, cells, palette, ask, changed }: Options): Session {
  const targets = targetsOf(design, subnet, home, cells);
  const atOnce = Math.max(1, Math.round(ASKED_AT_ONCE / Object.keys(design.subnets).length));
  let over: Target | null = null;
  let isHome = true;

  async function askAll(): Promise<void> {
    const open = targets.filter(({ answer }) => answer === null);
    const next = open.sort((a, b) => Number(b === over) - Number(a === over)).slice(0, atOnce);
    if (next.length === 0) return;
    const previews = await ask(next.map(({ command }) => command));
    next.forEach((target, at) => {
      target.answer = answerOf(previews?.[at] ?? null, target.command);
    });
    if (changed()) await askAll();
  }

  const answerOf = (preview: Preview | null, command: Command): Answer => {
    if (preview !== null)
      return preview.ok
        ? { refusal: null, promise: promiseOf(preview, subnet) }
        : { refusal: preview.error, promise: null };
    // The worker cannot say: without figures the design itself still knows what it refuses.
    const tried = applyCommand(design, command);
    return { refusal: tried.ok ? null : tried.error, promise: null };
  };

  void askAll();

  const name = entryOf(design.subnets, subnet)?.name ?? 'This subnet';
  return {
    moving: new Set([`subnet:${subnet}`]),
    move: ({ x, y }) => {
      over = targets.find(({ rect }) => holds(rect, x, y)) ?? null;
      isHome = over === null && cells.some(({ rect }) => holds(rect, x, y));
      if (over !== null) {
        const { refusal = null, promise = null } = over.answer ?? {};
        if (refusal !== null) return { text: refusal.message, refused: true };
        return { text: `${placeName(design, over.place)}: ${inFull(promise)}`, refused: false };
      }
      const text = isHome ? `${name} stands here` : 'Drop on a zone and tier; Esc puts it back';
      return { text, refused: false };
    },
    overlay: (context, zoom) => {
      for (const target of targets) {
        if (target.answer?.refusal === null) paintLegal(context, target, target === over, palette, zoom);
        else if (target.answer !== null && target === over) paintRefused(context, target.rect, palette);
      }
    },
    look: () => over,
    drop: () => (over === null || over.answer?.refusal ? null : over.command),
  };
}

function targetsOf(design: Design, subnet: Id, home: Rect, cells: readonly SceneCell[]): Target[] {
  const distance = ({ rect }: SceneCell) => Math.hypot(rect.x - home.x, rect.y - home.y);
  const near = [...cells].sort((a, b) => distance(a) - distance(b)).slice(0, ASKED_AT_MOST + 1);
  return near.flatMap(({ zone, tier, rect }) => {
    const place = { zone, tier };
    const command = moveTo(design, subnet, place);
    return command === null ? [] : [{ place, command, rect, answer: null }];
  });
}

/** The address and the cost a month, `10.0.12.0/22` and `−$36.50`, or why there is neither. */
function promiseOf(preview: Preview, subnet: Id): readonly string[] {
  if (!preview.ok) return [preview.error.message];
  const cidr = entryOf(preview.value.cidrs, subnet);
  const address = cidr === undefined ? 'keeps its CIDR' : (cidr ?? 'no room for its CIDR');
  const { deltaUsd } = preview.value;
  return [address, Math.abs(deltaUsd) < 0.005 ? 'same cost' : formatDelta(deltaUsd)];
}

/** `10.0.12.0/22 · −$36.50/month`, or that it is still awaited. */
function inFull(promise: readonly string[] | null): string {
  const words = promise?.join(' · ') ?? '…';
  return words.endsWith('cost') || promise?.length !== 2 ? words : `${words}/month`;
}

const placeName = (design: Design, place: Place) =>
  [entryOf(design.tiers, place.tier)?.name, entryOf(design.zones, place.zone)?.name]
    .filter(Boolean)
    .join(', ');

type Context = CanvasRenderingContext2D;

function outline(context: Context, { x, y, width, height }: Rect, grow: number) {
  context.beginPath();
  context.roundRect(x - grow, y - grow, width + 2 * grow, height + 2 * grow, 9);
}

function paintLegal(
  context: Context,
  { rect, answer }: Target,
  isOver: boolean,
  palette: Palette,
  zoom: number,
) {
  outline(context, rect, 4);
  context.globalAlpha = isOver ? 0.28 : 0.12;
  context.fillStyle = palette['vpc-solid'];
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash(isOver ? [] : [6, 4]);
  context.lineWidth = isOver ? 3 : 1.5;
  context.strokeStyle = palette['vpc-stroke'];
  context.stroke();
  if (answer?.promise) paintPromise(context, rect, answer.promise, palette, zoom);
}

/** How much of the size of its text a label keeps free: beside its words, to both edges of its cell, and below their line. */
const ROOM = { beside: 0.8, edge: 0.6, below: 0.6 } as const;

/** What a cell promises, on its lower edge where no card has words: as much of it as has room there. */
function paintPromise(
  context: Context,
  rect: Rect,
  promise: readonly string[],
  palette: Palette,
  zoom: number,
) {
  const size = Math.max(11, 10 / zoom);
  if (size > 26) return;
  context.font = fontOf('medium', size);
  const hasRoom = (words: string) =>
    context.measureText(words).width + 2 * (ROOM.beside + ROOM.edge) * size <= rect.width;
  const words = [promise.join(' · '), promise[0] ?? ''].find(hasRoom);
  if (words === undefined) return;
  const width = context.measureText(words).width + 2 * ROOM.beside * size;
  const middle = rect.x + rect.width / 2;
  const top = rect.y + rect.height - size * ROOM.below;
  context.fillStyle = palette['vpc-solid'];
  context.beginPath();
  context.roundRect(middle - width / 2, top, width, size * 1.7, size);
  context.fill();
  context.fillStyle = palette['on-solid'];
  context.textAlign = 'center';
  context.fillText(words, middle, top + size * 1.2);
}

function paintRefused(context: Context, rect: Rect, palette: Palette) {
  outline(context, rect, 3);
  context.setLineDash([2, 4]);
  context.lineWidth = 2.5;
  context.strokeStyle = palette.danger;
  context.stroke();
}
