import { type Design, entryOf, type Id } from '../../../engine/design/design.ts';
import type { Command } from '../../../engine/commands/command.ts';
import type { Preview } from '../../../engine/evaluation/preview.ts';
import type { Rect, SceneCell } from '../../../engine/scene/scene.ts';
import { formatDelta } from '../../format.ts';
import { type Landing, landingsOf } from '../fromGesture.ts';
import { fontOf, type Palette } from '../paint.ts';
import { holds } from '../sceneIndex.ts';
import type { Session } from './session.ts';

/** More places than this are not asked about at once: they are those in view, nearest first. */
const ASKED_AT_MOST = 48;

type Target = Landing & { readonly rect: Rect; promise: string | null };

type Options = {
  readonly design: Design;
  readonly subnet: Id;
  readonly home: Rect;
  readonly cells: readonly SceneCell[];
  readonly palette: Palette;
  readonly ask: (commands: readonly Command[]) => Promise<readonly Preview[] | null>;
  /** An answer has come: what is shown is to be shown again. */
  readonly changed: () => void;
};

/** Carries a subnet over the cells of the network: which would take it, with which CIDR, for which cost. */
export function subnetSession({ design, subnet, home, cells, palette, ask, changed }: Options): Session {
  const targets = targetsOf(design, subnet, home, cells);
  const legal = targets.filter(({ refusal }) => refusal === null);
  let over: Target | null = null;
  let isHome = true;

  void ask(legal.map(({ command }) => command)).then((previews) => {
    previews?.forEach((preview, at) => {
      const target = legal[at];
      if (target !== undefined) target.promise = promiseOf(preview, subnet);
    });
    changed();
  });

  const name = entryOf(design.subnets, subnet)?.name ?? 'This subnet';
  return {
    moving: new Set([`subnet:${subnet}`]),
    move: ({ x, y }) => {
      over = targets.find(({ rect }) => holds(rect, x, y)) ?? null;
      isHome = over === null && cells.some(({ rect }) => holds(rect, x, y));
      if (over !== null) {
        if (over.refusal !== null) return { text: over.refusal.message, refused: true };
        return { text: `${placeName(design, over)}: ${over.promise ?? '…'}`, refused: false };
      }
      const text = isHome ? `${name} stands here` : 'Drop on a zone and tier; Esc puts it back';
      return { text, refused: false };
    },
    overlay: (context, zoom) => {
      for (const target of targets) {
        if (target.refusal === null) paintLegal(context, target, target === over, palette, zoom);
        else if (target === over) paintRefused(context, target.rect, palette);
      }
    },
    drop: () => (over !== null && over.refusal === null ? over.command : null),
  };
}

function targetsOf(design: Design, subnet: Id, home: Rect, cells: readonly SceneCell[]): Target[] {
  const distance = ({ rect }: SceneCell) => Math.hypot(rect.x - home.x, rect.y - home.y);
  const near = [...cells].sort((a, b) => distance(a) - distance(b)).slice(0, ASKED_AT_MOST + 1);
  return near.flatMap(({ zone, tier, rect }) =>
    landingsOf(design, subnet, [{ zone, tier }]).map((landing) => ({ ...landing, rect, promise: null })),
  );
}

/** `10.0.12.0/22 · −$36.50/month` */
export function promiseOf(preview: Preview, subnet: Id): string {
  if (!preview.ok) return preview.error.message;
  const cidr = entryOf(preview.value.cidrs, subnet);
  const address = cidr === undefined ? 'keeps its CIDR' : (cidr ?? 'no room for its CIDR');
  const { deltaUsd } = preview.value;
  return `${address} · ${Math.abs(deltaUsd) < 0.005 ? 'same cost' : `${formatDelta(deltaUsd)}/month`}`;
}

const placeName = (design: Design, { place }: Landing) =>
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
  { rect, promise }: Target,
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
