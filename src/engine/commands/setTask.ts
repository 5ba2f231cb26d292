import { z } from '../schema.ts';

import { momentSchema } from '../design/design.ts';
import { noteText } from '../design/text.ts';
import { momentText } from '../design/trackerWords.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';
import { taskName } from './taskGate.ts';
import { taskField, withTask, withTracker } from './trackerEdits.ts';

/**
 * Writes a task's notes, or puts right its times where a clock was wrong. Refuses with `setTask/ends-before-start`, and
 * with `setTask/no-such-time` for the time of a start or end that has not been.
 */
export const setTask = defineCommand({
  schema: z.strictObject({
    type: z.literal('setTask'),
    task: taskField,
    notes: noteText.optional(),
    started: momentSchema.optional(),
    ended: momentSchema.optional(),
  }),
  apply: (design, { type, task, ...changes }) => {
    const before = design.tracker.tasks[task];
    const name = taskName(design, task);
    const missing = (['started', 'ended'] as const).find(
      (field) => changes[field] !== undefined && before[field] === null,
    );
    if (missing !== undefined) {
      return err({ type: `${type}/no-such-time`, message: `${name} has not ${missing} yet.` });
    }
    const { started, ended } = { ...before, ...given(changes) };
    if (started !== null && ended !== null && ended < started) {
      const times = `end ${momentText(ended)} before it started, ${momentText(started)}`;
      return err({ type: `${type}/ends-before-start`, message: `${name} would ${times}.` });
    }
    return ok(withTracker(design, withTask(design.tracker, task, given(changes))));
  },
  label: (design, { task }) => `Edit ${taskName(design, task)}`,
});
