import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { settleAll } from './newSubnet.ts';
import { addressFamilies, withFamily } from './subnetIpv6.ts';

/** What each choice of addresses is called in a label. */
export const familyWords = { ipv4: 'IPv4 alone', 'dual-stack': 'IPv4 and IPv6', ipv6: 'IPv6 alone' } as const;

/**
 * Gives a subnet IPv4, IPv6 or both. Its /64 is the one it has, `index` of the VPC's 256, or the lowest free one.
 *
 * Refuses with `setSubnetIpv6/unknown-subnet`, `/no-vpc-ipv6`, `/taken` with the next free one, `/full`, or `/no-room`
 * for IPv4 that it did not have.
 */
export const setSubnetIpv6 = defineCommand({
  schema: z.strictObject({
    type: z.literal('setSubnetIpv6'),
    id: idSchema,
    family: z.enum(addressFamilies),
    index: z.int().min(0).max(255).optional(),
  }),
  apply: (design, { id, family, index }) => {
    const found = lookUp(design, 'setSubnetIpv6', 'subnet', id);
    if (!found.ok) return found;
    const changed = withFamily(design, 'setSubnetIpv6', id, family, index);
    return changed.ok ? settleAll(changed.value, 'setSubnetIpv6', [id]) : changed;
  },
  label: (design, { id, family }) => `Give ${nameIn(design.subnets, id)} ${familyWords[family]}`,
});
