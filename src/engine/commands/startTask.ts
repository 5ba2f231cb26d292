import { z } from '../schema.ts';

import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { gateRefusal, taskName } from './taskGate.ts';
import { actFields, logged, taskField, withTask, withTracker } from './trackerEdits.ts';

/**
 * Starts a task of the tracker, or takes up one that is to be checked again, which keeps the start it had. Whoever
 * starts a task that is nobody's has it.
 *
 * Refuses with `startTask/started` and `startTask/waits` (see {@link gateRefusal}).
 */
export const startTask = defineCommand({
  schema: z.strictObject({ type: z.literal('startTask'), task: taskField, ...actFields }),
  apply: (design, { task, by, at }) => {
    const { status, assignee, started } = design.tracker.tasks[task];
    if (status === 'in-progress' || status === 'done') {
      const so = status === 'done' ? 'done; open it again with a reason to work on it' : 'under way already';
      return err({ type: 'startTask/started', message: `${taskName(design, task)} is ${so}.` });
    }
    const waits = gateRefusal(design, 'startTask', task);
    if (waits !== undefined) return err(waits);
    return ok(
      withTracker(design, {
        ...withTask(design.tracker, task, {
          status: 'in-progress',
          assignee: assignee ?? by,
          started: started ?? at,
          ended: null,
        }),
        log: logged(design.tracker.log, { what: 'started', about: task, by, at, reason: '' }),
      }),
    );
  },
  label: (design, { task }) => `Start ${taskName(design, task)}`,
});
