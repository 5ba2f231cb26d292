import { type Design, entryOf, type Intent, type ReachEnd } from '../design/design.ts';
import { mapping } from './records.ts';

/** The records in which the ends of intents are named. */
const NAMED_IN = ['networks', 'tiers', 'subnets', 'workloads', 'securityGroups', 'endpoints'] as const;

/**
 * The design without the intents that name something that an edit took away; a list of what may pass between tiers
 * stays and loses those entries alone. `before` is the design before the edit: what both share is not looked at again.
 */
export function withoutLostIntents(design: Design, before: Design): Design {
  if (NAMED_IN.every((record) => design[record] === before[record])) return design;
  const intents = mapping(design.intents, (intent) => withoutLostEntries(design, intent));
  const kept = Object.entries(intents).filter(([, intent]) => stands(design, intent));
  const lost = kept.length < Object.keys(intents).length;
  if (!lost && kept.every(([id, intent]) => design.intents[id] === intent)) return design;
  return { ...design, intents: Object.fromEntries(kept) };
}

function withoutLostEntries(design: Design, intent: Intent): Intent {
  if (intent.kind !== 'only-these') return intent;
  const allowed = intent.allowed.filter(({ from, to }) => endStands(design, from) && endStands(design, to));
  return allowed.length === intent.allowed.length ? intent : { ...intent, allowed };
}

function stands(design: Design, intent: Intent): boolean {
  if (intent.kind === 'only-these') return true;
  if (!endStands(design, intent.from)) return false;
  return intent.kind === 'only-through'
    ? entryOf(design.endpoints, intent.endpoint) !== undefined
    : endStands(design, intent.to);
}

/** Whether the design has what the end names. */
export function endStands(design: Design, end: ReachEnd): boolean {
  switch (end.kind) {
    case 'internet':
    case 'cidr':
    case 'service':
      return true;
    case 'network':
      return entryOf(design.networks, end.network) !== undefined;
    case 'tier':
      return entryOf(design.tiers, end.tier) !== undefined;
    case 'subnet':
      return entryOf(design.subnets, end.subnet) !== undefined;
    case 'workload':
      return entryOf(design.workloads, end.workload) !== undefined;
    case 'group':
      return entryOf(design.securityGroups, end.group) !== undefined;
    case 'endpoint':
      return entryOf(design.endpoints, end.endpoint) !== undefined;
  }
}
