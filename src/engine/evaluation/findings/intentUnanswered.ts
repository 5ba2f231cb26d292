import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Sentences that must hold of which the drawing does not tell whether they do. */
export const intentUnanswered: FindingRule = {
  id: 'intentUnanswered',
  title: 'Intents that cannot be answered',
  severity: 'warning',
  source: ownSource("The design's intents, by exact reachability"),
  find: ({ intents }) =>
    intents
      .filter(({ state }) => state === 'unanswered')
      .map(({ id, sentence, detail, subjects }) => ({
        about: refOf('intent', id),
        title: `Not answered: ${sentence}.`,
        why: detail,
        subjects: [refOf('intent', id), ...subjects],
      })),
};
