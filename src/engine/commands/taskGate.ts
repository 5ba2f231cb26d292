import type { Design, TaskId } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { taskBefore, taskNumber, trackerTasks } from '../design/trackerWords.ts';

/** A task as people name it: "1.1.2 Multi-AZ Subnet Design". */
export function taskName({ tracker }: Design, id: TaskId): string {
  return `${taskNumber(tracker.number, id)} ${trackerTasks[id].title}`;
}

/**
 * Why a task has to wait: `<command>/waits` while the one before it is not done. It is refused rather than flagged,
 * because a gate that can be walked through is none; drawing ahead stays free, and only the statement has to wait.
 */
export function gateRefusal(design: Design, command: string, id: TaskId): Refusal | undefined {
  const before = taskBefore(id);
  if (before === undefined || design.tracker.tasks[before].status === 'done') return undefined;
  return {
    type: `${command}/waits`,
    message: `${taskName(design, id)} stands on ${taskName(design, before)}, which is not done; finish that first, or draw ahead without starting the task.`,
  };
}
