import type { Evaluation } from '../evaluation/evaluation.ts';

/** The intents for a file of the package: each sentence with whether it holds, and its proof or the packet that breaks it. */
export function intentFigures({ intents }: Evaluation) {
  return intents.map(({ id, kind, sentence, state, detail, packet, path }) => ({
    ...{ id, kind, sentence, state },
    ...(state === 'holds' ? { proof: detail } : { why: detail }),
    ...(packet === null ? {} : { packet, path: path.map(({ label }) => label) }),
  }));
}
