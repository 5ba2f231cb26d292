import { mayAssociate } from '../cidr/awsLimits.ts';
import { cidrAround, type Cidr, formatCidr, overlaps } from '../cidr/cidr.ts';
import { blockClashes, clashes } from '../cidr/clashes.ts';
import { block } from '../cidr/literal.ts';
import type { Design } from '../design/design.ts';
import { blockIn, planOf } from '../planning/plan.ts';
import { nearestFreeBlock } from '../planning/room.ts';
import { otherRanges, vpcSpaces } from '../planning/vpcBlockChoice.ts';

/*
 * Which further blocks AWS lets a VPC have, and which of them are wise. The rules are those of "IPv4 CIDR block
 * association restrictions" (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html), which also says
 * that a block may not be as large as, or larger than, a destination that a route table of the VPC has already.
 */

/** The ranges that AWS's table of restrictions is about, as people should see them answered. */
const families = [...vpcSpaces, block('172.31.0.0/16'), block('198.19.0.0/16')];

/** A block the VPC may be given. */
export type BlockCandidate = {
  readonly cidr: string;
  /** What else is known about it: "in 100.64.0.0/10"; empty when nothing speaks against it. */
  readonly notes: readonly string[];
};

/** One line of the table of restrictions, answered for a VPC. */
export type AssociationAnswer = {
  readonly range: string;
  readonly allowed: boolean;
  /** Why not, or a block of it that would do; one sentence. */
  readonly reason: string;
};

/**
 * Up to `most` free blocks of this size that AWS would associate with the design's VPC: two of each private range at
 * most, those first that meet none of the other networks, held ranges and well-known clashes.
 */
export function blockCandidates(design: Design, prefix: number, most = 4): readonly BlockCandidate[] {
  const existing = planOf(design).blocks;
  const wise = [...existing, ...foreign(design), ...clashRanges()];
  const found: Cidr[] = [];
  for (const range of vpcSpaces) {
    if (found.length < most) found.push(...freeIn(range, existing, wise, prefix, Math.min(2, most)));
  }
  const enough = found.slice(0, most);
  if (enough.length === most) return enough.map((cidr) => candidate(design, cidr));
  const unwise = vpcSpaces.flatMap((range) => freeIn(range, existing, [...existing, ...found], prefix, 2));
  return [...enough, ...unwise]
    .filter(
      (cidr) => !destinationsOf(design).some((route) => overlaps(route, cidr) && cidr.prefix <= route.prefix),
    )
    .slice(0, most)
    .map((cidr) => candidate(design, cidr));
}

/** The best block of this size that meets nothing known, or `undefined`. */
export function bestBlock(design: Design, prefix: number): string | undefined {
  return blockCandidates(design, prefix, 1).find(({ notes }) =>
    notes.every((note) => !note.startsWith('overlaps')),
  )?.cidr;
}

/** AWS's table of restrictions, answered for the blocks that the design's VPC has. */
export function associationAnswers(design: Design): readonly AssociationAnswer[] {
  const existing = planOf(design).blocks;
  return families.map((range) => {
    const prefix = Math.max(16, range.prefix);
    const [free] = freeIn(range, existing, existing, prefix, 1);
    if (free !== undefined) {
      return { range: formatCidr(range), allowed: true, reason: `AWS would add ${formatCidr(free)}.` };
    }
    const refusing = existing.find((one) => !mayAssociate([one], cidrAround(range.base, prefix)).ok);
    const reason =
      refusing === undefined
        ? 'Nothing of it is free.'
        : `AWS does not add it to a VPC with ${formatCidr(refusing)}.`;
    return { range: formatCidr(range), allowed: false, reason };
  });
}

/** The lowest blocks of `range` that are free of `taken` and that AWS associates with `existing`. */
function freeIn(
  range: Cidr,
  existing: readonly Cidr[],
  taken: readonly Cidr[],
  prefix: number,
  most: number,
): readonly Cidr[] {
  const found: Cidr[] = [];
  const closed = [...taken];
  while (found.length < most) {
    const next = nearestFreeBlock([range], closed, { base: range.base, prefix });
    if (next === undefined) break;
    const allowed = mayAssociate(existing, next);
    if (allowed.ok) found.push(next);
    // What is refused is refused by family: none of the rows cuts through a /16.
    closed.push(allowed.ok ? next : cidrAround(next.base, Math.min(16, prefix)));
  }
  return found;
}

function candidate(design: Design, cidr: Cidr): BlockCandidate {
  const others = Object.values(design.networks)
    .filter(({ cidrs }) => cidrs.some((text) => touches(cidr, text)))
    .map(({ name }) => `overlaps ${name}, with which it could not be connected`);
  const held = Object.values(design.vpc.held)
    .filter((range) => touches(cidr, range.cidr))
    .map(({ name }) => `overlaps the held range ${name}`);
  const shared = overlaps(cidr, block('100.64.0.0/10'))
    ? ['shared address space (RFC 6598): allowed, and often not routed on premises']
    : [];
  return {
    cidr: formatCidr(cidr),
    notes: [...others, ...held, ...blockClashes(cidr).map(({ reason }) => reason), ...shared],
  };
}

/** What a new block should keep clear of besides the VPC's own blocks. */
function foreign(design: Design): readonly Cidr[] {
  const held = planOf(design).held.map(({ cidr }) => cidr);
  return [...otherRanges(design), ...held, ...destinationsOf(design)];
}

/** Destinations of the design's own route tables; the default route is larger than any block and refuses none. */
function destinationsOf(design: Design): readonly Cidr[] {
  return Object.values(design.routeTables)
    .flatMap(({ routes }) => routes.flatMap(({ destination }) => blockIn(destination) ?? []))
    .filter(({ prefix }) => prefix > 0);
}

function clashRanges(): readonly Cidr[] {
  return clashes.filter(({ concerns }) => concerns === 'block').map(({ range }) => range);
}

function touches(cidr: Cidr, text: string): boolean {
  const other = blockIn(text);
  return other !== undefined && overlaps(cidr, other);
}
