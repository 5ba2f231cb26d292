import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { mapping, without } from './records.ts';

/**
 * Removes a network ACL; its subnets get the VPC's default one. Refuses with `removeNetworkAcl/unknown-network-acl`.
 */
export const removeNetworkAcl = defineCommand({
  schema: z.strictObject({ type: z.literal('removeNetworkAcl'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeNetworkAcl', 'network ACL', id);
    if (!found.ok) return found;
    const networkAcls = without(design.networkAcls, id);
    const subnets = mapping(design.subnets, (subnet) =>
      subnet.networkAcl === id ? { ...subnet, networkAcl: null } : subnet,
    );
    return ok({ ...design, networkAcls, subnets });
  },
  label: (design, { id }) => `Remove network ACL ${nameIn(design.networkAcls, id)}`,
});
