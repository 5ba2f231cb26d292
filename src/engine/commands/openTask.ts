import { z } from '../schema.ts';

import { nameText } from '../design/text.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { taskName } from './taskGate.ts';
import { actFields, opened, taskField } from './trackerEdits.ts';

/**
 * Opens a task of the tracker again, with a reason: it and what stands on it are to be checked again, and their locks
 * are gone. Refuses with `openTask/not-started`.
 */
export const openTask = defineCommand({
  schema: z.strictObject({ type: z.literal('openTask'), task: taskField, reason: nameText, ...actFields }),
  apply: (design, { task, reason, by, at }) =>
    design.tracker.tasks[task].status === 'not-started'
      ? err({
          type: 'openTask/not-started',
          message: `${taskName(design, task)} has not been started; there is nothing to open again.`,
        })
      : ok(opened(design, task, { by, at, reason })),
  label: (design, { task }) => `Open ${taskName(design, task)} again`,
});
