import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { settleAll } from './newSubnet.ts';
import { familyWords } from './setSubnetIpv6.ts';
import { addressFamilies, withFamily } from './subnetIpv6.ts';

/**
 * Gives every subnet of a tier IPv4, IPv6 or both, each as `setSubnetIpv6` does, in the order of the zones.
 * Refuses with `setTierIpv6/unknown-tier`, `/no-vpc-ipv6`, `/full`, or `/no-room`.
 */
export const setTierIpv6 = defineCommand({
  schema: z.strictObject({ type: z.literal('setTierIpv6'), id: idSchema, family: z.enum(addressFamilies) }),
  apply: (design, { id, family }) => {
    const tier = lookUp(design, 'setTierIpv6', 'tier', id);
    if (!tier.ok) return tier;
    const zones = Object.keys(design.zones);
    const subnets = Object.entries(design.subnets)
      .filter(([, subnet]) => subnet.tier === id)
      .sort(([, a], [, b]) => zones.indexOf(a.zone) - zones.indexOf(b.zone))
      .map(([subnet]) => subnet);
    let changed = design;
    for (const subnet of subnets) {
      const next = withFamily(changed, 'setTierIpv6', subnet, family);
      if (!next.ok) return next;
      changed = next.value;
    }
    return settleAll(changed, 'setTierIpv6', subnets);
  },
  label: (design, { id, family }) => `Give ${nameIn(design.tiers, id)} ${familyWords[family]}`,
});
