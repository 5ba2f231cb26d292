import type { Need } from './evaluation.ts';
import { formatCount } from './figures.ts';

/**
 * What remains when the zone that hurts most is lost, as the rest of a sentence without its full stop: "2,038 usable
 * addresses remain for 2,024 needed, 14 to spare before the 10 that endpoints and other interfaces hold; 2,028 are left
 * for tasks, 4 to spare". One wording for all, so that no two places give one question two answers.
 */
export function zoneLossInWords(loss: NonNullable<Need['zoneLoss']>): string {
  const { usable, needed, margin, otherInterfaces, forTasks, spare } = loss;
  const before = `${formatCount(usable)} usable addresses remain for ${formatCount(needed)} needed, ${spareInWords(margin)}`;
  if (otherInterfaces === 0) return before;
  return `${before} before the ${formatCount(otherInterfaces)} that endpoints and other interfaces hold; ${formatCount(forTasks)} are left for tasks, ${spareInWords(spare)}`;
}

/** "14 to spare", "2 short". */
export function spareInWords(margin: number): string {
  return margin < 0 ? `${formatCount(-margin)} short` : `${formatCount(margin)} to spare`;
}
