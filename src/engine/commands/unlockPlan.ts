import { z } from '../schema.ts';

import { lockKinds } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { lockWords, taskOfLock } from '../design/trackerWords.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { actFields, opened } from './trackerEdits.ts';

/**
 * Unlocks a part of the plan with a reason. The task that had made it final and every task that stands on it are to be
 * checked again, and what those had locked is locked no longer. Refuses with `unlockPlan/not-locked`.
 */
export const unlockPlan = defineCommand({
  schema: z.strictObject({
    type: z.literal('unlockPlan'),
    lock: z.enum(lockKinds),
    reason: nameText,
    ...actFields,
  }),
  apply: (design, { lock, reason, by, at }) =>
    design.tracker.locks[lock] === undefined
      ? err({
          type: 'unlockPlan/not-locked',
          message: `Nobody has locked ${lockWords[lock]}; edits are free.`,
        })
      : ok(opened(design, taskOfLock(lock), { by, at, reason })),
  label: (_, { lock }) => `Unlock ${lockWords[lock]}`,
});
