import type { Design, Id, SignOff } from '../../design/design.ts';
import { designDigest, securityDigest } from './reviewed.ts';

/** A signature under a review, and whether the design is still what was signed. */
export type Signature = SignOff & {
  readonly id: Id;
  /** Whether nothing that was reviewed has changed since. */
  readonly current: boolean;
};

const digestOfKind: Readonly<Record<SignOff['of'], (design: Design) => string>> = {
  security: securityDigest,
  design: designDigest,
};

/**
 * The signatures under the design's reviews, each with whether it still stands; the newest first, by the revision that
 * was signed. What nobody has signed is not digested.
 */
export function signaturesOf(design: Design): readonly Signature[] {
  const digests = new Map<SignOff['of'], string>();
  const today = (of: SignOff['of']) => {
    const digest = digests.get(of) ?? digestOfKind[of](design);
    digests.set(of, digest);
    return digest;
  };
  return Object.entries(design.signOffs)
    .map(([id, signOff]) => ({ id, ...signOff, current: signOff.digest === today(signOff.of) }))
    .sort((a, b) => b.revision - a.revision);
}

/** The newest signature of this kind; one that stands comes before any that does not. `undefined` when nobody signed. */
export function standingSignature(
  signatures: readonly Signature[],
  of: SignOff['of'],
): Signature | undefined {
  const ofKind = signatures.filter((signature) => signature.of === of);
  return ofKind.find(({ current }) => current) ?? ofKind[0];
}
