import type { Ref } from '../../engine/design/design.ts';
import { fontFaces, type FontKey } from '../../engine/scene/fonts.ts';
import type { Point, Rect, SceneBox, SceneEdge, SceneText } from '../../engine/scene/scene.ts';
import { type ColorToken, dashes } from '../../engine/scene/tokens.ts';
import type { PreparedScene } from './preparedScene.ts';

/*
 * The scene on a canvas. What is out of view is left out, and so is what would be too small to see: text turns into
 * bars, then bars go, then corners and dashes. That keeps the whole of a large network as cheap as a screen of it.
 */

export type Palette = Readonly<Record<ColorToken, string>>;

export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

export type PaintOptions = {
  readonly palette: Palette;
  /** Things whose texts are real elements above the picture. */
  readonly textless: ReadonlySet<Ref>;
  /** Things (and edges by their ends) that the dynamic layer shows instead. */
  readonly moving: ReadonlySet<Ref>;
  /** While set, everything else steps back. */
  readonly lit: ReadonlySet<Ref> | null;
  /** While set, lines and cards that are not on the way of the packets shown stand back, their words do not. */
  readonly onTheWay: ReadonlySet<Ref> | null;
  /** Figures belong to an older design than the drawing, and look it. */
  readonly lagging: boolean;
};

/** Pixels of text height below which letters cannot be told apart, and below which not even a bar says anything. */
const LEGIBLE = 5;
const VISIBLE_BAR = 1.6;
const PLAIN_ZOOM = 0.3;
export const DIMMED = 0.38;
const BEHIND = 0.45;
const STOOD_BACK = 0.5;
const LINE_BACK = 0.22;

/** Whether a text is what the evaluation says of a thing, and not what a person wrote. */
export const isFigure = ({ font, text }: SceneText): boolean =>
  font !== 'bold' && /\d/.test(text) && /usable|used|too few|addresses|\$/.test(text);

const fonts = Object.fromEntries(
  Object.entries(fontFaces).map(([key, { family, weight }]) => [key, { family, weight }]),
) as Readonly<Record<FontKey, { family: string; weight: number }>>;

export const fontOf = (font: FontKey, size: number): string =>
  `${String(fonts[font].weight)} ${String(size)}px "${fonts[font].family}", sans-serif`;

type Context = CanvasRenderingContext2D;

const smallRoles: ReadonlySet<string> = new Set([
  'bar-track',
  'bar-fill',
  'vpc-tag',
  'region-tag',
  'hint',
  'legend-swatch',
]);

/** Paints what lies in `area` (scene units); `context` must be clear and scaled to scene units. */
export function paintScene(
  context: Context,
  prepared: PreparedScene,
  area: Rect,
  zoom: number,
  options: PaintOptions,
): void {
  toTheEnd(paintSteps(context, prepared, area, zoom, options));
}

/** Takes all steps at once. */
export function toTheEnd(steps: Iterator<unknown>): void {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
}

/** So many things are painted in one step: some tenths of a millisecond. */
const STEP = 24;

/** The same, a little with each step, for whoever has not the time for all of it at once. */
export function* paintSteps(
  context: Context,
  prepared: PreparedScene,
  area: Rect,
  zoom: number,
  options: PaintOptions,
): Generator<void> {
  const boxes = prepared.boxes.within(area);
  const edges = prepared.edges
    .within(area)
    .map((position) => prepared.scene.edges[position] as SceneEdge)
    .filter((edge) => !isMoving(edge, options));
  yield* inSteps(boxes, (some) => paintBoxes(context, prepared, some, zoom, options));
  yield* inSteps(edges, (some) => some.forEach((edge) => paintEdge(context, edge, zoom, options)));
  yield* inSteps(boxes, (some) => paintTexts(context, prepared, some, zoom, options));
  yield* inSteps(edges, (some) => some.forEach((edge) => paintLabel(context, edge, zoom, options)));
  context.globalAlpha = 1;
}

function* inSteps<T>(items: readonly T[], paint: (some: readonly T[]) => void): Generator<void> {
  for (let at = 0; at < items.length; at += STEP) {
    paint(items.slice(at, at + STEP));
    yield;
  }
}

const isMoving = ({ from, to }: SceneEdge, { moving }: PaintOptions) =>
  moving.size > 0 && (moving.has(from) || moving.has(to));

