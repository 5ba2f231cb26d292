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
type Answer = { readonly refusal: Refusal | null; readonly promise: string | null };

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
        return { text: `${placeName(design, over.place)}: ${promise ?? '…'}`, refused: false };
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

/** `10.0.12.0/22 · −$36.50/month` */
export function promiseOf(preview: Preview, subnet: Id): string {
  if (!preview.ok) return preview.error.message;
  const cidr = entryOf(preview.value.cidrs, subnet);
  const address = cidr === undefined ? 'keeps its CIDR' : (cidr ?? 'no room for its CIDR');
  const { deltaUsd } = preview.value;
  return `${address} · ${Math.abs(deltaUsd) < 0.005 ? 'same cost' : `${formatDelta(deltaUsd)}/month`}`;
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
  const promise = answer?.promise ?? null;
  const size = Math.max(11, 10 / zoom);
  if (promise === null || size > 26) return;
  context.font = fontOf('medium', size);
  context.textAlign = 'center';
  const width = Math.min(context.measureText(promise).width + 14, rect.width + 8);
  const top = rect.y + rect.height - size * 0.4;
  context.fillStyle = palette['vpc-solid'];
  context.beginPath();
  context.roundRect(rect.x + rect.width / 2 - width / 2, top - size * 0.4, width, size * 1.8, size);
  context.fill();
  context.fillStyle = palette['on-solid'];
  context.fillText(promise, rect.x + rect.width / 2, top + size * 0.86, width - 8);
}

function paintRefused(context: Context, rect: Rect, palette: Palette) {
  outline(context, rect, 3);
  context.setLineDash([2, 4]);
  context.lineWidth = 2.5;
  context.strokeStyle = palette.danger;
  context.stroke();
}
