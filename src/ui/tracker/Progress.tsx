import { useState } from 'react';

import type { TaskId } from '../../engine/design/design.ts';
import type { TrackerReport } from '../../engine/tracker/report.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';
import { WhileEditing } from '../EditButton.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import { CriteriaList } from './CriteriaList.tsx';
import { TaskDetails } from './TaskDetails.tsx';
import { TaskRow } from './TaskRow.tsx';
import { TrackerFields } from './TrackerFields.tsx';
import { useTrackerReport } from './TrackerContext.tsx';
import { useAct } from './useAct.ts';

/** How far the sub-phase is: its health, the flow of its tasks, the one that is looked at, and what is left for the whole. */
export function Progress() {
  const report = useTrackerReport();
  const doing = useAct();
  const next = report.tasks.find(({ state }) => state !== 'done') ?? report.tasks[0];
  const [chosen, setChosen] = useState<TaskId | null>(null);
  const shown = report.tasks.find(({ id }) => id === chosen) ?? next;
  return (
    <div className="tracker">
      <Headline report={report} />
      <TrackerFields />
      <WhileEditing>
        <div className="trackerWho">
          <label>
            <span className="heading">Your name</span>
            <div className="inputBox">
              <input
                value={doing.name}
                maxLength={120}
                autoComplete="name"
                aria-describedby="tracker-refusal"
                onChange={(event) => doing.setName(event.target.value)}
              />
            </div>
          </label>
          <RefusalNote id="tracker-refusal" refusal={doing.refusal} />
        </div>
      </WhileEditing>
      <TaskRow tasks={report.tasks} shown={shown?.id ?? null} onShow={setChosen} />
      {shown && <TaskDetails key={shown.id} task={shown} act={doing.act} />}
      <section className="trackerBlock" aria-label="Completion criteria of the sub-phase">
        <h3>Completion criteria of the sub-phase</h3>
        <CriteriaList criteria={report.criteria} act={doing.act} />
      </section>
    </div>
  );
}

const trackerOf = ({ design }: EditorState) => design.tracker;

function Headline({ report }: { readonly report: TrackerReport }) {
  const { number, name } = useEditorState(trackerOf);
  const { status, percent, health, blocksParent, clockNotes } = report;
  return (
    <header className="trackerHead">
      <div className="trackerTitle">
        <h3>
          {number} {visibleText(name)}
        </h3>
        <span className="chipLabel">{status.replace('_', ' ').toLowerCase()}</span>
        <progress max={100} value={percent} aria-label="Progress of the sub-phase" />
        <span className="trackerPercent">{percent} %</span>
        <span className="chipLabel" data-health={health.level}>
          health: {health.level}
        </span>
        <span className="chipLabel" data-health={blocksParent.blocks ? 'yellow' : 'green'}>
          blocks parent: {blocksParent.blocks ? 'yes' : 'no'}
        </span>
      </div>
      <ul className="trackerReasons">
        {health.reasons.map((reason) => (
          <li key={reason}>{visibleText(reason)}</li>
        ))}
        <li>{visibleText(blocksParent.because)}</li>
        {clockNotes
          .filter((note) => !health.reasons.includes(note))
          .map((note) => (
            <li key={note}>{visibleText(note)}</li>
          ))}
      </ul>
    </header>
  );
}
