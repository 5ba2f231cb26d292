import { MOST_LEVELS } from '../design/limits.ts';
import { nestingOf } from '../design/nesting.ts';
import type { Refusal } from '../design/refusal.ts';
import { firstProblem, type Problem, valueAt } from '../design/schemaProblem.ts';
import { type Command, commandSchema } from './command.ts';

/*
 * One edit that somebody is making, looked at as strictly as a file is. Whoever reads the sentence has the field before
 * them and has never seen the edit as JSON, so it names the field and not the place, and one problem at a time.
 */

/** What a field is called where its name, read as words, would be no good English after "The". */
const nouns: Readonly<Record<string, string>> = {
  ...{ agents: 'number of agents', agentsNow: 'number of agents today', services: 'number of services' },
  ...{ zones: 'number of zones', count: 'number of tasks', monthlyRate: 'monthly growth' },
  ...{ connectionsPerTask: 'number of connections of a task', retentionDays: 'number of days' },
  ...{
    longestOutageMinutes: 'longest outage',
    smallestPrefix: 'smallest size',
    prefix: 'size',
    sizes: 'size',
  },
  ...{ crossZoneShare: 'cross-zone share', endpointCrossZoneShare: 'cross-zone share' },
  ...{ percent: 'discount', gb: 'amount', fromGb: 'amount', toGb: 'amount', usdPerGb: 'price' },
  ...{ cidr: 'range', prefixListId: 'prefix list', asOf: 'date', on: 'date', at: 'time' },
  ...{
    by: 'name of the person',
    lead: 'name of the lead',
    assignee: 'name of the assignee',
    started: 'start',
    ended: 'end',
  },
  ...{ notes: 'note', consequences: 'text of what follows', label: 'name of the step' },
  ...{ vpcId: 'id of the VPC', zoneId: 'id of the zone', subnetIds: 'id of a subnet', ref: 'thing' },
  ...{ ports: 'range of ports', x: 'place', y: 'place', changes: 'change' },
};

/** What one entry of a list is called, and all of them. */
const lists: Readonly<Record<string, readonly [one: string, all: string]>> = {
  ...{ cidrs: ['range', 'ranges'], keepFree: ['range', 'ranges'], zones: ['zone', 'zones'] },
  ...{ tiers: ['tier', 'tiers'], securityGroups: ['security group', 'security groups'] },
  ...{ routes: ['route', 'routes'], entries: ['entry', 'entries'], allowed: ['connection', 'connections'] },
  ...{ targets: ['target', 'targets'], options: ['option', 'options'], figures: ['figure', 'figures'] },
  ...{ commands: ['step', 'steps'], price: ['rate', 'rates'] },
};

/**
 * Why no design could take this edit, though code made it: `commands/unreadable` with one sentence about what was
 * typed, "The name is empty; give it at least one visible character."; `undefined` where the edit is sound.
 */
export function commandProblem(command: Command): Refusal | undefined {
  if (nestingOf([command], MOST_LEVELS) > MOST_LEVELS) {
    return refused(`The edit is nested deeper than ${MOST_LEVELS} levels.`);
  }
  const read = commandSchema.safeParse(command);
  if (read.success) return undefined;
  const problem = firstProblem(read.error.issues, { input: command, schema: commandSchema, what: 'edit' });
  return refused(problem === undefined ? 'The edit cannot be read.' : sentenceOf(problem, command));
}

const refused = (message: string): Refusal => ({ type: 'commands/unreadable', message });

function sentenceOf({ path, message }: Problem, command: Command): string {
  return `${subjectOf(path, command)} ${message}.`;
}

/** What the sentence is about: "The name", "Range 2", "The list of ranges". */
function subjectOf(path: readonly PropertyKey[], command: Command): string {
  const last = path.at(-1);
  if (last === undefined) return 'The edit';
  if (typeof last === 'number') {
    const [one = 'entry'] = lists[String(path.at(-2))] ?? [];
    return `${one.charAt(0).toUpperCase()}${one.slice(1)} ${last + 1}`;
  }
  const field = String(last);
  if (Array.isArray(valueAt(command, path))) return `The list of ${lists[field]?.[1] ?? wordsOf(field)}`;
  // A key that people chose, such as an id or a region, is no word of ours.
  if (!/^[a-z][a-zA-Z]*$/.test(field)) return `"${field}"`;
  if (path.at(-2) === 'ports') return field === 'from' ? 'The first port' : 'The last port';
  return `The ${nouns[field] ?? wordsOf(field)}`;
}

/** `routeTable` as "route table". */
const wordsOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
