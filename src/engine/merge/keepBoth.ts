import { freeId } from '../commands/ids.ts';
import { sameValue } from '../commands/sameValue.ts';
import { type Design, entryOf, type Id } from '../design/design.ts';
import { digestOf } from '../evaluation/signatures/digest.ts';

/** Records in which two people can give the same id to different things, and nothing of the network names an entry. */
const APART = ['rules', 'signOffs', 'intents', 'decisions'] as const;

type Loose = (typeof APART)[number];

/**
 * Both copies, made ready to be merged: where each added something of its own under the same id, the one gets another
 * id, so that both are kept. Which one does not depend on the side.
 */
export function keepBothApart(
  base: Design | null,
  ours: Design,
  theirs: Design,
): { readonly ours: Design; readonly theirs: Design } {
  let sides = { ours, theirs };
  for (const record of APART) sides = apartIn(record, base, sides);
  return sides;
}

function apartIn(record: Loose, base: Design | null, sides: { ours: Design; theirs: Design }) {
  let { ours, theirs } = sides;
  for (const id of Object.keys(theirs[record])) {
    const [mine, other] = [entryOf<unknown>(ours[record], id), entryOf<unknown>(theirs[record], id)];
    if (mine === undefined || sameValue(mine, other) || !isNewInBoth(record, base, id, other)) continue;
    const taken = { ...ours[record], ...theirs[record] };
    if (digestOf(mine) < digestOf(other))
      theirs = withNewId(theirs, record, id, placeFor(ours[record], taken, id, other));
    else ours = withNewId(ours, record, id, placeFor(theirs[record], taken, id, mine));
  }
  return { ours, theirs };
}

/** Without a common version only signatures are told apart: two states of one thing are a conflict, two signatures are not. */
function isNewInBoth(record: Loose, base: Design | null, id: Id, entry: unknown): boolean {
  if (record === 'decisions' && (entry as Design['decisions'][string]).point !== null) return false;
  if (record === 'signOffs') return base === null || entryOf(base.signOffs, id) === undefined;
  return base !== null && entryOf<unknown>(base[record], id) === undefined;
}

/** Where the other side has the very entry already, under another id from an earlier merge: there; else a free id. */
function placeFor(
  other: Readonly<Record<Id, unknown>>,
  taken: Readonly<Record<Id, unknown>>,
  id: Id,
  entry: unknown,
): Id {
  const there = Object.keys(other).find((key) => sameValue(other[key], entry));
  return there ?? freeId(taken, id);
}

/** The design with an entry under another id, and what was said about a rule with it. */
function withNewId(design: Design, record: Loose, from: Id, to: Id): Design {
  const entries = Object.entries(design[record]).map(
    ([id, entry]) => [id === from ? to : id, entry] as const,
  );
  const comments = Object.entries(design.comments).map(
    ([id, comment]) =>
      [
        id,
        record === 'rules' && comment.subject === `rule:${from}`
          ? { ...comment, subject: `rule:${to}` }
          : comment,
      ] as const,
  );
  return {
    ...design,
    [record]: Object.fromEntries<unknown>(entries) as Design[Loose],
    comments: Object.fromEntries(comments),
  };
}
