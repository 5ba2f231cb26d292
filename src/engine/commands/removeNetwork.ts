import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { without } from './records.ts';

/** Removes another network from the list. Refuses with `removeNetwork/unknown-network`. */
export const removeNetwork = defineCommand({
  schema: z.strictObject({ type: z.literal('removeNetwork'), id: idSchema }),
  apply: (design, { id }) => {
    const network = lookUp(design, 'removeNetwork', 'network', id);
    if (!network.ok) return network;
    return ok({ ...design, networks: without(design.networks, id) });
  },
  label: (design, { id }) => `Remove the network ${nameIn(design.networks, id)}`,
});
