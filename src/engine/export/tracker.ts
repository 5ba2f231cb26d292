import { type Decision, type Design, type TrackerEvent, taskIds } from '../design/design.ts';
import { lockText, lockWords, momentText, taskNumber, trackerTasks } from '../design/trackerWords.ts';
import type { Evaluation, Finding } from '../evaluation/evaluation.ts';
import { formatCount } from '../evaluation/figures.ts';
import type {
  ChangedFigure,
  Criterion,
  DecisionReport,
  TaskReport,
  TrackerReport,
} from '../tracker/report.ts';
import { blocks, bullets, inert, sentence, table } from './markdown.ts';
import { packagePaths } from './paths.ts';

/**
 * `tracker.md`: the sub-phase's living tracker as it stands, with every criterion's evidence, the decisions with their
 * figures of then, the issues and the health. It names no time but those of the design's own log.
 */
export function trackerMarkdown(design: Design, evaluation: Evaluation, report: TrackerReport): string {
  const { tracker } = design;
  return blocks(
    `# Sub-Phase ${tracker.number}: ${inert(tracker.name)} - Living Tracker`,
    '## Sub-Phase Metadata',
    metadata(design, report),
    '## Execution Context',
    context(design),
    '## Task Execution Details',
    ...report.tasks.flatMap(taskSection),
    '## Inter-Agent Coordination',
    '### Information Flow',
    informationFlow(report.tasks),
    '### Synchronization Points',
    bullets(report.tasks.flatMap(syncPoint)),
    '## Progress Matrix',
    matrix(report.tasks),
    '## Decision Log',
    ...(report.decisions.length === 0 ? ['Nothing is recorded yet.'] : report.decisions.flatMap(decision)),
    '## Issue Tracking',
    ...issues(design, evaluation),
    '## Sub-Phase Completion Criteria',
    checklist(report.criteria),
    '## Handoff Package Contents',
    contents(),
    '## Log',
    log(design),
    '---',
    footer(design, report),
  );
}

const STATUS = {
  'not-started': 'NOT_STARTED',
  'in-progress': 'IN_PROGRESS',
  'check-again': 'CHECK_AGAIN',
  done: 'DONE',
} as const;

function metadata(
  { tracker, revision }: Design,
  { status, percent, health, blocksParent }: TrackerReport,
): string {
  const [phase = ''] = tracker.number.split('.');
  return bullets([
    `**Parent Phase**: ${phase} - ${inert(tracker.parentPhase)}`,
    `**Sub-Phase Number**: ${tracker.number}`,
    `**Sub-Phase Name**: ${inert(tracker.name)}`,
    `**Lead Agent**: ${person(tracker.lead)}`,
    `**Status**: ${status}`,
    `**Progress**: ${percent}%`,
    `**Health**: ${health.level.toUpperCase()}. ${health.reasons.map(sentence).join(' ')}`,
    `**Blocks Parent**: ${blocksParent.blocks ? 'YES' : 'NO'}. ${sentence(blocksParent.because)}`,
    `**Design**: revision ${revision}`,
  ]);
}

const person = (name: string | null) => (name === null ? '[AWAITING]' : inert(name));

function context({ tracker, requirements, zones }: Design): string {
  const { agentsNow, agents, survivesZoneLoss } = requirements;
  const count = Object.keys(zones).length;
  const loss = survivesZoneLoss ? 'the full need fits when one is lost' : 'a lost one is not made up for';
  return bullets([
    ...(tracker.currentNetwork === '' ? [] : [`Current network: ${inert(tracker.currentNetwork)}`]),
    `Target scale: ${formatCount(agentsNow)} to ${formatCount(agents)} concurrent agents`,
    `Availability requirement: ${requirements.zones} Availability Zones (${count} drawn), ${loss}`,
    ...(tracker.securityRequirement === ''
      ? []
      : [`Security requirement: ${inert(tracker.securityRequirement)}`]),
  ]);
}

function taskSection(task: TaskReport): readonly string[] {
  const { number, title, assignee, state, because, notes, criteria, outputs } = task;
  return [
    `### Task ${number}: ${title}`,
    [
      `**Assigned Agent**: ${person(assignee)}  `,
      `**Status**: ${STATUS[state]}${because === null ? '' : `. ${sentence(because)}`}`,
    ].join('\n'),
    notes === '' ? '' : inert(notes),
    checklist(criteria),
    `**Memory Write**: ${outputs.map((path) => `\`${path}\``).join(', ')}`,
  ];
}

function checklist(criteria: readonly Criterion[]): string {
  return bullets(
    criteria.map(({ what, met, evidence }) => `[${met ? 'x' : ' '}] ${what}: ${sentence(evidence)}`),
  );
}

function informationFlow(tasks: readonly TaskReport[]): string {
  const lines = tasks.map(({ number, title, state }, index) => {
    const arrow = index === 0 ? '' : '  -> ';
    return `${arrow}${number} ${title} (${STATUS[state]})`;
  });
  return ['```', ...lines, '```'].join('\n');
}

function syncPoint({ number, lock }: TaskReport): readonly string[] {
  if (lock === null) return [];
  const now = lock.held === null ? 'not locked' : sentence(lockText(lock.kind, lock.held));
  return [`After ${number} this is final: ${lockWords[lock.kind]} (${now})`];
}

function matrix(tasks: readonly TaskReport[]): string {
  const cell = (text: string | null) => text ?? '-';
  const moment = (at: string | null) => (at === null ? '-' : momentText(at));
  return table(
    [['Task'], ['Agent'], ['Start Time'], ['End Time'], ['Duration'], ['Output Memory Ref'], ['Status']],
    tasks.map(({ number, assignee, started, ended, duration, outputs, state }) => [
      number,
      assignee === null ? '-' : inert(assignee),
      moment(started),
      moment(ended),
      cell(duration),
      `\`${outputs[0] ?? ''}\``,
      STATUS[state],
    ]),
  );
}

