import type { Id, Ref } from '../design/design.ts';
import type { SecurityEdge } from '../evaluation/evaluation.ts';
import { flowWords, wholenessOf, type Wholeness } from '../evaluation/flowWords.ts';
import type { EdgeLabel, Point, Rect } from './scene.ts';
import { labelPill, labelWidth, LABEL_HEIGHT, type SceneBuilder } from './sceneBuilder.ts';

/** How wide labels may be; one that says which half is missing has more to say. */
const MAX_LABEL = { whole: 120, partly: 160, half: 190 } as const;
/** How far a rule from a group to itself reaches out of its box, before its label. */
export const LOOP = 14;

/** An edge of the security graph with what its label says, how wide that label is, and whether connections get through. */
export type Rule = {
  readonly ref: Ref;
  readonly from: Ref;
  readonly to: Ref;
  readonly words: string;
  readonly labelWidth: number;
  readonly whole: Wholeness['kind'];
};

/** The edge as it is drawn: all flows of two boxes as one, with the rules of `half` said to stand alone. */
export function ruleOf({ ref, from, to, flows }: SecurityEdge, half: ReadonlySet<Id>): Rule {
  const { kind, words: lack } = wholenessOf(flows, half);
  const words = lack === '' ? flowWords(flows) : `${flowWords(flows)} \u00b7 ${lack}`;
  return { ref, from, to, words, labelWidth: labelWidth(words, MAX_LABEL[kind]), whole: kind };
}

/** Draws an edge along its points. What no connection gets through is dashed, and its label says what is missing. */
export function drawRule(
  scene: SceneBuilder,
  rule: Rule,
  points: readonly Point[],
  center: Point | null,
): void {
  const { ref, from, to, whole } = rule;
  const label = center === null || rule.words === '' ? null : labelOf(rule, center);
  scene.edge({
    ref,
    role: 'rule',
    from,
    to,
    path: 'cubic',
    points,
    cornerRadius: 0,
    color: 'group-stroke',
    dash: whole === 'half' ? 'dashed' : 'solid',
    width: 1.5,
    arrow: 'end',
    label,
  });
  scene.frame(ref, label?.rect ?? boundsOf(points));
}

function labelOf({ words, whole }: Rule, center: Point): EdgeLabel {
  const label = labelPill(words, center, MAX_LABEL[whole]);
  return whole === 'whole' ? label : { ...label, color: 'group-ink', stroke: 'group-stroke' };
}

/** Draws what a group allows to itself: out at its right and back in. */
export function drawLoop(scene: SceneBuilder, edge: Rule, rect: Rect | undefined): void {
  if (rect === undefined) return;
  const right = rect.x + rect.width;
  const out = right + LOOP + 8;
  const [high, low] = [rect.y + 6, rect.y + rect.height - 6];
  const points = [
    { x: right, y: high },
    { x: out, y: high },
    { x: out, y: low },
    { x: right, y: low },
  ];
  const center = { x: right + LOOP + edge.labelWidth / 2, y: rect.y + rect.height / 2 };
  drawRule(scene, edge, points, center);
}

function boundsOf(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(LABEL_HEIGHT, bottom - top) };
}
