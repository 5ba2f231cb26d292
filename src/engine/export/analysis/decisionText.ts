import type { DecisionPoint } from '../../decisions/decisionPoint.ts';
import { bullets, blocks, inert, sentence } from '../markdown.ts';

/** Which option is recommended and why, and what was decided, by whom and when. */
export function decisionText({ options, recommended, recorded, inForce }: DecisionPoint): string {
  const labelOf = (id: string) => inert(options.find((option) => option.id === id)?.label ?? id);
  return blocks(
    `**Recommended: ${labelOf(recommended.option)}.**${recommended.option === inForce ? ' It is what is drawn.' : ` Drawn is: ${labelOf(inForce)}.`}`,
    bullets(recommended.reasons.map(sentence)),
    recorded === null
      ? '**Decision: not recorded yet.**'
      : `**Decision: ${labelOf(recorded.decision.option)}**, by ${inert(recorded.decision.by)} on ${inert(recorded.decision.on)}.${recorded.decision.decision === '' ? '' : ` ${inert(recorded.decision.decision)}`}`,
  ).trimEnd();
}
