import type { SecurityNode } from '../evaluation/evaluation.ts';
import type { BoxStyle, Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { textWidth } from './textWidth.ts';
import { visibleText } from './visibleText.ts';

/** A box of the security graph; all of a panel are equally wide. */
export type SecurityBox = SecurityNode & {
  readonly kind: string;
  readonly width: number;
  readonly open: boolean;
};

const LABEL = { font: 'bold', size: 12.5 } as const;
const DETAIL = { font: 'regular', size: 11 } as const;
const PADDING = 9;

/** The width at which the longest name fits, within reason. */
export function boxWidth(nodes: readonly SecurityNode[]): number {
  const widest = Math.max(
    0,
    ...nodes.map(({ label }) => textWidth(visibleText(label), LABEL.font, LABEL.size)),
  );
  const details = Math.max(
    0,
    ...nodes.map(({ detail }) => textWidth(visibleText(detail), DETAIL.font, DETAIL.size)),
  );
  return Math.min(122, Math.max(104, Math.ceil(widest) + 2 * PADDING, Math.ceil(details) + 2 * PADDING));
}

/** Ranges are pills of one line, everything else has two. */
export function securityBoxHeight(box: SecurityBox): number {
  return box.kind === 'cidr' ? 28 : 42;
}

const styleOf = (fill: BoxStyle['fill'], stroke: BoxStyle['stroke'], dash: BoxStyle['dash']): BoxStyle => ({
  fill,
  stroke,
  dash,
  strokeWidth: 1.5,
});

const RANGE_STYLE = styleOf('peer-fill', 'peer-stroke', 'dotted');
const LOOKS = {
  group: { role: 'group', style: styleOf('group-fill', 'group-stroke', 'solid') },
  endpoint: { role: 'peer-endpoint', style: styleOf('peer-fill', 'vpc-stroke', 'dashed') },
  'prefix-list': { role: 'peer-prefix-list', style: styleOf('peer-fill', 'peer-stroke', 'dashed') },
} as const;
const RANGE_TEXT = { font: 'mono', size: 12, color: 'ink' } as const;
const LABEL_TEXT = { ...LABEL, color: 'ink' } as const;
const DETAIL_TEXT = { ...DETAIL, color: 'ink-muted' } as const;
const OPEN_TEXT = { ...DETAIL, color: 'group-ink' } as const;

/** Draws one box: groups in red, ranges as pills, gateway endpoints and prefix lists dashed. */
export function drawSecurityBox(scene: SceneBuilder, box: SecurityBox, rect: Rect, parent: number): void {
  const { ref, kind } = box;
  const { x, y, width, height } = rect;
  scene.frame(ref, rect);
  if (kind === 'cidr') {
    const radius = height / 2;
    const pill = { ref, role: 'peer-cidr', parent, x, y, width, height, radius, style: RANGE_STYLE } as const;
    const middle = { x: x + width / 2, y: y + 18.5, maxWidth: width - 20, anchor: 'middle' } as const;
    scene.text(scene.add(pill), box.label, RANGE_TEXT, middle);
    return;
  }
  const { role, style } = kind === 'group' || kind === 'endpoint' ? LOOKS[kind] : LOOKS['prefix-list'];
  const index = scene.add({ ref, role, parent, x, y, width, height, radius: 7, style });
  const open = box.open && kind === 'group';
  const detail = open ? 'open to the internet' : kind === 'endpoint' ? 'gateway endpoint' : box.detail;
  const maxWidth = width - 2 * PADDING;
  scene.text(index, box.label, LABEL_TEXT, { x: x + PADDING, y: y + 18, maxWidth });
  scene.text(index, detail, open ? OPEN_TEXT : DETAIL_TEXT, { x: x + PADDING, y: y + 33.5, maxWidth });
}
