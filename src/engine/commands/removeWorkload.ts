import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { without } from './records.ts';

/** Removes a workload. Refuses with `removeWorkload/unknown-workload`. */
export const removeWorkload = defineCommand({
  schema: z.strictObject({ type: z.literal('removeWorkload'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeWorkload', 'workload', id);
    return found.ok ? ok({ ...design, workloads: without(design.workloads, id) }) : found;
  },
  label: (design, { id }) => `Remove ${nameIn(design.workloads, id)}`,
});
