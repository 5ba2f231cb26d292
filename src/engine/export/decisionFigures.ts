import type { DecisionOption, DecisionPoint } from '../decisions/decisionPoint.ts';
import type { DecisionPointId, Design } from '../design/design.ts';

const aboutAddresses: ReadonlySet<DecisionPointId> = new Set(['primary-block', 'reserve', 'subnet-sizing']);

/**
 * The choices about addresses as they stand in `cidr-plan.json`: every option with what it would lead to, the one in
 * force, the one recommended, and what was recorded; then the design's own decisions.
 */
export function decisionFigures(design: Design, points: readonly DecisionPoint[]) {
  return {
    points: points.filter(({ id }) => aboutAddresses.has(id)).map(pointFigures),
    others: Object.entries(design.decisions)
      .filter(([, { point }]) => point === null)
      .map(([id, { title, context, decision, consequences, by, on }]) => ({
        ...{ id, title, context, decision, consequences, by, on },
      })),
  };
}

/** A decision point as the exported files hold it. */
export function pointFigures({ id, question, inForce, recommended, recorded, options }: DecisionPoint) {
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
