import { standingSignature } from '../signatures/signatures.ts';
import { ownSource, type FindingRule } from './rule.ts';

const REVIEWED = { security: 'the security of the network', design: 'the design' } as const;

/** A review that was signed, and what it was about has changed since. */
export const signOffOutdated: FindingRule = {
  id: 'signOffOutdated',
  title: 'A signature under a review is out of date',
  severity: 'warning',
  source: ownSource('What was signed, by its digest'),
  find: ({ signatures, design }) =>
    (['security', 'design'] as const).flatMap((of) => {
      const signature = standingSignature(signatures, of);
      if (signature === undefined || signature.current) return [];
      const { by, on, revision, id } = signature;
      return [
        {
          about: of,
          title: `${by} signed off ${REVIEWED[of]} at revision ${revision} on ${on}, and it has changed since.`,
          why: `The design is at revision ${design.revision}. Review what changed and sign again, or undo the change; the old signature then stands again.`,
          subjects: [`sign-off:${id}`],
        },
      ];
    }),
};
