import type { Party } from './party.ts';
import type { Site } from './site.ts';

/**
 * The parties, of which those that are as they were are the very objects of before. Whoever remembers answers by party
 * then finds them again exactly when nothing that they hang on has changed.
 */
export function keptParties(before: readonly Party[], after: readonly Party[]): readonly Party[] {
  const known = new Map(before.map((party) => [party.ref, party]));
  return after.map((party) => {
    const was = known.get(party.ref);
    return was !== undefined && isSame(was, party) ? was : party;
  });
}

function isSame(a: Party, b: Party): boolean {
  return (
    a.label === b.label &&
    a.tier === b.tier &&
    a.policy === b.policy &&
    a.isPublic === b.isPublic &&
    a.opens === b.opens &&
    sameSites(a.inside, b.inside) &&
    sameSites(a.outside, b.outside)
  );
}

function sameSites(a: readonly Site[], b: readonly Site[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((site, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        site.acl?.acl === other.acl?.acl &&
        site.routing === other.routing &&
        site.subnets.length === other.subnets.length &&
        site.subnets.every((subnet, position) => subnet === other.subnets[position])
      );
    })
  );
}
