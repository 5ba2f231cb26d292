import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { movedTo } from './records.ts';

/** Puts a zone at another position among the zones; addresses stay. Refuses with `moveZone/unknown-zone`. */
export const moveZone = defineCommand({
  schema: z.strictObject({ type: z.literal('moveZone'), id: idSchema, index: z.int().min(0) }),
  apply: (design, { id, index }) => {
    const zone = lookUp(design, 'moveZone', 'zone', id);
    return zone.ok ? ok({ ...design, zones: movedTo(design.zones, id, index) }) : zone;
  },
  label: (design, { id }) => `Reorder zone ${nameIn(design.zones, id)}`,
});
