import type { Id, Ref } from '../design/design.ts';
import type { FontKey } from './fonts.ts';
import type { ColorToken, DashToken } from './tokens.ts';

/*
 * One layout gives one scene: boxes, texts and edges as plain data. The canvas paints it, React Flow's nodes use its
 * rectangles, and the picture in the handoff package is its SVG, so that all three show the same thing. Lengths are
 * scene units, one CSS pixel at zoom 1; y grows downwards. Painted in this order: boxes, edges, texts, edge labels.
 */

export type Point = { readonly x: number; readonly y: number };

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const boxRoles = [
  'region',
  'region-tag',
  'vpc',
  'vpc-tag',
  'zone',
  'zone-header',
  'tier-label',
  'cell-empty',
  'subnet-public',
  'subnet-private',
  'subnet-isolated',
  'internet-gateway',
  'egress-only-internet-gateway',
  'transit-gateway',
  'network',
  'nat',
  'endpoint-strip',
  'endpoint-interface',
  'endpoint-gateway',
  'cost-total',
  'bar-track',
  'bar-fill',
  'security-panel',
  'group',
  'peer-cidr',
  'peer-endpoint',
  'peer-prefix-list',
  'hint',
  'title-block',
  'legend',
  'legend-swatch',
  'register',
  'mark',
  'mark-tag',
  'comment-pin',
] as const;

/** What a box stands for; a painter may leave out small roles (bars, tags) when zoomed far out. */
export type BoxRole = (typeof boxRoles)[number];

/** Looks by name: a painter resolves them with a color scheme of tokens.ts. `null` is not painted. */
export type BoxStyle = {
  readonly fill: ColorToken | null;
  readonly stroke: ColorToken | null;
  readonly dash: DashToken;
  readonly strokeWidth: number;
};

export type SceneBox = Rect & {
  /** The thing it belongs to; `null` for furniture such as the legend. A card's bar has the card's ref. */
  readonly ref: Ref | null;
  readonly role: BoxRole;
  /** Index of the box around it in `boxes`, always smaller than its own; -1 at the top. */
  readonly parent: number;
  /** Corner radius; half the side makes a circle or pill. */
  readonly radius: number;
  readonly style: BoxStyle;
};

export type SceneText = {
  readonly ref: Ref | null;
  /** Index in `boxes` of the box it lies in. */
  readonly box: number;
  /** What is painted: shortened to its room, invisible characters made visible. */
  readonly text: string;
  /** The whole text where `text` had to be shortened, for a tooltip; else `null`. */
  readonly full: string | null;
  /** The anchor's place; y is the baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly font: FontKey;
  readonly size: number;
  readonly color: ColorToken;
};

/** The pill that names an edge; painted over every edge. Its text is centered in it. */
export type EdgeLabel = {
  readonly rect: Rect;
  readonly text: string;
  readonly full: string | null;
  readonly font: FontKey;
  readonly size: number;
  readonly color: ColorToken;
  readonly fill: ColorToken;
  readonly stroke: ColorToken;
};

export type EdgeRole = 'route' | 'rule' | 'legend';

export type SceneEdge = {
  /** `edge:<from>><to>` for a rule; the thing a route leads to (`nat:a`) for a route. */
  readonly ref: Ref | null;
  readonly role: EdgeRole;
  /** Refs of both ends; edges of a dragged box are those that name it. */
  readonly from: Ref;
  readonly to: Ref;
  /**
   * `polyline`: corners, to be rounded by `cornerRadius`. `cubic`: a start, then three points for each Bézier
   * piece (two controls, end), so 1 + 3n points.
   */
  readonly path: 'polyline' | 'cubic';
  readonly points: readonly Point[];
  readonly cornerRadius: number;
  readonly color: ColorToken;
  readonly dash: DashToken;
  readonly width: number;
  /** Which end wears a filled arrow head; `none` for route lines. */
  readonly arrow: 'end' | 'none';
  readonly label: EdgeLabel | null;
};

/** Where a subnet of this tier in this zone may land. Cells of one scene never overlap. */
export type SceneCell = { readonly zone: Id; readonly tier: Id; readonly rect: Rect };

export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SceneBox[];
  readonly texts: readonly SceneText[];
  readonly edges: readonly SceneEdge[];
  /** Where each thing stands that can be selected or dragged; a rule edge has the frame of its label. */
  readonly frames: Readonly<Record<Ref, Rect>>;
  readonly cells: readonly SceneCell[];
  /** The corner that `design.positions` counts from; `null` without a security panel. */
  readonly securityOrigin: Point | null;
};

/** What the canvas shows beside the boxes themselves. */
export type SceneLayers = {
  readonly routes: boolean;
  readonly security: boolean;
  readonly addressUse: boolean;
  readonly costHeat: boolean;
};

export type SceneOptions = {
  readonly layers: SceneLayers;
  /** Name, region, revision, price date and totals above the drawing. */
  readonly titleBlock: boolean;
  /** What colors and strokes mean, below the drawing, and every subnet and shortened text in full. */
  readonly legend: boolean;
};

/** How a design opens: routes, security and address use shown, no heat, no title block. */
export const defaultSceneOptions: SceneOptions = {
  layers: { routes: true, security: true, addressUse: true, costHeat: false },
  titleBlock: false,
  legend: false,
};