/** Frames stay: only what one of many could be steps back. */
function boxAlpha({ ref, role }: SceneBox, lit: ReadonlySet<Ref> | null): number {
  if (lit === null || ref === null || lit.has(ref)) return 1;
  return role === 'vpc' ||
    role === 'vpc-tag' ||
    role === 'region' ||
    role === 'zone' ||
    role === 'security-panel'
    ? 1
    : DIMMED;
}

const standsBack = ({ ref, role }: SceneBox, onTheWay: PaintOptions['onTheWay']): boolean =>
  onTheWay !== null &&
  ref !== null &&
  !onTheWay.has(ref) &&
  (role.startsWith('subnet-') || role === 'nat' || role === 'bar-fill' || role === 'group');

function paintBoxes(
  context: Context,
  prepared: PreparedScene,
  boxes: readonly number[],
  zoom: number,
  options: PaintOptions,
) {
  const plain = zoom < PLAIN_ZOOM;
  for (const position of boxes) {
    const box = prepared.scene.boxes[position] as SceneBox;
    if (plain && smallRoles.has(box.role)) continue;
    const { ref } = box;
    context.globalAlpha = ref !== null && options.moving.has(ref) ? 0.3 : boxAlpha(box, options.lit);
    if (standsBack(box, options.onTheWay)) context.globalAlpha *= STOOD_BACK;
    if (options.lagging && box.role === 'bar-fill') context.globalAlpha *= BEHIND;
    if (plain) paintPlainBox(context, box, zoom, options.palette);
    else paintBox(context, box, options.palette);
  }
}

/** Two filled rectangles instead of a rounded path: a tenth of the work, and the same to the eye this far out. */
function paintPlainBox(
  context: Context,
  { x, y, width, height, style }: SceneBox,
  zoom: number,
  palette: Palette,
) {
  const line = Math.max(style.strokeWidth, 1 / zoom);
  if (style.stroke !== null && style.fill !== null) {
    context.fillStyle = palette[style.stroke];
    context.fillRect(x, y, width, height);
    if (width <= 2 * line || height <= 2 * line) return;
    context.fillStyle = palette[style.fill];
    context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
  } else if (style.fill !== null) {
    context.fillStyle = palette[style.fill];
    context.fillRect(x, y, width, height);
  } else if (style.stroke !== null) {
    context.strokeStyle = palette[style.stroke];
    context.lineWidth = line;
    context.setLineDash([]);
    context.strokeRect(x, y, width, height);
  }
}

function paintBox(context: Context, { x, y, width, height, radius, style }: SceneBox, palette: Palette) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  if (style.fill !== null) {
    context.fillStyle = palette[style.fill];
    context.fill();
  }
  if (style.stroke !== null && style.strokeWidth > 0) {
    context.strokeStyle = palette[style.stroke];
    context.lineWidth = style.strokeWidth;
    context.setLineDash(dashes[style.dash]);
    context.stroke();
  }
}

function paintTexts(
  context: Context,
  prepared: PreparedScene,
  boxes: readonly number[],
  zoom: number,
  options: PaintOptions,
) {
  let font = '';
  for (const position of boxes) {
    for (const at of prepared.textsInBox.get(position) ?? []) {
      const text = prepared.scene.texts[at] as SceneText;
      const pixels = text.size * zoom;
      if (pixels < VISIBLE_BAR || (text.ref !== null && options.textless.has(text.ref))) continue;
      const box = prepared.scene.boxes[position] as SceneBox;
      context.globalAlpha =
        text.ref !== null && options.moving.has(text.ref) ? 0.3 : boxAlpha(box, options.lit);
      if (options.lagging && isFigure(text)) context.globalAlpha *= BEHIND;
      context.fillStyle = options.palette[text.color];
      if (pixels < LEGIBLE) {
        paintTextBar(context, text);
        continue;
      }
      const wanted = fontOf(text.font, text.size);
      if (wanted !== font) context.font = font = wanted;
      context.textAlign = canvasAnchor[text.anchor];
      context.fillText(text.text, text.x, text.y);
    }
  }
}

const canvasAnchor = { start: 'left', middle: 'center', end: 'right' } as const;
const barShift = { start: 0, middle: 0.5, end: 1 } as const;

function paintTextBar(context: Context, { text, x, y, size, anchor }: SceneText) {
  const width = text.length * size * 0.5;
  context.globalAlpha *= 0.4;
  context.fillRect(x - width * barShift[anchor], y - size * 0.6, width, size * 0.5);
}

