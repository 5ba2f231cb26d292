import { z } from '../schema.ts';

import { cidrText, entryOf, idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { readHeldRange } from './heldRange.ts';
import { nameIn, unknownId } from './lookUp.ts';
import { given } from './records.ts';

/**
 * Moves, resizes or renames a held range; what it leaves is free again.
 *
 * Refuses with `setHeldRange/unknown-held-range`, `/not-a-block`, `/outside-vpc`, or `/overlap` with a subnet, a tier's
 * region or another held range, naming it and the nearest free block of that size.
 */
export const setHeldRange = defineCommand({
  schema: z.strictObject({
    type: z.literal('setHeldRange'),
    id: idSchema,
    name: nameText.optional(),
    cidr: cidrText.optional(),
  }),
  apply: (design, { id, name, cidr }) => {
    const { held } = design.vpc;
    const before = entryOf(held, id);
    if (before === undefined) return err(unknownId('setHeldRange', 'held range', id, held));
    if (cidr !== undefined && cidr !== before.cidr) {
      const range = readHeldRange(design, cidr, { command: 'setHeldRange', held: id });
      if (!range.ok) return range;
    }
    const range = { ...before, ...given({ name, cidr }) };
    return ok({ ...design, vpc: { ...design.vpc, held: { ...held, [id]: range } } });
  },
  label: (design, { id, name, cidr }) => {
    const before = nameIn(design.vpc.held, id);
    if (cidr === undefined) return `Rename ${before}${name === undefined ? '' : ` to ${name}`}`;
    return `Keep ${cidr} free (${name ?? before})`;
  },
});
