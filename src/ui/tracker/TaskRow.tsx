import { Fragment } from 'react';

import type { TaskId } from '../../engine/design/design.ts';
import { lockWords } from '../../engine/design/trackerWords.ts';
import type { TaskReport } from '../../engine/tracker/report.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { stateWords } from './taskStates.ts';

type Props = {
  readonly tasks: readonly TaskReport[];
  readonly shown: TaskId | null;
  readonly onShow: (id: TaskId) => void;
};

/** The tasks in the order of the information flow, with the gate between each two. */
export function TaskRow({ tasks, shown, onShow }: Props) {
  return (
    <ol className="taskRow" aria-label="Information flow">
      {tasks.map((task, index) => (
        <Fragment key={task.id}>
          <li>
            <TaskCard task={task} pressed={task.id === shown} onShow={() => onShow(task.id)} />
          </li>
          {index < tasks.length - 1 && <Gate task={task} next={tasks[index + 1]} />}
        </Fragment>
      ))}
    </ol>
  );
}

function TaskCard({
  task,
  pressed,
  onShow,
}: {
  readonly task: TaskReport;
  readonly pressed: boolean;
  readonly onShow: () => void;
}) {
  const { number, title, state, assignee, criteria } = task;
  const met = criteria.filter((one) => one.met).length;
  return (
    <button type="button" className="taskCard" data-state={state} aria-pressed={pressed} onClick={onShow}>
      <span className="taskNumber">{number}</span>
      <span className="taskTitle">{title}</span>
      <span className="taskState">
        {stateWords[state]} · {met} of {criteria.length} criteria
      </span>
      <span className="taskWho">{assignee === null ? 'nobody yet' : visibleText(assignee)}</span>
    </button>
  );
}

/** The synchronisation point after a task: whether the next may go on, and whether what it finalises is locked. */
function Gate({ task, next }: { readonly task: TaskReport; readonly next: TaskReport | undefined }) {
  const open = next?.gateOpen ?? false;
  const locked = task.lock?.held ?? null;
  const words = task.lock === null ? '' : lockWords[task.lock.kind];
  const says = `${open ? 'open' : 'waits'}${locked === null ? '' : `, ${words} locked`}`;
  return (
    <li className="gate" data-open={open} aria-label={`Gate after ${task.number}: ${says}`} title={words}>
      <span aria-hidden="true">→</span>
      <span aria-hidden="true">{locked === null ? (open ? 'open' : 'waits') : 'locked'}</span>
    </li>
  );
}
