import type { ShownPath } from '../../editor/editorState.ts';
import { type Design, entryOf, type Id, type Ref } from '../../engine/design/design.ts';
import type { AnswerHop, AnswerWay } from '../../engine/evaluation/reachability/reachAnswer.ts';

/**
 * A way as the canvas draws it: from every subnet that takes it, to the subnet at the other end in the same zone where
 * there is one, so that each subnet is met once and not each with each.
 */
export function shownPathOfWay(design: Design, way: AnswerWay, words: string): ShownPath {
  const { from, to, hops, back, blockedBy } = way;
  const pairs = pairsByZone(design, from.subnets, to.subnets);
  const blockedAt = blockedBy === null ? null : hops.findIndex(({ left }) => left === 'nothing');
  return {
    ways: pairs.map((pair) => oneWay(way, pair)),
    back: back.map(({ ref }) => ref),
    blockedAt,
    words,
  };
}

type Pair = { readonly source: Id | null; readonly target: Id | null };

function oneWay({ from, to, hops }: AnswerWay, { source, target }: Pair): readonly Ref[] {
  const placeOf = (subnet: Id | null, ref: Ref): Ref => (subnet === null ? ref : `subnet:${subnet}`);
  const [first, last] = [placeOf(source, from.ref), placeOf(target, to.ref)];
  const refs = hops.map(({ kind, ref }: AnswerHop): Ref =>
    kind === 'source' ? first : kind === 'destination' ? last : ref,
  );
  // A way that is blocked early has no destination among its hops.
  return refs.at(-1) === last ? refs : [...refs, last];
}

function pairsByZone(design: Design, sources: readonly Id[], targets: readonly Id[]): readonly Pair[] {
  const zoneOf = (subnet: Id) => entryOf(design.subnets, subnet)?.zone;
  const beside = (subnet: Id, others: readonly Id[]): Id | null =>
    others.find((other) => zoneOf(other) === zoneOf(subnet)) ?? others[0] ?? null;
  const outward = sources.map((source): Pair => ({ source, target: beside(source, targets) }));
  const met = new Set(outward.map(({ target }) => target));
  const inward = targets
    .filter((target) => !met.has(target))
    .map((target): Pair => ({ source: beside(target, sources), target }));
  const pairs = [...outward, ...inward];
  return pairs.length > 0 ? pairs : [{ source: null, target: null }];
}
