import { z } from '../schema.ts';

import { idSchema, natSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';

/**
 * Chooses a NAT gateway per zone, a single one, or none. `zone` says where the single one stands; left out, the choice
 * made before stays, and `null` means the first zone with a public subnet. Refuses with `setNat/unknown-zone`.
 */
export const setNat = defineCommand({
  schema: z.strictObject({
    type: z.literal('setNat'),
    mode: natSchema.shape.mode,
    zone: idSchema.nullable().optional(),
  }),
  apply: (design, { mode, zone: asked }) => {
    const zone = mode === 'single' ? (asked === undefined ? design.nat.zone : asked) : null;
    const known = zone === null ? ok(null) : lookUp(design, 'setNat', 'zone', zone);
    return known.ok ? ok({ ...design, nat: { mode, zone } }) : known;
  },
  label: (design, { mode, zone }) => {
    if (mode === 'per-zone') return 'Use a NAT gateway per zone';
    if (mode === 'none') return 'Use no NAT gateway';
    const where = zone === undefined || zone === null ? '' : ` in ${nameIn(design.zones, zone)}`;
    return `Use a single NAT gateway${where}`;
  },
});
