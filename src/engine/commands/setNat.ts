import { z } from '../schema.ts';

import { idSchema, isSingle, natSchema, type NatMode } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';

const labels: Readonly<Record<NatMode, string>> = {
  'per-zone': 'Use a NAT gateway per zone',
  single: 'Use a single NAT gateway',
  regional: 'Use a regional NAT gateway',
  'instance-per-zone': 'Use a NAT instance per zone',
  instance: 'Use a single NAT instance',
  none: 'Use no NAT',
};

/**
 * Chooses how private subnets leave: NAT gateways or instances, one per zone or a single one, the regional gateway, or
 * none. `zone` says where the single one stands; left out, the choice made before stays, and `null` means the first
 * zone with a public subnet; where zones do not matter it is forgotten. Refuses with `setNat/unknown-zone`. That a region may not have the regional gateway is a
 * finding.
 */
export const setNat = defineCommand({
  schema: z.strictObject({
    type: z.literal('setNat'),
    mode: natSchema.shape.mode,
    zone: idSchema.nullable().optional(),
  }),
  apply: (design, { mode, zone: asked }) => {
    const zone = isSingle(mode) ? (asked === undefined ? design.nat.zone : asked) : null;
    const known = zone === null ? ok(null) : lookUp(design, 'setNat', 'zone', zone);
    return known.ok ? ok({ ...design, nat: { mode, zone } }) : known;
  },
  label: (design, { mode, zone }) => {
    const where =
      !isSingle(mode) || zone === undefined || zone === null ? '' : ` in ${nameIn(design.zones, zone)}`;
    return `${labels[mode]}${where}`;
  },
});
