import { type Lock, type LockKind, type TaskId, taskIds } from './design.ts';

/** What a task is called, and what it makes final when it is done: the synchronisation point after it. */
export const trackerTasks: Readonly<
  Record<TaskId, { readonly title: string; readonly locks: LockKind | null }>
> = {
  cidr: { title: 'VPC CIDR Planning', locks: 'sizing' },
  subnets: { title: 'Multi-AZ Subnet Design', locks: 'subnets' },
  nat: { title: 'NAT Gateway Configuration', locks: 'routes' },
  'security-groups': { title: 'Security Group Design', locks: 'security' },
  endpoints: { title: 'VPC Endpoints', locks: null },
};

/** What is locked, as people say it. */
export const lockWords: Readonly<Record<LockKind, string>> = {
  sizing: 'the sizing of subnets',
  subnets: 'the subnets',
  routes: 'the routes',
  security: 'the security posture',
};

/** The task that makes final what the lock holds. */
export function taskOfLock(kind: LockKind): TaskId {
  return taskIds.find((id) => trackerTasks[id].locks === kind) ?? 'cidr';
}

/** The number of a task of the sub-phase `number`: 1.1.2. */
export function taskNumber(number: string, id: TaskId): string {
  return `${number}.${taskIds.indexOf(id) + 1}`;
}

/** The task before it, which it waits for; `undefined` for the first. */
export function taskBefore(id: TaskId): TaskId | undefined {
  return taskIds[taskIds.indexOf(id) - 1];
}

/** The task and all that stand on it, in their order. */
export function tasksFrom(id: TaskId): readonly TaskId[] {
  return taskIds.slice(taskIds.indexOf(id));
}

/** A moment as people read it: "2026-11-29 14:30 UTC". */
export function momentText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** Who locked what, when and why: "Ada locked the sizing of subnets on 2026-11-29 14:30 UTC (the plan is approved)". */
export function lockText(kind: LockKind, { by, at, reason }: Lock): string {
  return `${by} locked ${lockWords[kind]} on ${momentText(at)} (${reason.replace(/[.\s]+$/, '')})`;
}
