import { z } from '../schema.ts';

import type { Design } from '../design/design.ts';
import { readDesign } from '../design/readDesign.ts';
import { nameText } from '../design/text.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/** A design as it comes in: what it holds is for the door to say. */
const someDesign = z.looseObject({ format: z.string(), version: z.number() }) as unknown as z.ZodType<Design>;

/**
 * Puts another state of the design in the place of this one, as one step: a version that is restored, or what merging
 * with a copy has made. It goes through the door like a file. `revision` is the one the new state was made for.
 *
 * Refuses with `putDesign/other-revision` when the design has been edited since, and as the door does.
 */
export const putDesign = defineCommand({
  schema: z.strictObject({
    type: z.literal('putDesign'),
    label: nameText,
    revision: z.int().min(0),
    design: someDesign,
  }),
  apply: (design, { revision, design: given }) => {
    if (revision !== design.revision) {
      return err({
        type: 'putDesign/other-revision',
        message: `This was made for revision ${revision}, and the design is at revision ${design.revision} by now; look at it again, then take it.`,
      });
    }
    const read = readDesign(given);
    return read.ok ? ok({ ...read.value, revision: Math.max(read.value.revision, design.revision) }) : read;
  },
  label: (_, { label }) => label,
});