/** An edge in its own colour; wide enough to be seen however far out. */
export function paintEdge(
  context: Context,
  edge: SceneEdge,
  zoom: number,
  { palette, lit, onTheWay }: PaintOptions,
) {
  const [first] = edge.points;
  if (first === undefined) return;
  const isLit = lit !== null && isEdgeLit(edge, lit);
  context.globalAlpha = lit === null || isLit ? 1 : DIMMED * 0.6;
  if (onTheWay !== null && lit === null) context.globalAlpha = LINE_BACK;
  context.strokeStyle = palette[edge.color];
  context.lineWidth = Math.max(edge.width * (isLit ? 1.8 : 1), 0.8 / zoom);
  context.setLineDash(zoom < PLAIN_ZOOM ? [] : dashes[edge.dash]);
  context.beginPath();
  context.moveTo(first.x, first.y);
  if (edge.path === 'cubic') {
    tracePieces(context, edge.points, zoom);
  } else {
    traceCorners(context, edge.points, zoom < PLAIN_ZOOM ? 0 : edge.cornerRadius);
  }
  context.stroke();
  if (edge.arrow === 'end' && zoom > 0.12) paintArrow(context, edge.points, palette[edge.color]);
}

export const isEdgeLit = ({ ref, from, to }: SceneEdge, lit: ReadonlySet<Ref>): boolean =>
  ref?.startsWith('edge:') === true ? lit.has(ref) : lit.has(from) && lit.has(to);

function tracePieces(context: Context, points: readonly Point[], zoom: number) {
  for (let at = 1; at + 2 < points.length; at += 3) {
    const [b, c, d] = points.slice(at, at + 3) as [Point, Point, Point];
    if (zoom < 0.15) context.lineTo(d.x, d.y);
    else context.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  }
}

function traceCorners(context: Context, points: readonly Point[], radius: number) {
  for (let at = 1; at < points.length; at += 1) {
    const corner = points[at] as Point;
    const next = points[at + 1];
    if (next === undefined || radius === 0) context.lineTo(corner.x, corner.y);
    else context.arcTo(corner.x, corner.y, next.x, next.y, radius);
  }
}

const HEAD = 9;

function paintArrow(context: Context, points: readonly Point[], color: string) {
  const tip = points.at(-1) as Point;
  const before = points.findLast(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) > 0.5);
  if (before === undefined) return;
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const turn of [-0.42, 0.42]) {
    context.lineTo(tip.x - HEAD * Math.cos(angle + turn), tip.y - HEAD * Math.sin(angle + turn));
  }
  context.fill();
}

/** The pill that names an edge; its text is left out where a real element shows it. */
export function paintLabel(
  context: Context,
  edge: SceneEdge,
  zoom: number,
  { palette, lit, textless }: PaintOptions,
) {
  const { label } = edge;
  if (label === null || label.size * zoom < VISIBLE_BAR) return;
  const { x, y, width, height } = label.rect;
  context.globalAlpha = lit === null || isEdgeLit(edge, lit) ? 1 : DIMMED;
  context.beginPath();
  if (zoom < PLAIN_ZOOM) context.rect(x, y, width, height);
  else context.roundRect(x, y, width, height, height / 2);
  context.fillStyle = palette[label.fill];
  context.fill();
  context.strokeStyle = palette[label.stroke];
  context.lineWidth = 1;
  context.setLineDash([]);
  context.stroke();
  if (label.size * zoom < LEGIBLE || (edge.ref !== null && textless.has(edge.ref))) return;
  context.font = fontOf(label.font, label.size);
  context.fillStyle = palette[label.color];
  context.textAlign = 'center';
  context.fillText(label.text, x + width / 2, y + height / 2 + label.size * 0.355);
}

/** The edge as it runs while one of its ends is carried by `dx`, `dy`. */
export function shiftEdge(edge: SceneEdge, moving: ReadonlySet<Ref>, dx: number, dy: number): SceneEdge {
  const last = edge.points.length - 1;
  const stretch = edge.path === 'cubic' ? 1 : 0;
  const points = edge.points.map((point, at) => {
    const carried = (moving.has(edge.from) && at <= stretch) || (moving.has(edge.to) && at >= last - stretch);
    return carried ? { x: point.x + dx, y: point.y + dy } : point;
  });
  const { label } = edge;
  if (label === null) return { ...edge, points };
  const share = moving.has(edge.from) && moving.has(edge.to) ? 1 : 0.5;
  const rect = { ...label.rect, x: label.rect.x + dx * share, y: label.rect.y + dy * share };
  return { ...edge, points, label: { ...label, rect } };
}
