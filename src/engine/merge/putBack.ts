import { type Design, entryOf, type Id } from '../design/design.ts';
import { inconsistencies, type Inconsistency } from '../design/references.ts';

/** Where things are kept that others name, by what the door calls one of them. */
const RECORD_OF: Readonly<Record<string, keyof Design>> = {
  ...{ zone: 'zones', tier: 'tiers', subnet: 'subnets', workload: 'workloads', endpoint: 'endpoints' },
  ...{ network: 'networks', 'security group': 'securityGroups', 'route table': 'routeTables' },
  ...{ 'network ACL': 'networkAcls', comment: 'comments' },
};

type Entries = Readonly<Record<Id, unknown>>;

/** What is put back may name further things that are gone; no chain of names in a design is longer. */
const MOST_ROUNDS = 12;

/**
 * The design with whatever one side removed and the other still names, taken from the first of `sources` that has it:
 * what somebody built on a thing is worth more than that another removed it.
 */
export function putBackWhatIsNamed(
  design: Design,
  sources: readonly Design[],
): { readonly design: Design; readonly putBack: readonly (readonly [record: string, id: Id])[] } {
  const putBack: (readonly [string, Id])[] = [];
  let whole = design;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wrong = inconsistencies(whole);
    if (wrong.length === 0) break;
    for (const one of wrong) {
      const mended =
        one.missing === undefined
          ? asOneSideHasIt(whole, one, sources)
          : withThing(whole, one.missing, sources);
      if (mended === undefined) continue;
      whole = mended.design;
      putBack.push(mended.at);
    }
  }
  return { design: whole, putBack: unique(putBack) };
}

type Mended = { readonly design: Design; readonly at: readonly [string, Id] };

function withThing(
  design: Design,
  { what, id }: NonNullable<Inconsistency['missing']>,
  sources: readonly Design[],
): Mended | undefined {
  const record = RECORD_OF[what];
  if (record === undefined) return undefined;
  const held = design[record] as Entries;
  const source = sources.find((side) => entryOf(side[record] as Entries, id) !== undefined);
  if (source === undefined || Object.hasOwn(held, id)) return undefined;
  const entry = (source[record] as Entries)[id];
  return { design: { ...design, [record]: { ...held, [id]: entry } }, at: [record, id] };
}

/** Fields of one thing that each side changed and that do not go together: the thing as the first side has it. */
function asOneSideHasIt(
  design: Design,
  { path }: Inconsistency,
  sources: readonly Design[],
): Mended | undefined {
  const [record, id] = path;
  if (typeof record !== 'string' || typeof id !== 'string') return undefined;
  const of = record as keyof Design;
  const source = sources.find((side) => entryOf(side[of] as Entries, id) !== undefined);
  if (source === undefined) return undefined;
  const entry = (source[of] as Entries)[id];
  return { design: { ...design, [of]: { ...(design[of] as Entries), [id]: entry } }, at: [record, id] };
}

function unique(list: readonly (readonly [string, Id])[]): readonly (readonly [string, Id])[] {
  return [...new Map(list.map((at) => [at.join('/'), at])).values()];
}
