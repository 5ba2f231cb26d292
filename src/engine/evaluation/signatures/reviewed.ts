import type { Design, Id } from '../../design/design.ts';
import { digestOf } from './digest.ts';

/**
 * The digest of what a security review is about: everything that decides which packets get where, the sentences that
 * must hold, and the findings that were set aside. Names, notes, numbers of tasks, places of boxes and money are not in it.
 */
export function securityDigest(design: Design): string {
  const { region, nat, rules, intents, setAside, endpoints } = design;
  return digestOf({
    ...{ region, nat, rules, intents, setAside, endpoints },
    vpc: leaving(design.vpc, 'name', 'held'),
    zones: each(design.zones, ({ name }) => name),
    tiers: each(design.tiers, ({ access }) => access),
    subnets: each(design.subnets, (subnet) => leaving(subnet, 'name', 'notes', 'pinned')),
    workloads: each(design.workloads, (workload) => leaving(workload, 'name', 'count')),
    networks: each(design.networks, ({ cidrs, connection }) => ({ cidrs, connection })),
    securityGroups: Object.keys(design.securityGroups).sort(),
    routeTables: each(design.routeTables, ({ routes }) => routes),
    networkAcls: each(design.networkAcls, ({ entries }) => entries),
  });
}

/**
 * The digest of the whole design: the document without its revision, and without what is said about it: comments,
 * signatures, the tracker, the places of boxes and the files it went through.
 */
export function designDigest(design: Design): string {
  return digestOf(leaving(design, 'revision', 'comments', 'signOffs', 'tracker', 'positions', 'ancestors'));
}

/** What matters of every entry of a record. */
function each<T, Part>(
  record: Readonly<Record<Id, T>>,
  part: (entry: T) => Part,
): Readonly<Record<Id, Part>> {
  return Object.fromEntries(Object.entries(record).map(([id, entry]) => [id, part(entry)]));
}

/** All but these fields, so that a field which is new in the format counts until somebody says otherwise. */
function leaving<T extends object>(record: T, ...fields: readonly (keyof T & string)[]): object {
  return Object.fromEntries(
    Object.entries(record).filter(([field]) => !(fields as readonly string[]).includes(field)),
  );
}
