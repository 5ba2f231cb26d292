import { type Design, MOST_ANCESTORS } from '../design/design.ts';
import { digestOf } from '../evaluation/signatures/digest.ts';

/*
 * How two copies of a design know each other: a design remembers digests of the states in which it went through a file.
 * A copy that comes back names the state it left with, and whoever still has that state can merge with nothing lost.
 */

/** The digest of a design's state: of everything in it but the states it remembers. */
export function stateDigest(design: Design): string {
  return digestOf({ ...design, ancestors: [] });
}

/** The design with this state among those it remembers, as the newest; the same design when it is the newest already. */
export function withAncestor(design: Design, digest: string): Design {
  if (design.ancestors.at(-1) === digest) return design;
  const others = design.ancestors.filter((other) => other !== digest);
  return { ...design, ancestors: [...others, digest].slice(-MOST_ANCESTORS) };
}

/** A design with its own state among those it remembers, as it goes into a file and comes out of one. */
export function throughFile(design: Design): Design {
  const digest = stateDigest(design);
  return design.ancestors.includes(digest) ? design : withAncestor(design, digest);
}

/** How two designs are related. */
export type Kinship<State> =
  /** A state that both come from is at hand: what each changed since is known. */
  | { readonly kind: 'known'; readonly state: State }
  /** They come from one design, and none of the states they share is at hand. */
  | { readonly kind: 'lost' }
  /** Nothing shows that one is a copy of the other. */
  | { readonly kind: 'strangers' };

/**
 * The newest state that `theirs` remembers and that is at hand: `states` are those of the other design, by their
 * digest. Their own state counts: a copy of what is at hand. `remembered` are all that the other design went through.
 */
export function kinshipOf<State>(
  theirs: Design,
  states: ReadonlyMap<string, State>,
  remembered: readonly string[],
): Kinship<State> {
  const named = [...theirs.ancestors, stateDigest(theirs)];
  const shared = named.findLast((digest) => states.has(digest));
  const state = shared === undefined ? undefined : states.get(shared);
  if (state !== undefined) return { kind: 'known', state };
  return { kind: named.some((digest) => remembered.includes(digest)) ? 'lost' : 'strangers' };
}
