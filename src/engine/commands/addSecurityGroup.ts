import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { descriptionText, groupNameText } from '../design/text.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { checkGroupName } from './groupNames.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId } from './lookUp.ts';

/**
 * Adds a security group without rules: it lets nothing in and nothing out. Its description is its name when none is
 * given, since AWS demands one.
 *
 * Refuses with `addSecurityGroup/name-taken` or `/id-taken`.
 */
export const addSecurityGroup = defineCommand({
  schema: z.strictObject({
    type: z.literal('addSecurityGroup'),
    id: idSchema.optional(),
    name: groupNameText,
    description: descriptionText.optional(),
  }),
  apply: (design, { id: asked, name, description = name }) => {
    const free = checkGroupName(design, 'addSecurityGroup', name);
    if (!free.ok) return free;
    const { securityGroups } = design;
    const id = asked ?? freeId(securityGroups, idFrom(name.replace(/-sg$/i, ''), 'group'));
    const unused = checkNewId(securityGroups, 'addSecurityGroup', id, freeId(securityGroups, id));
    if (!unused.ok) return unused;
    return ok({ ...design, securityGroups: { ...securityGroups, [id]: { name, description, notes: '' } } });
  },
  label: (_, { name }) => `Add security group ${name}`,
});
