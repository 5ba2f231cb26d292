import { z } from '../schema.ts';

import { lockKinds } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { lockText, lockWords } from '../design/trackerWords.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { actFields, withLock } from './trackerEdits.ts';

/**
 * Locks a part of the plan: from then on edits that would change it are refused, with who locked it, when and why.
 * Refuses with `lockPlan/locked`.
 */
export const lockPlan = defineCommand({
  schema: z.strictObject({
    type: z.literal('lockPlan'),
    lock: z.enum(lockKinds),
    reason: nameText,
    ...actFields,
  }),
  apply: (design, { lock, reason, by, at }) => {
    const held = design.tracker.locks[lock];
    return held === undefined
      ? ok(withLock(design, lock, { by, at, reason }))
      : err({ type: 'lockPlan/locked', message: `${lockText(lock, held)}; that lock stands.` });
  },
  label: (_, { lock }) => `Lock ${lockWords[lock]}`,
});
