import { z } from '../schema.ts';

import { cidrText, idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { readHeldRange } from './heldRange.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId } from './lookUp.ts';

/**
 * Keeps a range of the VPC free, for peering for example; nothing is placed in it from then on.
 *
 * Refuses with `holdRange/not-a-block`, `/id-taken`, `/outside-vpc`, or `/overlap` with a subnet, a tier's region or
 * another held range, naming it and the nearest free block of that size.
 */
export const holdRange = defineCommand({
  schema: z.strictObject({
    type: z.literal('holdRange'),
    id: idSchema.optional(),
    name: nameText,
    cidr: cidrText,
  }),
  apply: (design, { id: asked, name, cidr }) => {
    const { held } = design.vpc;
    const id = asked ?? freeId(held, idFrom(name, 'range'));
    const unused = checkNewId(held, 'holdRange', id, freeId(held, id));
    if (!unused.ok) return unused;
    const range = readHeldRange(design, cidr, { command: 'holdRange' });
    if (!range.ok) return range;
    return ok({ ...design, vpc: { ...design.vpc, held: { ...held, [id]: { name, cidr } } } });
  },
  label: (_, { name, cidr }) => `Keep ${cidr} free (${name})`,
});
