import './tracker.css';

import { useState } from 'react';

import { Sections, type SectionTable } from '../dock/Sections.tsx';
import { useAnswer } from '../useAnswer.ts';
import { DecisionLog } from './DecisionLog.tsx';
import { EventLog } from './EventLog.tsx';
import { Progress } from './Progress.tsx';
import { TrackerContext } from './TrackerContext.tsx';

const order = ['progress', 'decisions', 'log'] as const;
type Section = (typeof order)[number];

const sections: SectionTable<Section> = {
  progress: { label: 'Tasks', Section: Progress },
  decisions: { label: 'Decision log', Section: DecisionLog },
  log: { label: 'Log', Section: EventLog },
};

/** The sub-phase's living tracker: tasks with their gates and criteria, the decisions, and what happened. */
export function Tracker() {
  const [shown, setShown] = useState<Section>('progress');
  const report = useAnswer('tracker', null);
  if (report === null) return <p className="empty">Looking at the criteria…</p>;
  return (
    <TrackerContext value={report}>
      <Sections name="Tracker" order={order} table={sections} shown={shown} onShow={setShown} />
    </TrackerContext>
  );
}
