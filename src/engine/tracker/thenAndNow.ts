import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import { recordedOption } from '../decisions/frozenOptions.ts';
import type { Decision, Design } from '../design/design.ts';
import type { ChangedFigure, DecisionReport } from './report.ts';

/** The decisions, the newest first, each with the figures that are others than when it was taken. */
export function decisionReports(design: Design, points: readonly DecisionPoint[]): readonly DecisionReport[] {
  return Object.entries(design.decisions)
    .map(([id, decision]) => reportOf(id, decision, points))
    .reverse()
    .sort((a, b) => (a.decision.on > b.decision.on ? -1 : a.decision.on < b.decision.on ? 1 : 0));
}

function reportOf(id: string, decision: Decision, points: readonly DecisionPoint[]): DecisionReport {
  const point = points.find((one) => one.id === decision.point);
  if (point === undefined) return { id, decision, point: decision.point, insteadNow: null, changed: [] };
  const now = point.options.find((option) => option.id === point.inForce);
  return {
    id,
    decision,
    point: point.id,
    insteadNow: decision.option === point.inForce ? null : (now?.label ?? point.inForce),
    changed: changedFigures(decision, point),
  };
}

/** Each figure of the decision's options that is another today, in their order. */
function changedFigures({ options }: Decision, point: DecisionPoint): readonly ChangedFigure[] {
  return options.flatMap(({ id, label, figures }) => {
    const today = point.options.find((option) => option.id === id);
    const frozen = today && recordedOption(today);
    if (frozen === undefined) {
      return figures.slice(0, 1).map(({ label: figure, text }) => ({
        ...{ option: label, figure, then: text, now: null },
      }));
    }
    return figures.flatMap((figure): readonly ChangedFigure[] => {
      const now = frozen.figures.find((one) => one.id === figure.id)?.text ?? null;
      return now === figure.text ? [] : [{ option: label, figure: figure.label, then: figure.text, now }];
    });
  });
}
