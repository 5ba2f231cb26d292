import type { IntentResult } from '../../engine/evaluation/intents/intentResult.ts';

/** What became of a sentence that must hold, in a word. */
export const intentWords: Readonly<Record<IntentResult['state'], string>> = {
  holds: 'Proved',
  broken: 'Broken',
  unanswered: 'Not answered',
};
