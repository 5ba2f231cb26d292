import { z } from '../schema.ts';

import { type Design, type Id, idSchema, type Intent, intentSchema } from '../design/design.ts';
import { intentLabel, intentSentence } from '../design/intentWords.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkIntent } from './intentChecks.ts';

/**
 * States a sentence that must hold, or replaces the one with this id.
 *
 * Refuses with `setIntent/duplicate` when another intent says the same, and those of `checkIntent`.
 */
export const setIntent = defineCommand({
  schema: z.strictObject({ type: z.literal('setIntent'), id: idSchema.optional(), intent: intentSchema }),
  apply: (design, { id: asked, intent: wanted }) => {
    const intent = checkIntent(design, 'setIntent', wanted);
    if (!intent.ok) return intent;
    const said = sayingOf(intent.value);
    const twin = Object.entries(design.intents).find(
      ([id, other]) => id !== asked && sayingOf(other) === said,
    );
    if (twin !== undefined) {
      return err({
        type: 'setIntent/duplicate',
        message: `It is demanded already: ${intentSentence(design, intent.value)}; change that intent instead.`,
        subject: `intent:${twin[0]}`,
      });
    }
    const id = asked ?? newIntentId(design, intent.value);
    return ok({ ...design, intents: { ...design.intents, [id]: intent.value } });
  },
  label: (design, { intent }) => intentLabel(design, intent),
});

/** What an intent demands, whatever its notes: equal for equal demands. */
function sayingOf(intent: Intent): string {
  return JSON.stringify({ ...intent, notes: '' }, (_, value: unknown) => inOrder(value));
}

/** A record with its keys in one order; anything else as it is. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `never-the-internet-to-rds-elasticache`. */
function newIntentId(design: Design, intent: Intent): Id {
  return freeId(design.intents, idFrom(intentLabel(design, intent), 'intent'));
}
