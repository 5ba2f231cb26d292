import type { Design, Ref } from '../../../engine/design/design.ts';
import { applyCommand, type Command } from '../../../engine/commands/command.ts';
import type { Refusal } from '../../../engine/design/refusal.ts';
import type { Consequence, Preview } from '../../../engine/evaluation/preview.ts';
import type { Point, Rect } from '../../../engine/scene/scene.ts';
import { formatDelta } from '../../format.ts';
import { fontOf, type Palette } from '../paint.ts';
import { holds, touches } from '../sceneIndex.ts';
import type { Session } from './session.ts';

/**
 * So many subnets, counted once for each place, are asked about in one go. The worker answers one question at a time:
 * an edit that is made meanwhile waits for no more than a few evaluations, and so does the place under the pointer.
 */
const ASKED_AT_ONCE = 160;

/** What is known of a place: why the design refuses it, or what it promises once that is worked out. */
type Answer = { readonly refusal: Refusal | null; readonly promise: readonly string[] | null };

/** A place that would take what is carried: what it is called, where it is, and the edit that a drop there means. */
export type Landing = { readonly label: string; readonly command: Command; readonly rect: Rect };

type Target = Landing & { answer: Answer | null };

/** What every such drag needs of the canvas. */
export type Carry = {
  readonly design: Design;
  readonly palette: Palette;
  readonly ask: (commands: readonly Command[]) => Promise<readonly Preview[] | null>;
  /** An answer has come: what is shown is to be shown again. `false` when nobody carries the thing any more. */
  readonly changed: () => boolean;
};

type Options = Carry & {
  readonly thing: Ref;
  readonly name: string;
  /** Where its card or badge is. */
  readonly home: Rect;
  /** Where it stands already. */
  readonly stands: readonly Rect[];
  readonly landings: readonly Landing[];
  /** What is said beside every place. */
  readonly beside: string;
  /** What a place says first of what the edit would do, such as an address; `null` for the cost alone. */
  readonly gets: (consequence: Consequence) => string | null;
};

/**
 * Carries a thing over the places that would take it: which, and for which cost. The answers come from the worker while
 * the drag runs, so that in a large network it begins at once.
 */
export function placeSession(options: Options): Session {
  const { design, thing, name, home, stands, landings, beside, gets, palette, ask, changed } = options;
  const targets: readonly Target[] = landings.map((landing) => ({ ...landing, answer: null }));
  const atOnce = Math.max(1, Math.round(ASKED_AT_ONCE / Object.keys(design.subnets).length));
  let over: Target | null = null;
  let isHome = true;
  /** Where it is carried: what lies near is asked about first. */
  let at: Point = middleOf(home);
  /** Nobody works out figures: the design is asked, and only about the place under the pointer. */
  let mute = false;

  /** What to ask next: the place under the pointer by itself, or else some that are nearest to it. */
  function nextToAsk(): readonly Target[] {
    if (over?.answer === null) return [over];
    const distance = ({ rect }: Target) => Math.hypot(middleOf(rect).x - at.x, middleOf(rect).y - at.y);
    const open = targets.filter(({ answer }) => answer === null);
    return open.sort((a, b) => distance(a) - distance(b)).slice(0, atOnce);
  }

  async function askAll(): Promise<void> {
    const next = nextToAsk();
    if (next.length === 0) return;
    const previews = await ask(next.map(({ command }) => command));
    mute = previews === null;
    next.forEach((target, position) => {
      const preview = previews?.[position];
      if (preview !== undefined) target.answer = answerOf(preview);
    });
    if (changed() && !mute) await askAll();
  }

  const answerOf = (preview: Preview): Answer =>
    preview.ok
      ? { refusal: null, promise: promiseOf(preview.value, gets) }
      : { refusal: preview.error, promise: null };

  /** Without figures the design itself still knows what it refuses. */
  const answerWithout = (command: Command): Answer => {
    const tried = applyCommand(design, command);
    return { refusal: tried.ok ? null : tried.error, promise: null };
  };

  void askAll();

  return {
    moving: new Set([thing]),
    move: ({ x, y }) => {
      at = { x, y };
      over = targets.find(({ rect }) => holds(rect, x, y)) ?? null;
      isHome = stands.some((rect) => holds(rect, x, y));
      if (over !== null) {
        if (mute) over.answer ??= answerWithout(over.command);
        const refusal = over.answer?.refusal ?? null;
        if (refusal !== null) return { text: refusal.message, refused: true };
        return { text: `${over.label}${promised(over.answer)}`, refused: false };
      }
      return { text: isHome ? `${name} stands here` : beside, refused: false };
    },
    overlay: (context, zoom, area) => {
      for (const target of targets) {
        if (!touches(target.rect, area)) continue;
        if (target.answer?.refusal === null) paintLegal(context, target, target === over, palette, zoom);
        else if (target.answer !== null && target === over) paintRefused(context, target.rect, palette);
      }
    },
    look: () => over,
    drop: () => (over === null || over.answer?.refusal ? null : over.command),
  };
}

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

/** What it gets and the cost a month: `10.0.12.0/22` and `−$36.50`. */
function promiseOf(consequence: Consequence, gets: Options['gets']): readonly string[] {
  const { deltaUsd } = consequence;
  const cost = Math.abs(deltaUsd) < 0.005 ? 'same cost' : formatDelta(deltaUsd);
  return [gets(consequence) ?? [], cost].flat();
}

/** `: 10.0.12.0/22 · −$36.50/month`, that it is still worked out, or nothing where nobody can. */
function promised(answer: Answer | null): string {
  if (answer === null) return ': working it out…';
  if (answer.promise === null) return '';
  const words = answer.promise.join(' · ');
  return `: ${words.endsWith('cost') ? words : `${words}/month`}`;
}

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
