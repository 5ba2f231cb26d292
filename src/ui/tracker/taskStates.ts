import type { TaskState } from '../../engine/tracker/report.ts';

/** What a task's state is called on the screen. */
export const stateWords: Readonly<Record<TaskState, string>> = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  'check-again': 'check again',
  done: 'done',
};
