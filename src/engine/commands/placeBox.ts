import { z } from '../schema.ts';

import { coordinate, refText } from '../design/design.ts';
import { endName } from '../design/traffic.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { readEnd } from './flows.ts';

/**
 * Puts a box of the security graph where a person wants it, in scene units from the graph's corner.
 *
 * Refuses with those of `readEnd` a ref that is no box of the graph.
 */
export const placeBox = defineCommand({
  schema: z.strictObject({ type: z.literal('placeBox'), ref: refText, x: coordinate, y: coordinate }),
  apply: (design, { ref, x, y }) => {
    const box = readEnd(design, 'placeBox', ref);
    if (!box.ok) return box;
    return ok({ ...design, positions: { ...design.positions, [ref]: { x, y } } });
  },
  label: (design, { ref }) => `Move the box of ${endName(design, ref)}`,
});
