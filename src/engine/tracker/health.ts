import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf } from '../evaluation/figures.ts';
import { unexplained } from './findingAreas.ts';
import type { DecisionReport, HealthLevel, TaskReport, TrackerReport } from './report.ts';

type Signs = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly tasks: readonly TaskReport[];
  readonly decisions: readonly DecisionReport[];
  readonly clockNotes: readonly string[];
};

/**
 * The health by these rules. Red: an error is open, or the network does not hold what is required. Yellow: a warning is
 * open, a task is to be checked again, the design has something else than was decided, a task is under way and nobody's,
 * or a clock was set back. Green otherwise, also before anything is started. Every rule that applies is a reason.
 */
export function healthOf(signs: Signs): TrackerReport['health'] {
  const reasons = [...redReasons(signs), ...yellowReasons(signs)];
  const level: HealthLevel = redReasons(signs).length > 0 ? 'red' : reasons.length > 0 ? 'yellow' : 'green';
  return {
    level,
    reasons:
      reasons.length > 0 ? reasons : ['No error or warning is open, and nothing is to be checked again.'],
  };
}

function redReasons({ evaluation }: Signs): readonly string[] {
  const errors = unexplained(evaluation.findings).filter(({ severity }) => severity === 'error');
  const { shortfall } = evaluation.need;
  return [
    ...(errors[0] === undefined
      ? []
      : [`${countOf(errors.length, 'error')} open, first of all: ${errors[0].title}`]),
    ...(shortfall === null ? [] : [shortfall.sentence]),
  ];
}

function yellowReasons({ design, evaluation, tasks, decisions, clockNotes }: Signs): readonly string[] {
  const warnings = unexplained(evaluation.findings).filter(({ severity }) => severity === 'warning');
  const again = tasks.filter(({ state }) => state === 'check-again');
  const otherwise = decisions.filter(({ insteadNow }) => insteadNow !== null);
  const nobodys = tasks.filter(({ id, assignee }) => {
    return design.tracker.tasks[id].status === 'in-progress' && assignee === null;
  });
  return [
    ...(warnings[0] === undefined
      ? []
      : [`${countOf(warnings.length, 'warning')} open, first of all: ${warnings[0].title}`]),
    ...again.map(({ number, title }) => `${number} ${title} is to be checked again.`),
    ...otherwise.map(
      ({ decision, insteadNow }) =>
        `The design has “${insteadNow}” instead of what was decided as “${decision.title}”.`,
    ),
    ...nobodys.map(({ number, title }) => `${number} ${title} is under way and nobody's.`),
    ...clockNotes,
  ];
}
