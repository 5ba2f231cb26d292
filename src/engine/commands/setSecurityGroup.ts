import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { descriptionText, groupNameText, noteText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { checkGroupName } from './groupNames.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { given } from './records.ts';

/**
 * Changes a security group's name, description or notes. Refuses with `setSecurityGroup/unknown-security-group` or
 * `/name-taken`.
 */
export const setSecurityGroup = defineCommand({
  schema: z.strictObject({
    type: z.literal('setSecurityGroup'),
    id: idSchema,
    name: groupNameText.optional(),
    description: descriptionText.optional(),
    notes: noteText.optional(),
  }),
  apply: (design, { id, name, description, notes }) => {
    const found = lookUp(design, 'setSecurityGroup', 'security group', id);
    if (!found.ok) return found;
    const free = name === undefined ? ok(null) : checkGroupName(design, 'setSecurityGroup', name, id);
    if (!free.ok) return free;
    const group = { ...found.value, ...given({ name, description, notes }) };
    return ok({ ...design, securityGroups: { ...design.securityGroups, [id]: group } });
  },
  label: (design, { id, name }) => {
    const current = nameIn(design.securityGroups, id);
    return name === undefined ? `Describe ${current}` : `Rename ${current} to ${name}`;
  },
});
