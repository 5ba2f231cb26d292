import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import { type Design, type TaskId, taskIds } from '../design/design.ts';
import { momentText, taskBefore, taskNumber, trackerTasks } from '../design/trackerWords.ts';
import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf } from '../evaluation/figures.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { completionCriteria } from './completion.ts';
import { durationText } from './duration.ts';
import { healthOf } from './health.ts';
import { taskOutputs } from './outputs.ts';
import type { Criterion, TaskReport, TrackerReport } from './report.ts';
import { taskCriteria, type Known } from './taskCriteria.ts';
import { decisionReports } from './thenAndNow.ts';

/** How far the network is, by what is stated and what is known; see {@link TrackerReport}. `points` are those of the design. */
export function trackerReport(
  design: Design,
  evaluation: Evaluation,
  prices: PriceBook,
  points: readonly DecisionPoint[] = decisionPointsOf(design, evaluation, prices),
): TrackerReport {
  const known = { design, evaluation, points };
  const tasks = taskIds.map((id) => taskReport(id, known));
  const criteria = completionCriteria(design, evaluation, tasks);
  const decisions = decisionReports(design, points);
  const complete = criteria.every(({ met }) => met);
  const clockNotes = clockNotesOf(design);
  return {
    status: complete ? 'COMPLETE' : started(design) ? 'IN_PROGRESS' : 'NOT_STARTED',
    percent: percentOf(tasks, criteria, started(design)),
    tasks,
    criteria,
    health: healthOf({ design, evaluation, tasks, decisions, clockNotes }),
    blocksParent: blocksParent(design, criteria),
    clockNotes,
    decisions,
  };
}

const started = ({ tracker }: Design) => taskIds.some((id) => tracker.tasks[id].status !== 'not-started');

function taskReport(id: TaskId, known: Known): TaskReport {
  const { tracker } = known.design;
  const { status, assignee, started: from, ended, notes } = tracker.tasks[id];
  const criteria = taskCriteria[id](known).map((one) => ({ ...one, id: `${id}/${one.id}` }));
  const before = taskBefore(id);
  const gateOpen = before === undefined || tracker.tasks[before].status === 'done';
  const unmet = criteria.filter(({ met }) => !met);
  const state = status === 'done' && unmet.length > 0 ? 'check-again' : status;
  const kind = trackerTasks[id].locks;
  return {
    ...{ id, number: taskNumber(tracker.number, id), title: trackerTasks[id].title, state, stated: status },
    because: becauseOf(known.design, id, state, unmet),
    ...{ gateOpen, assignee, started: from, ended, notes, criteria },
    duration: from === null || ended === null ? null : durationText(from, ended),
    outputs: taskOutputs[id],
    lock: kind === null ? null : { kind, held: tracker.locks[kind] ?? null },
  };
}

function becauseOf(
  { tracker }: Design,
  id: TaskId,
  state: TaskReport['state'],
  unmet: readonly Criterion[],
): string | null {
  const [first] = unmet;
  if (state === 'check-again' && tracker.tasks[id].status === 'done' && first !== undefined) {
    return `It was finished, and this is not so: ${first.what}. ${first.evidence}`;
  }
  if (state === 'check-again') {
    const event = Object.values(tracker.log).findLast(({ what, about }) => what === 'opened' && about === id);
    return event === undefined
      ? 'Something it stands on was opened again.'
      : `${event.by} opened it, or something it stands on, again on ${momentText(event.at)}: ${event.reason}`;
  }
  const before = taskBefore(id);
  if (state !== 'not-started' || before === undefined || tracker.tasks[before].status === 'done') return null;
  return `It waits for ${taskNumber(tracker.number, before)} ${trackerTasks[before].title}.`;
}

/** All criteria count the same; before anything is started, none is met. */
function percentOf(tasks: readonly TaskReport[], criteria: readonly Criterion[], begun: boolean): number {
  if (!begun) return 0;
  const ofTasks = tasks.flatMap(({ state, criteria: own }) => [
    state === 'done',
    ...own.map(({ met }) => met && state !== 'not-started'),
  ]);
  const all = [...ofTasks, ...criteria.filter(({ id }) => id !== 'tasks').map(({ met }) => met)];
  return Math.floor((all.filter(Boolean).length / all.length) * 100);
}

function blocksParent({ tracker }: Design, criteria: readonly Criterion[]): TrackerReport['blocksParent'] {
  const open = criteria.filter(({ met }) => !met);
  const [first] = open;
  if (first === undefined) {
    return { blocks: false, because: `Every criterion is met; ${tracker.parentPhase} can go on.` };
  }
  return {
    blocks: true,
    because: `${countOf(open.length, 'criterion', 'criteria')} of the sub-phase ${open.length === 1 ? 'is' : 'are'} not met, first of all “${first.what}”: ${first.evidence}`,
  };
}

/** Times that cannot be: an end before its start, and an entry of the log that is older than one before it. */
function clockNotesOf({ tracker }: Design): readonly string[] {
  const ends = taskIds.flatMap((id) => {
    const { started: from, ended } = tracker.tasks[id];
    return from !== null && ended !== null && ended < from
      ? [
          `${taskNumber(tracker.number, id)} ends ${momentText(ended)}, before it started ${momentText(from)}: a clock was set back; put the times right on the task.`,
        ]
      : [];
  });
  const events = Object.values(tracker.log);
  const back = events.find(({ at }, index) => at < (events[index - 1]?.at ?? at));
  if (back === undefined) return ends;
  return [
    ...ends,
    `The log has “${back.what} ${back.about.replaceAll('-', ' ')}” of ${momentText(back.at)} after a later entry: a clock was set back; everything is kept in the order in which it was done.`,
  ];
}
