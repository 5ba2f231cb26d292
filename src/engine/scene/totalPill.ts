import type { Evaluation } from '../evaluation/evaluation.ts';
import { dollars } from './costShares.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { textWidth } from './textWidth.ts';

const TOTAL = { height: 20, padding: 11, font: 'medium', size: 12 } as const;

/** What is kept free at both sides of the total. */
export const TOTAL_GAP = 12;

/**
 * The month's total on the upper edge of the VPC, ending at `right`, in as many words as there is room for. Answers
 * with the room it takes; 0 where not even the figure has room, as a part of it would be another figure.
 */
export function drawTotal(
  scene: SceneBuilder,
  evaluation: Evaluation,
  { right, y, room }: { readonly right: number; readonly y: number; readonly room: number },
  parent: number,
): number {
  const { font, size, height, padding } = TOTAL;
  const widthOf = (text: string) => Math.ceil(textWidth(text, font, size)) + 2 * padding;
  const words = totalWords(evaluation).find((text) => widthOf(text) <= room);
  if (words === undefined) return 0;
  const width = widthOf(words);
  const rect = { x: right - width, y: y - height / 2, width, height };
  const style = { fill: 'surface', stroke: 'vpc-stroke', strokeWidth: 1.25 } as const;
  const pill = scene.box({ ref: 'vpc', role: 'cost-total', parent, ...rect, radius: height / 2, style });
  const middle = { x: rect.x + width / 2, y: rect.y + 14.5, anchor: 'middle', maxWidth: width } as const;
  scene.text(pill, words, { font, size, color: 'ink' }, middle);
  return width + TOTAL_GAP;
}

function totalWords({ cost, totals }: Evaluation): readonly string[] {
  const all = dollars(totals.totalUsd);
  const partial = cost.totalPartial ? ' · partial' : '';
  const parts = `${dollars(totals.monthlyUsd)} + ${dollars(totals.transferUsd)} traffic / month${partial}`;
  return [...(totals.transferUsd > 0 ? [parts] : []), `${all} / month${partial}`, `${all}${partial}`];
}
