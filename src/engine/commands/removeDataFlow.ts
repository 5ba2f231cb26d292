import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { endName } from './dataFlows.ts';
import { defineCommand } from './definition.ts';
import { unknownId } from './lookUp.ts';
import { without } from './records.ts';

/**
 * Takes back what was stated about a flow; where something is assumed about it, that counts again.
 * Refuses with `removeDataFlow/unknown-data-flow` a flow that nobody stated.
 */
export const removeDataFlow = defineCommand({
  schema: z.strictObject({ type: z.literal('removeDataFlow'), id: idSchema }),
  apply: (design, { id }) => {
    const { dataTransfer } = design;
    if (entryOf(dataTransfer.flows, id) === undefined) {
      return err(unknownId('removeDataFlow', 'data flow', id, dataTransfer.flows));
    }
    return ok({ ...design, dataTransfer: { ...dataTransfer, flows: without(dataTransfer.flows, id) } });
  },
  label: (design, { id }) => {
    const flow = entryOf(design.dataTransfer.flows, id);
    return flow === undefined
      ? `Take back the traffic ${id}`
      : `Take back the traffic from ${endName(design, flow.from)} to ${endName(design, flow.to)}`;
  },
});
