import type { Tracker, TrackerTask } from './design.ts';

const task: TrackerTask = { assignee: null, status: 'not-started', started: null, ended: null, notes: '' };

/** The tracker of a design that nobody has worked on: every task not started, nothing locked, nothing ticked. */
export const freshTracker: Tracker = {
  parentPhase: 'Infrastructure Blueprint',
  number: '1.1',
  name: 'Network Foundation',
  lead: null,
  currentNetwork: '',
  securityRequirement: '',
  tasks: { cidr: task, subnets: task, nat: task, 'security-groups': task, endpoints: task },
  locks: {},
  ticks: {},
  log: {},
};
