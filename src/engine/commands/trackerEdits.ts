import { z } from '../schema.ts';

import {
  type Design,
  momentSchema,
  type LockKind,
  personText,
  type TaskId,
  taskIds,
  type Tracker,
  type TrackerEvent,
  type TrackerTask,
} from '../design/design.ts';
import { tasksFrom, trackerTasks } from '../design/trackerWords.ts';
import { freeId, idFrom } from './ids.ts';

/*
 * What the tracker's commands share. Times come with the command from the platform's clock and are kept as they are,
 * also when that clock was set back: refusing them would lose what a person did, and the report says so in a sentence.
 */

/** Who does it, and when by the clock of the platform. */
export const actFields = { by: personText, at: momentSchema };

/** A task of the tracker, as a command names it. */
export const taskField = z.enum(taskIds);

/** The design with these changes of its tracker. */
export function withTracker(design: Design, changes: Partial<Tracker>): Design {
  return { ...design, tracker: { ...design.tracker, ...changes } };
}

/** The tasks with one of them changed. */
export function withTask(
  { tasks }: Tracker,
  id: TaskId,
  changes: Partial<TrackerTask>,
): Pick<Tracker, 'tasks'> {
  return { tasks: { ...tasks, [id]: { ...tasks[id], ...changes } } };
}

/** The log with these events at its end. Ids come from what happened when, so that two copies of a file seldom share one. */
export function logged(log: Tracker['log'], ...events: readonly TrackerEvent[]): Tracker['log'] {
  return events.reduce((before, event) => {
    const id = freeId(before, idFrom(`${event.what}-${event.about}-${event.at}`, 'event'));
    return { ...before, [id]: event };
  }, log);
}

/** Why somebody did something, and who and when. */
export type Act = Pick<TrackerEvent, 'by' | 'at' | 'reason'>;

/** The design with the lock on it; one that is there already stays as it is. */
export function withLock(design: Design, kind: LockKind, act: Act): Design {
  const { locks, log } = design.tracker;
  if (locks[kind] !== undefined) return design;
  return withTracker(design, {
    locks: { ...locks, [kind]: act },
    log: logged(log, { what: 'locked', about: kind, ...act }),
  });
}

/**
 * The design with the task open again: it and every task that stands on it and was started is to be checked again, and
 * what those had made final is locked no longer.
 */
export function opened(design: Design, from: TaskId, act: Act): Design {
  const { tasks, log } = design.tracker;
  const affected = tasksFrom(from).filter((id) => tasks[id].status !== 'not-started');
  const finals = tasksFrom(from).flatMap((id) => trackerTasks[id].locks ?? []);
  const locks = Object.entries(design.tracker.locks) as [LockKind, Tracker['locks'][LockKind]][];
  const lifted = locks.filter(([kind]) => finals.includes(kind)).map(([kind]) => kind);
  const again = affected.map((id): [TaskId, TrackerTask] => [
    id,
    { ...tasks[id], status: 'check-again', ended: null },
  ]);
  return withTracker(design, {
    tasks: { ...tasks, ...Object.fromEntries(again) },
    locks: Object.fromEntries(locks.filter(([kind]) => !lifted.includes(kind))),
    log: logged(
      log,
      ...lifted.map((about): TrackerEvent => ({ what: 'unlocked', about, ...act })),
      ...affected.map((about): TrackerEvent => ({ what: 'opened', about, ...act })),
    ),
  });
}
