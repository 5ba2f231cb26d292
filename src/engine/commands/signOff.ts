import { z } from '../schema.ts';

import { idSchema, signOffSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId } from './ids.ts';
import { checkNewId } from './lookUp.ts';

const { of, by, on, revision, digest, notes } = signOffSchema.shape;

/**
 * Puts a signature under a review of the design as it is. What was reviewed comes as its digest, from the evaluation; a
 * digest of anything else makes a signature that is out of date from the start.
 *
 * Refuses with `signOff/other-revision` when the design has been edited since the revision that is signed, and with
 * `signOff/id-taken`.
 */
export const signOff = defineCommand({
  schema: z.strictObject({
    type: z.literal('signOff'),
    id: idSchema.optional(),
    ...{ of, by, on, revision, digest, notes },
  }),
  apply: (
    design,
    { id: asked, of: what, by: who, on: day, revision: seen, digest: signedDigest, notes: said },
  ) => {
    const signed = { of: what, by: who, on: day, revision: seen, digest: signedDigest, notes: said };
    if (signed.revision !== design.revision) {
      return err({
        type: 'signOff/other-revision',
        message: `${signed.by} reviewed revision ${signed.revision} and the design is at revision ${design.revision}; look at what changed, then sign that one.`,
      });
    }
    const id = asked ?? freeId(design.signOffs, signed.of);
    const unused = checkNewId(design.signOffs, 'signOff', id, freeId(design.signOffs, id));
    if (!unused.ok) return unused;
    return ok({ ...design, signOffs: { ...design.signOffs, [id]: signed } });
  },
  label: (_, { of: what, by: who }) =>
    `Sign off ${what === 'security' ? 'the security review' : 'the design'} as ${who}`,
});
