import { z } from '../schema.ts';

import { err, ok } from '../result.ts';
import { cutText, NAME_LENGTH } from '../design/text.ts';
import { trackerTasks } from '../design/trackerWords.ts';
import { defineCommand } from './definition.ts';
import { gateRefusal, taskName } from './taskGate.ts';
import { actFields, logged, taskField, withLock, withTask, withTracker } from './trackerEdits.ts';

/**
 * States that a task of the tracker is done, and locks what it makes final unless `lock` is false. Whether its criteria
 * are met is not the command's to know: the report shows a task whose criteria are not as one to check again.
 *
 * Refuses with `endTask/not-started`, `endTask/ended` and `endTask/waits` (see {@link gateRefusal}).
 */
export const endTask = defineCommand({
  schema: z.strictObject({
    type: z.literal('endTask'),
    task: taskField,
    lock: z.boolean().optional(),
    ...actFields,
  }),
  apply: (design, { task, lock = true, by, at }) => {
    const name = taskName(design, task);
    const { status } = design.tracker.tasks[task];
    if (status === 'not-started') {
      return err({ type: 'endTask/not-started', message: `${name} has not been started; start it first.` });
    }
    if (status === 'done') return err({ type: 'endTask/ended', message: `${name} is done already.` });
    const waits = gateRefusal(design, 'endTask', task);
    if (waits !== undefined) return err(waits);
    const ended = withTracker(design, {
      ...withTask(design.tracker, task, { status: 'done', ended: at }),
      log: logged(design.tracker.log, { what: 'ended', about: task, by, at, reason: '' }),
    });
    const kind = trackerTasks[task].locks;
    return ok(
      lock && kind !== null
        ? withLock(ended, kind, { by, at, reason: cutText(`${name} is done`, NAME_LENGTH) })
        : ended,
    );
  },
  label: (design, { task }) => `Finish ${taskName(design, task)}`,
});
