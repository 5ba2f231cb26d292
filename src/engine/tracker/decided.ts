import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import { pointOf } from '../decisions/decisionPoints.ts';
import type { DecisionPointId } from '../design/design.ts';
import { countOf } from '../evaluation/figures.ts';
import { computed } from './computed.ts';
import type { Criterion } from './report.ts';

const questions: Readonly<Record<DecisionPointId, string>> = {
  'primary-block': 'The primary block is decided',
  reserve: 'Room for peering is decided',
  'subnet-sizing': 'The sizes of subnets are decided',
  nat: 'The way out is decided, its options compared',
  endpoints: 'The endpoints are decided, their cost compared with NAT',
};

/** That a choice was recorded with a name, and that the design has what was decided. */
export function decided(points: readonly DecisionPoint[], id: DecisionPointId): Criterion {
  const { recorded, options, inForce } = pointOf(points, id);
  const labelOf = (option: string) => options.find((one) => one.id === option)?.label ?? option;
  const about = { subjects: ['vpc'], page: 'planning/decisions' as const };
  const name = `decided-${id}`;
  if (recorded === null) {
    const evidence = `${countOf(options.length, 'option')} to compare; the design has “${labelOf(inForce)}”, and nobody has recorded that.`;
    return computed(name, questions[id], { met: false, evidence, ...about });
  }
  const { by, on, option, options: weighed } = recorded.decision;
  const compared = weighed.length === 0 ? '' : ` of ${countOf(weighed.length, 'option')}`;
  const met = option === inForce;
  const evidence = met
    ? `“${labelOf(option)}”${compared}, decided by ${by} on ${on}.`
    : `${by} decided for “${labelOf(option)}” on ${on}, and the design has “${labelOf(inForce)}”.`;
  return computed(name, questions[id], { met, evidence, ...about });
}
