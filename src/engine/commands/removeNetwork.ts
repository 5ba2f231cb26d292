import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { withoutFlowsOf } from './dataFlows.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { without } from './records.ts';

/**
 * Removes another network from the list, with the data flows to and from it. Refuses with
 * `removeNetwork/unknown-network`, or `/routed` while a route table of the design's own leads to it.
 */
export const removeNetwork = defineCommand({
  schema: z.strictObject({ type: z.literal('removeNetwork'), id: idSchema }),
  apply: (design, { id }) => {
    const network = lookUp(design, 'removeNetwork', 'network', id);
    if (!network.ok) return network;
    const table = Object.values(design.routeTables).find(({ routes }) =>
      routes.some(({ target }) => target.kind === 'peering' && target.network === id),
    );
    if (table !== undefined) {
      return err({
        type: 'removeNetwork/routed',
        message: `Route table ${table.name} leads to ${network.value.name}; change that route first.`,
        subject: `network:${id}`,
      });
    }
    return ok({
      ...design,
      networks: without(design.networks, id),
      dataTransfer: withoutFlowsOf(design, 'network', id),
    });
  },
  label: (design, { id }) => `Remove the network ${nameIn(design.networks, id)}`,
});
