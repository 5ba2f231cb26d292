import { readRef } from '../design/design.ts';
import type { SecurityNode } from '../evaluation/evaluation.ts';
import type { Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { textWidth } from './textWidth.ts';
import { visibleText } from './visibleText.ts';

/** A box of the security graph; all of a panel are equally wide. */
export type SecurityBox = SecurityNode & { readonly width: number; readonly open: boolean };

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

const isRange = ({ ref }: SecurityNode): boolean => readRef(ref).kind === 'cidr';

/** Ranges are pills of one line, everything else has two. */
export function securityBoxHeight(box: SecurityBox): number {
  return isRange(box) ? 28 : 42;
}

/** Draws one box: groups in red, ranges as pills, gateway endpoints and prefix lists dashed. */
export function drawSecurityBox(scene: SceneBuilder, box: SecurityBox, rect: Rect, parent: number): void {
  const kind = readRef(box.ref).kind;
  scene.frame(box.ref, rect);
  if (isRange(box)) {
    const style = { fill: 'peer-fill', stroke: 'peer-stroke', dash: 'dotted', strokeWidth: 1.5 } as const;
    const pill = scene.box({
      ref: box.ref,
      role: 'peer-cidr',
      parent,
      ...rect,
      radius: rect.height / 2,
      style,
    });
    const middle = {
      x: rect.x + rect.width / 2,
      y: rect.y + 18.5,
      anchor: 'middle',
      maxWidth: rect.width - 20,
    } as const;
    scene.text(pill, box.label, { font: 'mono', size: 12, color: 'ink' }, middle);
    return;
  }
  const group = kind === 'group';
  const role = group ? 'group' : kind === 'endpoint' ? 'peer-endpoint' : 'peer-prefix-list';
  const style = {
    fill: group ? 'group-fill' : 'peer-fill',
    stroke: group ? 'group-stroke' : kind === 'endpoint' ? 'vpc-stroke' : 'peer-stroke',
    dash: group ? 'solid' : 'dashed',
    strokeWidth: 1.5,
  } as const;
  const index = scene.box({ ref: box.ref, role, parent, ...rect, radius: 7, style });
  const line = { x: rect.x + PADDING, maxWidth: rect.width - 2 * PADDING };
  scene.text(index, box.label, { ...LABEL, color: 'ink' }, { ...line, y: rect.y + 18 });
  const detail =
    box.open && group ? 'open to the internet' : kind === 'endpoint' ? 'gateway endpoint' : box.detail;
  scene.text(
    index,
    detail,
    { ...DETAIL, color: box.open ? 'group-ink' : 'ink-muted' },
    { ...line, y: rect.y + 33.5 },
  );
}
