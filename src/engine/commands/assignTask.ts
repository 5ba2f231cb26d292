import { z } from '../schema.ts';

import { personText } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { taskName } from './taskGate.ts';
import { actFields, logged, taskField, withTask, withTracker } from './trackerEdits.ts';

/** Gives a task of the tracker to somebody, or to nobody (`null`). Refuses nothing. */
export const assignTask = defineCommand({
  schema: z.strictObject({
    type: z.literal('assignTask'),
    task: taskField,
    assignee: personText.nullable(),
    ...actFields,
  }),
  apply: (design, { task, assignee, by, at }) =>
    ok(
      withTracker(design, {
        ...withTask(design.tracker, task, { assignee }),
        log: logged(design.tracker.log, { what: 'assigned', about: task, by, at, reason: assignee ?? '' }),
      }),
    ),
  label: (design, { task, assignee }) => `Assign ${taskName(design, task)} to ${assignee ?? 'nobody'}`,
});
