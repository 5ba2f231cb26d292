import type { Decision, DecisionPointId, Id, Lock, LockKind, Ref, TaskId, TickId } from '../design/design.ts';

/*
 * What the tracker says of a design: nothing here is stored. What a person stated (started, done, ticked) comes from the
 * design, what can be known is computed, and each criterion says by what.
 */

/** Where in the designer something is worked on: a tab of the dock and, after a stroke, a page of it. */
export type Page =
  | 'planning/requirements'
  | 'planning/decisions'
  | 'cost/traffic'
  | 'cost/endpoints'
  | 'inventory'
  | 'security'
  | 'findings';

/** One thing that must be so before a task or the sub-phase is complete. */
export type Criterion = {
  /** Stable: `cidr/plan-valid`. */
  readonly id: string;
  /** "The address plan is valid". */
  readonly what: string;
  readonly met: boolean;
  /** By what that is known, in one sentence with its figures. */
  readonly evidence: string;
  /** What it talks about. */
  readonly subjects: readonly Ref[];
  readonly page: Page | null;
  /** The tick that a person gives it; `null` where it is computed. */
  readonly tick: TickId | null;
};

export type TaskState = 'not-started' | 'in-progress' | 'check-again' | 'done';

export type TaskReport = {
  readonly id: TaskId;
  /** `1.1.1`. */
  readonly number: string;
  readonly title: string;
  /** As a person stated it; but a task that is stated to be done is to be checked again when a criterion is not met. */
  readonly state: TaskState;
  /** As a person stated it, whatever the criteria say. */
  readonly stated: TaskState;
  /** Why it is to be checked again, or what it waits for, in one sentence; `null` when neither. */
  readonly because: string | null;
  /** Whether the task before it is done, so that it can be started and finished. */
  readonly gateOpen: boolean;
  readonly assignee: string | null;
  readonly started: string | null;
  readonly ended: string | null;
  /** From start to end, "1 h 30 min"; `null` while it is not known. */
  readonly duration: string | null;
  readonly notes: string;
  /** What it writes into the package, by path. */
  readonly outputs: readonly string[];
  readonly criteria: readonly Criterion[];
  /** What it makes final, and the lock on that; `null` for a task that makes nothing final. */
  readonly lock: { readonly kind: LockKind; readonly held: Lock | null } | null;
};

/** A figure of a decision that is another now. */
export type ChangedFigure = {
  readonly option: string;
  readonly figure: string;
  readonly then: string;
  /** `null`: the option or the figure is no more. */
  readonly now: string | null;
};

export type DecisionReport = {
  readonly id: Id;
  readonly decision: Decision;
  readonly point: DecisionPointId | null;
  /** What the design has instead of what was decided; `null` when it has that, or the decision is the design's own. */
  readonly insteadNow: string | null;
  readonly changed: readonly ChangedFigure[];
};

export type HealthLevel = 'green' | 'yellow' | 'red';

export type TrackerReport = {
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETE';
  /** Criteria met of all, in percent, rounded down; those of a task that was not started count as open. */
  readonly percent: number;
  readonly tasks: readonly TaskReport[];
  /** Of the sub-phase as a whole. */
  readonly criteria: readonly Criterion[];
  /** Red: an error stands. Yellow: a warning stands, a task is to be checked again, or a decision no longer holds. */
  readonly health: { readonly level: HealthLevel; readonly reasons: readonly string[] };
  /** Yes until every criterion is met; in one sentence. */
  readonly blocksParent: { readonly blocks: boolean; readonly because: string };
  /** Times that a clock which was set back made impossible, each in one sentence. */
  readonly clockNotes: readonly string[];
  readonly decisions: readonly DecisionReport[];
};
