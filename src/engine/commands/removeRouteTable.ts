import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { mapping, without } from './records.ts';

/**
 * Removes a route table; its subnets follow their tier's access again. Refuses with
 * `removeRouteTable/unknown-route-table`.
 */
export const removeRouteTable = defineCommand({
  schema: z.strictObject({ type: z.literal('removeRouteTable'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeRouteTable', 'route table', id);
    if (!found.ok) return found;
    const routeTables = without(design.routeTables, id);
    const subnets = mapping(design.subnets, (subnet) =>
      subnet.routeTable === id ? { ...subnet, routeTable: null } : subnet,
    );
    return ok({ ...design, routeTables, subnets });
  },
  label: (design, { id }) => `Remove route table ${nameIn(design.routeTables, id)}`,
});
