import type { DecisionPoint } from '../../decisions/decisionPoint.ts';
import { bullets, blocks, inert, sentence } from '../markdown.ts';

/** Which option is recommended and why, and what was decided, by whom and when. */
export function decisionText({ options, recommended, recorded, inForce }: DecisionPoint): string {
  const labelOf = (id: string) => inert(options.find((option) => option.id === id)?.label ?? id);
  const isDrawn = recommended.option === inForce;
  const drawn = isDrawn
    ? 'It is what is drawn.'
    : isUnnamed(inForce)
      ? 'What is drawn is a choice of its own.'
      : `What is drawn: ${labelOf(inForce)}.`;
  return blocks(
    isDrawn && isUnnamed(inForce)
      ? '**Recommended: what is drawn.**'
      : `**Recommended: ${labelOf(recommended.option)}.** ${drawn}`,
    bullets(recommended.reasons.map(sentence)),
    recorded === null
      ? '**Decision: not recorded yet.**'
      : `**Decision: ${labelOf(recorded.decision.option)}**, by ${inert(recorded.decision.by)} on ${inert(recorded.decision.on)}.${recorded.decision.decision === '' ? '' : ` ${inert(recorded.decision.decision)}`}`,
  ).trimEnd();
}

/** Whether an option is the network as it stands, which is then none of those with a name. */
export function isUnnamed(option: string): boolean {
  return option === 'drawn';
}
