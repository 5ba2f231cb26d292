import { type Design, type Id, entryOf } from '../design/design.ts';
import { nearestName } from '../design/nearestName.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';

/** What a record of the design holds, as people call one of them. */
const records = {
  zone: 'zones',
  tier: 'tiers',
  subnet: 'subnets',
  workload: 'workloads',
  endpoint: 'endpoints',
  network: 'networks',
  'security group': 'securityGroups',
  rule: 'rules',
  'route table': 'routeTables',
  'network ACL': 'networkAcls',
  intent: 'intents',
  assumption: 'assumptions',
  decision: 'decisions',
  signature: 'signOffs',
  comment: 'comments',
} as const satisfies Record<string, keyof Design>;

type Kind = keyof typeof records;

/** How many ids a refusal lists when none is near. */
const LISTED = 6;

/**
 * The thing with this id. Refuses with `<command>/unknown-<kind>` (`moveSubnet/unknown-zone`), naming the nearest id,
 * or the first few when none is near.
 */
export function lookUp<K extends Kind>(
  design: Design,
  command: string,
  kind: K,
  id: Id,
): Result<Design[(typeof records)[K]][string], Refusal> {
  const record = design[records[kind]];
  const found = entryOf<unknown>(record, id) as Design[(typeof records)[K]][string] | undefined;
  return found === undefined ? err(unknownId(command, kind, id, record)) : ok(found);
}

/** The refusal for an id that is not in `record`. */
export function unknownId(
  command: string,
  kind: string,
  id: Id,
  record: Readonly<Record<Id, unknown>>,
): Refusal {
  const type = `${command}/unknown-${kind.replaceAll(' ', '-').toLowerCase()}`;
  const nearest = nearestName(id, Object.keys(record));
  if (nearest !== undefined) {
    return {
      type,
      message: `There is no ${kind} "${id}"; the nearest is "${nearest}".`,
      suggestion: nearest,
    };
  }
  const ids = Object.keys(record);
  const some =
    ids.slice(0, LISTED).join(', ') + (ids.length > LISTED ? `, and ${ids.length - LISTED} more` : '');
  return {
    type,
    message: `There is no ${kind} "${id}"; ${ids.length === 0 ? 'there is none yet' : `there is ${some}`}.`,
  };
}

/** Refuses the first of `ids` that the design does not have. */
export function lookUpAll(
  design: Design,
  command: string,
  kind: Kind,
  ids: readonly Id[],
): Result<null, Refusal> {
  for (const id of ids) {
    const found = lookUp(design, command, kind, id);
    if (!found.ok) return found;
  }
  return ok(null);
}

/** Refuses a new thing whose id is taken: `<command>/id-taken`, with a free one as suggestion. */
export function checkNewId(
  record: Readonly<Record<Id, unknown>>,
  command: string,
  id: Id,
  freeId: Id,
): Result<null, Refusal> {
  if (!Object.hasOwn(record, id)) return ok(null);
  return err({
    type: `${command}/id-taken`,
    message: `The id "${id}" is taken; "${freeId}" is free.`,
    suggestion: freeId,
  });
}

/** What people call the thing with this id; the id when there is none. */
export function nameIn(record: Readonly<Record<Id, { readonly name: string }>>, id: Id): string {
  return entryOf(record, id)?.name ?? id;
}
