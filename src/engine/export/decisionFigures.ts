import type { DecisionOption, DecisionPoint } from '../decisions/decisionPoint.ts';
import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { PriceBook } from '../prices/priceBook.ts';

/**
 * The choices that every network has to make as they stand in the exported files: every option with what it would lead
 * to, the one in force, the one recommended, and what was recorded; then the design's own decisions.
 */
export function decisionFigures(design: Design, evaluation: Evaluation, prices: PriceBook) {
  return {
    points: decisionPointsOf(design, evaluation, prices).map(pointFigures),
    others: Object.entries(design.decisions)
      .filter(([, { point }]) => point === null)
      .map(([id, { title, context, decision, consequences, by, on }]) => ({
        ...{ id, title, context, decision, consequences, by, on },
      })),
  };
}

function pointFigures({ id, question, inForce, recommended, recorded, options }: DecisionPoint) {
  return {
    ...{ id, question, inForce, recommended },
    recorded: recorded === null ? null : recorded.decision,
    options: options.map(optionFigures),
  };
}

function optionFigures(option: DecisionOption) {
  const { id, label, description, figures, remarks, refusal, replaces, sizes, failures = [] } = option;
  return {
    ...{ id, label, description },
    consequences: figures.map((figure) => ({ ...figure })),
    remarks: remarks.map(({ severity, text, source }) => ({ severity, text, source })),
    cannotBeTaken: refusal,
    replaces,
    ...(sizes.length === 0 ? {} : { subnetSizes: sizes }),
    ...(failures.length === 0 ? {} : { whenAZoneFails: failures }),
  };
}
