import type { Decision } from '../design/design.ts';
import { cleanText, cutText, NAME_LENGTH } from '../design/text.ts';
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
    label: oneLine(label, NAME_LENGTH),
    figures: figures.slice(0, MOST_FIGURES).map((figure) => ({
      ...{
        id: cutText(figure.id, 64),
        label: oneLine(figure.label, NAME_LENGTH),
        text: oneLine(figure.text, 400),
      },
    })),
  };
}

const MOST_OPTIONS = 40;
const MOST_FIGURES = 40;

/** The text on one line and no longer than that, never with half a character at its end. */
function oneLine(text: string, most: number): string {
  const line = cutText(cleanText(text, 'one line'), most).trim();
  return line === '' ? '–' : line;
}
