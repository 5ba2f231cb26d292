import type { Id } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { IntentResult } from '../evaluation/intents/intentResult.ts';

/** A sentence that must hold, where one state of a design keeps it otherwise than the other. */
export type IntentChange = {
  readonly id: Id;
  readonly sentence: string;
  /** `null` where nobody stated it. */
  readonly before: IntentResult['state'] | null;
  readonly after: IntentResult['state'] | null;
  /** What breaks it or proves it afterwards; '' when it is no longer stated. */
  readonly detail: string;
};

/** The intents that break, hold again, come, go or say something else; those of the later state first, in its order. */
export function intentChanges(before: Evaluation, after: Evaluation): readonly IntentChange[] {
  const was = new Map(before.intents.map((result) => [result.id, result]));
  const is = new Set(after.intents.map(({ id }) => id));
  const [now, gone] = [after.intents, before.intents.filter(({ id }) => !is.has(id))];
  return [
    ...now.flatMap(({ id, sentence, state, detail }): readonly IntentChange[] => {
      const old = was.get(id);
      if (old?.state === state && old.sentence === sentence) return [];
      return [{ id, sentence, before: old?.state ?? null, after: state, detail }];
    }),
    ...gone.map(({ id, sentence, state }) => ({ id, sentence, before: state, after: null, detail: '' })),
  ];
}

/** What happened to an intent, in the words that follow its sentence: "breaks", "holds again", "is new and holds". */
export function intentWords({ before, after }: IntentChange): string {
  if (after === null) return 'is no longer stated';
  const state = { holds: 'holds', broken: 'is broken', unanswered: 'cannot be answered' }[after];
  if (before === null) return `is new and ${state}`;
  if (before === after) return `is worded anew and ${state}`;
  if (after === 'broken') return 'breaks';
  return after === 'holds' ? 'holds again' : 'can no longer be answered';
}
