import { fontFaces } from './fonts.ts';
import type { EdgeLabel, Point, Rect, Scene, SceneBox, SceneEdge, SceneText } from './scene.ts';
import type { TextStyle } from './sceneBuilder.ts';
import { colorSchemes, dashes, type ColorScheme, type ColorToken, type DashToken } from './tokens.ts';
import { textWidth } from './textWidth.ts';
import { visibleText } from './visibleText.ts';

/** How a scene becomes a picture. */
export type SvgOptions = {
  readonly scheme: ColorScheme;
  /** What a screen reader says for the whole picture. */
  readonly title: string;
  /** What it stands on; the grey of the canvas where nothing is given. */
  readonly ground?: ColorToken;
  /**
   * Whether every text says how long it is, for a picture that is opened where Roboto may be missing: another font is
   * then spaced and scaled into the room that was measured. With Roboto it changes no letter by more than its kerning.
   */
  readonly holdsWidths?: boolean;
};

/**
 * The scene as a standalone SVG document: shapes and text only, no script, no foreign content, no reference to
 * anything outside. Fonts are named, not embedded: Roboto and Roboto Mono, and what looks alike where they are missing.
 */
export function sceneToSvg(
  scene: Scene,
  { scheme, title, ground = 'canvas', holdsWidths = false }: SvgOptions,
): string {
  const paint = painter(scheme, holdsWidths);
  const size = `width="${number(scene.width)}" height="${number(scene.height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number(scene.width)} ${number(scene.height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${paint.color(ground)}"/>`,
    ...scene.boxes.map(paint.box),
    ...scene.edges.map(paint.edge),
    ...scene.texts.map(paint.text),
    ...scene.edges.map(({ label }) => (label === null ? '' : paint.label(label))),
    '</svg>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n');
}

function painter(scheme: ColorScheme, holdsWidths: boolean) {
  const colors = colorSchemes[scheme];
  const color = (token: ColorToken): string => colors[token];
  const stroke = (token: ColorToken, width: number, dash: DashToken): string => {
    const pattern = dashes[dash];
    const dashArray = pattern.length === 0 ? '' : ` stroke-dasharray="${pattern.join(' ')}"`;
    return `stroke="${color(token)}" stroke-width="${number(width)}"${dashArray}`;
  };
  const rectangle = ({ x, y, width, height }: Rect, radius: number, look: string): string =>
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${radius > 0 ? ` rx="${number(radius)}"` : ''} ${look}/>`;
  const words = (text: string, at: Point, anchor: SceneText['anchor'], style: TextStyle): string => {
    const { family, weight } = fontFaces[style.font];
    const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
    const face = `font-family="${family}, ${family === 'Roboto Mono' ? 'monospace' : 'Arial, sans-serif'}" font-weight="${String(weight)}" font-size="${number(style.size)}"`;
    const width = holdsWidths ? textWidth(visibleText(text), style.font, style.size) : 0;
    const room = width > 0 ? ` textLength="${number(width)}" lengthAdjust="spacingAndGlyphs"` : '';
    return `<text x="${number(at.x)}" y="${number(at.y)}"${anchored}${room} ${face} fill="${color(style.color)}" xml:space="preserve">${escapeXml(text)}</text>`;
  };

  return {
    color,
    box: (box: SceneBox): string => {
      const { fill, stroke: line, strokeWidth, dash } = box.style;
      if (fill === null && line === null) return '';
      const inside = `fill="${fill === null ? 'none' : color(fill)}"`;
      return rectangle(
        box,
        box.radius,
        line === null ? inside : `${inside} ${stroke(line, strokeWidth, dash)}`,
      );
    },
    edge: (edge: SceneEdge): string => {
      const path = `<path d="${pathData(edge)}" fill="none" ${stroke(edge.color, edge.width, edge.dash)}/>`;
      const head = arrowHead(edge);
      return head === null ? path : `${path}<path d="${corners(head)}Z" fill="${color(edge.color)}"/>`;
    },
    text: (text: SceneText): string => words(text.text, text, text.anchor, text),
    label: (label: EdgeLabel): string => {
      const { rect } = label;
      const pill = rectangle(
        rect,
        rect.height / 2,
        `fill="${color(label.fill)}" ${stroke(label.stroke, 1, 'solid')}`,
      );
      const center = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 + label.size * 0.35 };
      return pill + words(label.text, center, 'middle', label);
    },
  };
}

/** An edge as SVG path data; a canvas takes the same text as a Path2D. */
export function pathData({
  path,
  points,
  cornerRadius,
}: Pick<SceneEdge, 'path' | 'points' | 'cornerRadius'>): string {
  if (path === 'polyline') return roundedCorners(points, cornerRadius);
  const [start, ...rest] = points;
  return start === undefined ? '' : `M${pair(start)}C${rest.map(pair).join(' ')}`;
}

/** The triangle at the end of an edge, or `null` when it wears none. */
export function arrowHead({
  arrow,
  points,
}: Pick<SceneEdge, 'arrow' | 'points'>): readonly [Point, Point, Point] | null {
  const tip = points.at(-1);
  const before = points.findLast((point) => tip !== undefined && (point.x !== tip.x || point.y !== tip.y));
  if (arrow === 'none' || tip === undefined || before === undefined) return null;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const back = { x: tip.x - along.x * 9, y: tip.y - along.y * 9 };
  const left = { x: back.x - along.y * 4.5, y: back.y + along.x * 4.5 };
  const right = { x: back.x + along.y * 4.5, y: back.y - along.x * 4.5 };
  return [tip, left, right];
}

function roundedCorners(points: readonly Point[], radius: number): string {
  let data = '';
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) data += `M${pair(point)}`;
    else if (after === undefined || radius === 0) data += `L${pair(point)}`;
    else {
      const room = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      data += `L${pair(toward(point, before, room))}Q${pair(point)} ${pair(toward(point, after, room))}`;
    }
  });
  return data;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

const corners = (points: readonly Point[]): string => `M${points.map(pair).join('L')}`;
const pair = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;
const number = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML can hold it: markup escaped, and what XML forbids or nobody would see by number. */
function escapeXml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