function decision({ decision: one, insteadNow, changed }: DecisionReport): readonly string[] {
  const { title, by, on, context: why, decision: what, consequences, locks } = one;
  return [
    `### ${inert(title)}`,
    bullets([
      `**Decided by** ${inert(by)} on ${on}${locks === null ? '' : `; locks ${lockWords[locks]}`}`,
      ...(why === '' ? [] : [`**Context**: ${inert(why)}`]),
      ...(what === '' ? [] : [`**Decision**: ${inert(what)}`]),
      ...(consequences === '' ? [] : [`**Consequences**: ${inert(consequences)}`]),
      ...(insteadNow === null ? [] : [`**Now** the design has ${inert(insteadNow)} instead.`]),
    ]),
    optionTable(one),
    changed.length === 0 ? '' : 'Figures that are others now:',
    changedTable(changed),
  ];
}

/** The options with their figures of then, one row each. */
function optionTable({ options, option: taken }: Decision): string {
  const heads = options[0]?.figures.map(({ label }) => [sentence(label)] as const) ?? [];
  return table(
    [['Option, as it was'], ...heads],
    options.map(({ id, label, figures }) => [
      id === taken ? `**${inert(label)}**` : inert(label),
      ...figures.map(({ text }) => sentence(text)),
    ]),
  );
}

function changedTable(changed: readonly ChangedFigure[]): string {
  return table(
    [['Option'], ['Figure'], ['Then'], ['Now']],
    changed.map(({ option, figure, then, now }) => [
      inert(option),
      sentence(figure),
      sentence(then),
      now === null ? '-' : sentence(now),
    ]),
  );
}

function issues({ comments }: Design, { findings }: Evaluation): readonly string[] {
  const open = findings.filter(({ severity, setAside }) => setAside === null && isIssue(severity));
  const aside = findings.filter(({ setAside }) => setAside !== null);
  const points = [
    ...open.map(({ severity, title }) => `[ ] **${severity}**: ${sentence(title)}`),
    ...aside.map(
      ({ title, setAside }) =>
        `[x] ${sentence(title)} Set aside by ${inert(setAside?.by ?? '')} on ${setAside?.on ?? ''}: ${inert(setAside?.reason ?? '')}`,
    ),
    ...Object.values(comments)
      .filter(({ replyTo }) => replyTo === null)
      .map(
        ({ subject, about, text, by, at, resolved }) =>
          `[${resolved === null ? ' ' : 'x'}] ${inert(about ?? subject)}: ${inert(text)} (${inert(by)}, ${at.slice(0, 10)})`,
      ),
  ];
  return [points.length === 0 ? 'None.' : bullets(points)];
}

const isIssue = (severity: Finding['severity']) => severity === 'error' || severity === 'warning';

function contents(): string {
  const { stack, subnetIds, securityMatrix, picture, costs } = packagePaths;
  const points = [
    `VPC CDK stack: \`${stack}\``,
    `Subnet ID mapping: \`${subnetIds}\``,
    `Security group matrix: \`${securityMatrix}\``,
    `Network diagram: \`${picture}\``,
    `Cost breakdown: \`${costs}\``,
  ];
  return points.map((point, index) => `${index + 1}. ${point}`).join('\n');
}

function log({ tracker }: Design): string {
  const events = Object.values(tracker.log);
  return events.length === 0
    ? 'Nothing has happened yet.'
    : table(
        [['When'], ['Who'], ['What'], ['Why']],
        events.map(({ at, by, what, about, reason }) => [
          momentText(at),
          inert(by),
          `${what} ${aboutText(tracker.number, what, about)}`,
          inert(reason),
        ]),
      );
}

function aboutText(number: string, what: TrackerEvent['what'], about: TrackerEvent['about']): string {
  const task = taskIds.find((id) => id === about);
  if (/lock/.test(what) && about in lockWords) return lockWords[about as keyof typeof lockWords];
  return task === undefined
    ? about.replaceAll('-', ' ')
    : `${taskNumber(number, task)} ${trackerTasks[task].title}`;
}

function footer({ tracker }: Design, { clockNotes }: TrackerReport): string {
  const events = Object.values(tracker.log);
  const [first, last] = [events[0], events.at(-1)];
  return bullets([
    `*Sub-Phase Initialized*: ${first === undefined ? '-' : momentText(first.at)}`,
    `*Last Update*: ${last === undefined ? '-' : `${inert(last.by)}, ${momentText(last.at)}`}`,
    ...clockNotes.map(sentence),
  ]);
}
