import type { Decision } from '../design/design.ts';
import { cutText, labelText } from '../design/text.ts';
import type { DecisionOption, DecisionPoint } from './decisionPoint.ts';

/** The options of a decision as the design keeps them. */
export type FrozenOption = Decision['options'][number];

/** The options of a point with their figures as they are, to be kept with the decision that is taken now. */
export function frozenOptions({ options }: DecisionPoint): readonly FrozenOption[] {
  return options.slice(0, MOST_OPTIONS).map(recordedOption);
}

/** An option as {@link frozenOptions} keeps it, cut to what a design may hold. */
export function recordedOption({ id, label, figures }: DecisionOption): FrozenOption {
  return {
    id: cutText(id, 64),
    label: labelText(label),
    figures: figures.slice(0, MOST_FIGURES).map((figure) => ({
      ...{
        id: cutText(figure.id, 64),
        label: labelText(figure.label),
        text: labelText(figure.text, 400),
      },
    })),
  };
}

const MOST_OPTIONS = 40;
const MOST_FIGURES = 40;
