import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { without } from './records.ts';

/** Removes a subnet; its slot stays with its tier. Refuses with `removeSubnet/unknown-subnet`. */
export const removeSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('removeSubnet'), id: idSchema }),
  apply: (design, { id }) => {
    const subnet = lookUp(design, 'removeSubnet', 'subnet', id);
    return subnet.ok ? ok({ ...design, subnets: without(design.subnets, id) }) : subnet;
  },
  label: (design, { id }) => `Remove ${nameIn(design.subnets, id)}`,
});
