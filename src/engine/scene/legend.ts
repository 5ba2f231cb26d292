import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { halfRules } from '../evaluation/flowWords.ts';
import type { BoxStyle, Rect, SceneEdge } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { textWidth } from './textWidth.ts';

const ENTRY = { height: 26, swatchWidth: 28, swatchHeight: 16, gap: 26, font: 'regular', size: 12 } as const;

type Entry = {
  readonly words: string;
  readonly box?: Partial<BoxStyle>;
  readonly radius?: number;
  readonly edge?: EdgeLook;
};
type EdgeLook = Pick<SceneEdge, 'color' | 'dash' | 'arrow'>;

const INTERFACE_ENDPOINT = 'Interface endpoint';
const GATEWAY_ENDPOINT = 'Gateway endpoint';
const NAT_GATEWAY = 'NAT gateway';
const ROUTE_TO_NAT = 'Route to a NAT gateway';
const PREFIX_LIST = 'Prefix list';
const HALF_RULE = 'Half a rule: no connection yet';

/** What every color and stroke of the drawing means. */
const ENTRIES: readonly Entry[] = [
  { words: 'Region', box: { stroke: 'region-stroke', dash: 'dotted', strokeWidth: 1.5 } },
  { words: 'VPC', box: { fill: 'vpc-fill', stroke: 'vpc-stroke', strokeWidth: 2 } },
  {
    words: 'Availability Zone',
    box: { fill: 'zone-fill', stroke: 'zone-stroke', dash: 'dashed', strokeWidth: 1.5 },
  },
  { words: 'Public subnet', box: { fill: 'public-fill', stroke: 'public-stroke', strokeWidth: 1.5 } },
  { words: 'Private subnet', box: { fill: 'private-fill', stroke: 'private-stroke', strokeWidth: 1.5 } },
  {
    words: 'Isolated subnet',
    box: { fill: 'isolated-fill', stroke: 'isolated-stroke', dash: 'dash-dot', strokeWidth: 1.5 },
  },
  { words: INTERFACE_ENDPOINT, box: { fill: 'surface', stroke: 'vpc-stroke', strokeWidth: 1.25 } },
  {
    words: GATEWAY_ENDPOINT,
    box: { fill: 'surface', stroke: 'vpc-stroke', dash: 'dashed', strokeWidth: 1.25 },
  },
  { words: NAT_GATEWAY, box: { fill: 'vpc-solid' }, radius: 8 },
  { words: 'Security group', box: { fill: 'group-fill', stroke: 'group-stroke', strokeWidth: 1.5 } },
  {
    words: 'Address range',
    box: { fill: 'peer-fill', stroke: 'peer-stroke', dash: 'dotted', strokeWidth: 1.5 },
    radius: 8,
  },
  {
    words: PREFIX_LIST,
    box: { fill: 'peer-fill', stroke: 'peer-stroke', dash: 'dashed', strokeWidth: 1.5 },
  },
  { words: 'Rule: may open connections to', edge: { color: 'group-stroke', dash: 'solid', arrow: 'end' } },
  { words: HALF_RULE, edge: { color: 'group-stroke', dash: 'dashed', arrow: 'end' } },
  { words: 'Route to the internet', edge: { color: 'vpc-stroke', dash: 'route', arrow: 'none' } },
  { words: ROUTE_TO_NAT, edge: { color: 'private-stroke', dash: 'fine', arrow: 'none' } },
];

/** What the drawing has to be explained: endpoints, NAT, prefix lists and halves of rules only where there are any. */
function entriesFor(design: Design, evaluation: Evaluation): readonly Entry[] {
  const hasPrefixList = Object.values(design.rules).some(({ peer }) => peer.kind === 'prefix-list');
  const hasNat = Object.keys(evaluation.routes.natGateways).length > 0;
  const types = new Set(Object.values(design.endpoints).map(({ type }) => type));
  const absent = new Set([
    ...(types.has('interface') ? [] : [INTERFACE_ENDPOINT]),
    ...(types.has('gateway') ? [] : [GATEWAY_ENDPOINT]),
    ...(hasNat ? [] : [NAT_GATEWAY, ROUTE_TO_NAT]),
    ...(hasPrefixList ? [] : [PREFIX_LIST]),
    ...(halfRules(evaluation).size > 0 ? [] : [HALF_RULE]),
  ]);
  return ENTRIES.filter(({ words }) => !absent.has(words));
}

/** Draws the legend of a design as lines of entries within a width; answers with the size it takes. */
export function drawLegend(
  scene: SceneBuilder,
  design: Design,
  evaluation: Evaluation,
  { x, y, width }: Omit<Rect, 'height'>,
) {
  const entries = entriesFor(design, evaluation);
  const places = wrap(entries, width);
  const height = (places.at(-1)?.y ?? 0) + ENTRY.height;
  const legend = scene.box({ ref: null, role: 'legend', parent: -1, x, y, width, height });
  entries.forEach((entry, index) => {
    const place = places[index];
    if (place !== undefined) drawEntry(scene, legend, entry, { x: x + place.x, y: y + place.y });
  });
  return { width, height };
}

const entryWidth = ({ words }: Entry): number =>
  ENTRY.swatchWidth + 8 + Math.ceil(textWidth(words, ENTRY.font, ENTRY.size));

function wrap(
  entries: readonly Entry[],
  width: number,
): readonly { readonly x: number; readonly y: number }[] {
  const column = Math.max(...entries.map(entryWidth)) + ENTRY.gap;
  const across = Math.max(1, Math.floor((width + ENTRY.gap) / column));
  return entries.map((_, index) => ({
    x: (index % across) * column,
    y: Math.floor(index / across) * ENTRY.height,
  }));
}

function drawEntry(
  scene: SceneBuilder,
  legend: number,
  { words, box, radius = 4, edge }: Entry,
  at: { x: number; y: number },
): void {
  const { swatchWidth: width, swatchHeight: height } = ENTRY;
  const middle = at.y + ENTRY.height / 2;
  if (box !== undefined) {
    const round = radius === height / 2 && box.stroke === undefined;
    const place = round ? { x: at.x + (width - height) / 2, width: height } : { x: at.x, width };
    scene.box({
      ref: null,
      role: 'legend-swatch',
      parent: legend,
      ...place,
      y: middle - height / 2,
      height,
      radius,
      style: box,
    });
  }
  if (edge !== undefined) {
    const points = [
      { x: at.x, y: middle },
      { x: at.x + width, y: middle },
    ];
    scene.edge({
      ref: null,
      role: 'legend',
      from: '',
      to: '',
      path: 'polyline',
      points,
      cornerRadius: 0,
      ...edge,
      width: 1.5,
      label: null,
    });
  }
  const { font, size } = ENTRY;
  const line = { x: at.x + width + 8, y: middle + 4, maxWidth: Math.ceil(textWidth(words, font, size)) };
  scene.text(legend, words, { font, size, color: 'ink' }, line);
}
