import { z } from '../schema.ts';

import { dataFlowSchema, idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { checkEnds, endName } from './dataFlows.ts';
import { defineCommand } from './definition.ts';

/**
 * States how much data two ends exchange. A flow with the id of a stated one replaces it, and one with the id of an
 * assumed flow takes its place.
 *
 * Refuses with `setDataFlow/unknown-tier` or `/unknown-network`, `/same-end`, or `/outside` when no end is a tier.
 */
export const setDataFlow = defineCommand({
  schema: z.strictObject({ type: z.literal('setDataFlow'), id: idSchema, flow: dataFlowSchema }),
  apply: (design, { id, flow }) => {
    const ends = checkEnds(design, 'setDataFlow', flow);
    if (!ends.ok) return ends;
    const { dataTransfer } = design;
    return ok({
      ...design,
      dataTransfer: { ...dataTransfer, flows: { ...dataTransfer.flows, [id]: flow } },
    });
  },
  label: (design, { flow: { from, to } }) =>
    `State the traffic from ${endName(design, from)} to ${endName(design, to)}`,
});
