import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Sentences about reachability that are proved to hold. */
export const intentHolds: FindingRule = {
  id: 'intentHolds',
  title: 'Intents that are proved',
  severity: 'ok',
  source: ownSource("The design's intents, by exact reachability"),
  find: ({ intents }) =>
    intents
      .filter(({ state }) => state === 'holds')
      .map(({ id, sentence, detail, subjects }) => ({
        about: refOf('intent', id),
        title: `Proved: ${sentence}.`,
        why: detail,
        subjects: [refOf('intent', id), ...subjects],
      })),
};
