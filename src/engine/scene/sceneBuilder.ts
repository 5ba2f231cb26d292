import type { Id, Ref } from '../design/design.ts';
import type { FontKey } from './fonts.ts';
import type {
  BoxRole,
  BoxStyle,
  EdgeLabel,
  Point,
  Rect,
  Scene,
  SceneBox,
  SceneCell,
  SceneEdge,
  SceneText,
} from './scene.ts';
import { fitText, textWidth } from './textWidth.ts';
import type { ColorToken } from './tokens.ts';
import { visibleText } from './visibleText.ts';

/** How a text is set. */
export type TextStyle = { readonly font: FontKey; readonly size: number; readonly color: ColorToken };

/** Where a text goes: anchor, baseline, and the room it has. */
export type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly maxWidth: number;
  readonly anchor?: SceneText['anchor'];
};

/** A box under construction; `index` is what its children and texts name. */
export type BoxSpec = Rect & {
  readonly ref: Ref | null;
  readonly role: BoxRole;
  readonly parent: number;
  readonly radius?: number;
  readonly style?: Partial<BoxStyle>;
};

const PLAIN: BoxStyle = { fill: null, stroke: null, dash: 'solid', strokeWidth: 1 };

/** Collects a scene. It lives for one layout; what comes out is plain data. */
export type SceneBuilder = {
  /** Adds a box and answers with its index. */
  readonly box: (spec: BoxSpec) => number;
  /** As {@link box}, for a box that needs nothing filled in: it becomes part of the scene as it is. */
  readonly add: (box: SceneBox) => number;
  /** Adds a text, made visible and shortened to its room; answers with the width it takes, 0 when nothing fits. */
  readonly text: (box: number, text: string, style: TextStyle, place: TextPlace) => number;
  readonly edge: (edge: SceneEdge) => void;
  /** Says where a thing stands; the rectangle becomes part of the scene as it is. */
  readonly frame: (ref: Ref, rect: Rect) => void;
  readonly cell: (zone: Id, tier: Id, rect: Rect) => void;
  /** Gives a box its final size once its content is known. */
  readonly resize: (box: number, size: { readonly width: number; readonly height: number }) => void;
  readonly rectOf: (box: number) => Rect;
  /** Says that a text was shortened before it became one of the scene's. */
  readonly noteShortened: (whole: string) => void;
  /** The texts that had to be shortened so far, whole. */
  readonly shortened: () => readonly string[];
  readonly finish: (
    size: { readonly width: number; readonly height: number },
    securityOrigin: Point | null,
  ) => Scene;
};

/** An empty scene to add to. */
export function buildScene(): SceneBuilder {
  const boxes: SceneBox[] = [];
  const texts: SceneText[] = [];
  const edges: SceneEdge[] = [];
  const cells: SceneCell[] = [];
  const noted: string[] = [];
  const frames: Record<Ref, Rect> = {};

  return {
    box({ ref, role, parent, x, y, width, height, radius = 0, style }) {
      boxes.push({
        ref,
        role,
        parent,
        x,
        y,
        width,
        height,
        radius,
        style: style ? { ...PLAIN, ...style } : PLAIN,
      });
      return boxes.length - 1;
    },
    add: (box) => boxes.push(box) - 1,
    text(box, raw, { font, size, color }, { x, y, maxWidth, anchor = 'start' }) {
      const whole = visibleText(raw);
      const width = textWidth(whole, font, size);
      const text = width <= maxWidth ? whole : fitText(whole, font, size, maxWidth);
      if (text === '') return 0;
      const full = text === whole ? null : whole;
      texts.push({ ref: boxes[box]?.ref ?? null, box, text, full, x, y, anchor, font, size, color });
      return full === null ? width : textWidth(text, font, size);
    },
    edge: (edge) => void edges.push(edge),
    frame(ref, rect) {
      frames[ref] = rect;
    },
    cell: (zone, tier, rect) => void cells.push({ zone, tier, rect }),
    resize(box, { width, height }) {
      boxes[box] = { ...boxAt(boxes, box), width, height };
    },
    rectOf: (box) => boxAt(boxes, box),
    noteShortened: (whole) => void noted.push(visibleText(whole)),
    shortened: () => [
      ...noted,
      ...[...texts, ...edges.map(({ label }) => label)].flatMap((text) => text?.full ?? []),
    ],
    finish: ({ width, height }, securityOrigin) => ({
      width,
      height,
      boxes,
      texts,
      edges,
      frames,
      cells,
      securityOrigin,
    }),
  };
}

function boxAt(boxes: readonly SceneBox[], index: number): SceneBox {
  const box = boxes[index];
  if (box === undefined) throw new Error(`The scene has no box ${String(index)}.`);
  return box;
}

/** The pill of an edge's label around `text`, centered on a point and never wider than `maxWidth`. */
export function labelPill(text: string, center: Point, maxWidth: number): EdgeLabel {
  const whole = visibleText(text);
  const { font, size, color } = LABEL;
  const shown = fitText(whole, font, size, maxWidth - 2 * LABEL_PADDING);
  const width = labelWidth(shown, maxWidth);
  return {
    rect: { x: center.x - width / 2, y: center.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT },
    text: shown,
    full: shown === whole ? null : whole,
    font,
    size,
    color,
    fill: 'surface',
    stroke: 'label-stroke',
  };
}

/** How wide {@link labelPill} makes the pill of `text`. */
export function labelWidth(text: string, maxWidth: number): number {
  return Math.min(
    maxWidth,
    Math.ceil(textWidth(visibleText(text), LABEL.font, LABEL.size)) + 2 * LABEL_PADDING,
  );
}

/** The height of every edge label. */
export const LABEL_HEIGHT = 18;
const LABEL_PADDING = 6;
const LABEL = { font: 'medium', size: 11, color: 'ink' } as const;
