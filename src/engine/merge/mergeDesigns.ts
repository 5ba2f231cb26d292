import { type Design, type Id, MOST_ANCESTORS } from '../design/design.ts';
import { readDesign } from '../design/readDesign.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, ok } from '../result.ts';
import { keepBothApart } from './keepBoth.ts';
import { putBackWhatIsNamed } from './putBack.ts';
import {
  type Clash,
  fieldOf,
  type MergeEntry,
  mergeFields,
  mergeRecord,
  mergeWhole,
  type Merging,
  type Side,
  UNKNOWN,
} from './threeWay.ts';
import { stateDigest } from './lineage.ts';

/** Who wins a conflict, by the path of it joined with slashes; ours where nothing is said. */
export type Choices = Readonly<Record<string, Side>>;

/** What merging makes. */
export type Merge = {
  /** Both copies as one, the chosen side standing where they conflict. Its revision is the higher one. */
  readonly design: Design;
  /** What both changed otherwise, in the order of the document. */
  readonly clashes: readonly Clash[];
  /** What one side removed and the other still names: it was put back. Paths of entries. */
  readonly putBack: readonly (readonly [record: string, id: Id])[];
};

/** How the entries of each record merge: field by field, or as a whole where the fields hang together. */
const RECORDS = {
  ...{ zones: mergeFields, tiers: mergeFields, subnets: mergeFields, workloads: mergeFields },
  ...{ routeTables: mergeFields, endpoints: mergeFields, networks: mergeFields, rules: mergeFields },
  ...{ securityGroups: mergeFields, networkAcls: mergeFields, comments: mergeFields },
  ...{ assumptions: mergeFields, decisions: mergeFields, intents: mergeWhole, tags: mergeWhole },
  ...{ setAside: mergeWhole, signOffs: mergeWhole, positions: mergeWhole },
} as const satisfies Partial<Record<keyof Design, MergeEntry>>;

/** Objects that a design has one of, and the records in them. */
const SINGLES = {
  ...{ requirements: {}, nat: {}, vpc: { held: mergeFields }, dataTransfer: { flows: mergeFields } },
  ...{ pricing: { loaded: mergeFields } },
  tracker: { tasks: mergeWhole, locks: mergeWhole, ticks: mergeWhole, log: mergeWhole },
} as const satisfies Partial<Record<keyof Design, Readonly<Record<string, MergeEntry>>>>;

const WHOLE = ['name', 'notes', 'region', 'deployment'] as const satisfies readonly (keyof Design)[];

/**
 * Two copies of a design as one. With the version that both come from (`base`) what one side removed is gone; without
 * it everything of both is kept. Merging a design with itself gives it back; the other way round gives the same, with
 * the other side chosen, but for the order of things.
 *
 * Refuses as the door does when the two do not hold together as one design, which only hand-written files bring about.
 */
export function mergeDesigns(
  base: Design | null,
  ours: Design,
  theirs: Design,
  choices: Choices = {},
): Result<Merge, Refusal> {
  const clashes: Clash[] = [];
  const apart = keepBothApart(base, ours, theirs);
  const merging: Merging = {
    choose: (path) => choices[path.join('/')] ?? 'ours',
    clashed: (clash) => clashes.push(clash),
  };
  const merged = mergeAll(merging, base ?? UNKNOWN, apart.ours, apart.theirs);
  const { design, putBack } = putBackWhatIsNamed(merged, [apart.ours, apart.theirs, base ?? apart.ours]);
  const read = readDesign(design);
  return read.ok ? ok({ design: read.value, clashes, putBack }) : read;
}

function mergeAll(merging: Merging, base: Design | typeof UNKNOWN, ours: Design, theirs: Design): Design {
  const parts: Record<string, unknown> = {};
  const field = (key: string) => fieldOf(base, key);
  for (const key of WHOLE) parts[key] = mergeWhole(merging, [key], field(key), ours[key], theirs[key]);
  for (const [key, records] of Object.entries(SINGLES)) {
    const of = key as keyof typeof SINGLES;
    parts[key] = mergeSingle(merging, key, [field(key), ours[of], theirs[of]], records);
  }
  for (const [key, mergeEntry] of Object.entries(RECORDS)) {
    const of = key as keyof typeof RECORDS;
    parts[key] = mergeRecord(merging, [key], [field(key), ours[of], theirs[of]], mergeEntry);
  }
  const ancestors = [...new Set([...ours.ancestors, ...theirs.ancestors, stateDigest(theirs)])];
  return {
    ...ours,
    ...parts,
    revision: Math.max(ours.revision, theirs.revision),
    ancestors: stateDigest(ours) === stateDigest(theirs) ? ours.ancestors : ancestors.slice(-MOST_ANCESTORS),
  };
}

type Parts = Readonly<Record<string, unknown>>;

function mergeSingle(
  merging: Merging,
  key: string,
  [base, ours, theirs]: readonly [unknown, Parts, Parts],
  records: Readonly<Record<string, MergeEntry>>,
): unknown {
  const entries = Object.keys(ours).map((field) => {
    const path = [key, field];
    const [b, o, t] = [fieldOf(base, field), ours[field], theirs[field]];
    const mergeEntry = records[field];
    return [
      field,
      mergeEntry === undefined
        ? mergeWhole(merging, path, b, o, t)
        : mergeRecord(merging, path, [b, o as Parts, t as Parts], mergeEntry),
    ];
  });
  return Object.fromEntries(entries) as unknown;
}
