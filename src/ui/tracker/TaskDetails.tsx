import { useState } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import type { TaskReport } from '../../engine/tracker/report.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { NotesField, TextField } from '../inspector/fields.tsx';
import { useEdit } from '../inspector/useEdit.ts';
import { CriteriaList } from './CriteriaList.tsx';
import { LockByHand, LockNotes } from './LockNotes.tsx';
import { TimeField } from './TimeField.tsx';
import { stateWords } from './taskStates.ts';
import type { Act } from './useAct.ts';
import { EditButton, WhileEditing } from '../EditButton.tsx';

type Props = {
  readonly task: TaskReport;
  readonly act: (command: (act: Act) => Command) => boolean;
};

/** One task: what it stands at and why, what can be done with it, its criteria, and what it writes. */
export function TaskDetails({ task, act }: Props) {
  const { number, title, state, because, criteria, lock } = task;
  return (
    <section className="trackerBlock" aria-label={`Task ${number}`}>
      <header className="taskHead">
        <h3>
          {number} {title}
        </h3>
        <span className="chipLabel" data-state={state}>
          {stateWords[state]}
        </span>
        <TaskButtons task={task} act={act} />
      </header>
      {because !== null && <p className="taskBecause">{visibleText(because)}</p>}
      <div className="taskColumns">
        <CriteriaList criteria={criteria} act={act} />
        <div className="taskSide">
          <TaskFields task={task} act={act} />
          {lock !== null &&
            (lock.held === null ? <LockByHand kind={lock.kind} /> : <LockNotes kinds={[lock.kind]} />)}
        </div>
      </div>
    </section>
  );
}

/** What can be done now. What has to wait is there all the same and says why when it is pressed. */
function TaskButtons({ task: { id, stated }, act }: Props) {
  const [opening, setOpening] = useState(false);
  if (opening) {
    return (
      <WhileEditing>
        <OpenAgain id={id} act={act} onDone={() => setOpening(false)} />
      </WhileEditing>
    );
  }
  return (
    <span className="taskButtons">
      {(stated === 'not-started' || stated === 'check-again') && (
        <EditButton
          className="smallButton"
          onClick={() => act((who) => ({ type: 'startTask', task: id, ...who }))}
        >
          {stated === 'not-started' ? 'Start' : 'Take up again'}
        </EditButton>
      )}
      {(stated === 'in-progress' || stated === 'check-again') && (
        <EditButton
          className="smallButton"
          onClick={() => act((who) => ({ type: 'endTask', task: id, ...who }))}
        >
          Finish
        </EditButton>
      )}
      {(stated === 'done' || stated === 'in-progress') && (
        <EditButton className="smallButton quiet" onClick={() => setOpening(true)}>
          Check again…
        </EditButton>
      )}
    </span>
  );
}

function OpenAgain({
  id,
  act,
  onDone,
}: Pick<Props, 'act'> & Pick<TaskReport, 'id'> & { onDone: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <form
      className="taskButtons"
      aria-label="Check again"
      onSubmit={(event) => {
        event.preventDefault();
        if (act((who) => ({ type: 'openTask', task: id, reason: reason.trim(), ...who }))) onDone();
      }}
    >
      <div className="inputBox">
        <input
          aria-label="Reason"
          placeholder="Reason"
          required
          autoFocus
          maxLength={120}
          pattern=".*\S.*"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <button type="submit" className="smallButton">
        Check again
      </button>
      <button type="button" className="smallButton quiet" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}

function TaskFields({ task, act }: Props) {
  const edit = useEdit();
  const { id, assignee, started, ended, duration, notes, outputs } = task;
  const correct = (field: 'started' | 'ended') => (at: string) =>
    edit({ type: 'setTask', task: id, [field]: at });
  const assign = (text: string) => {
    act((who) => ({
      type: 'assignTask',
      task: id,
      assignee: text.trim() === '' ? null : text.trim(),
      ...who,
    }));
    return { ok: true, value: null } as const;
  };
  return (
    <>
      <TextField label="Assigned to" value={assignee ?? ''} placeholder="nobody yet" commit={assign} />
      <dl className="taskFacts">
        <dt>Started</dt>
        <dd>
          {started === null ? '–' : <TimeField label="Started" at={started} commit={correct('started')} />}
        </dd>
        <dt>Ended</dt>
        <dd>{ended === null ? '–' : <TimeField label="Ended" at={ended} commit={correct('ended')} />}</dd>
        <dt>Duration</dt>
        <dd>{duration ?? '–'}</dd>
        <dt>Writes</dt>
        <dd>
          {outputs.map((path) => (
            <code key={path}>{path.replace('aws-migration/phase-1/network/', '')}</code>
          ))}
        </dd>
      </dl>
      <NotesField value={notes} rows={2} edit={(text) => ({ type: 'setTask', task: id, notes: text })} />
    </>
  );
}
