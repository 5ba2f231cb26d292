import { z } from '../schema.ts';

import { cidrText, idSchema } from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { asksForPlace, prefixIn } from '../planning/plan.ts';
import { ok } from '../result.ts';
import { offeringWhatWorks } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { settleAll } from './newSubnet.ts';
import { readSubnetCidr } from './subnetCidr.ts';

/**
 * Pins a subnet to a block, or gives it back to the plan: `null` asks for a place of its present size, `/22` for one
 * of that size.
 *
 * A subnet that had IPv6 alone has both from then on.
 *
 * Refuses with `setSubnetCidr/unknown-subnet`, `/no-room`, and those of `readSubnetCidr`, which name what is in the
 * way and the nearest free block.
 */
export const setSubnetCidr = defineCommand({
  schema: z.strictObject({ type: z.literal('setSubnetCidr'), id: idSchema, cidr: cidrText.nullable() }),
  apply: (design, { id, cidr }) => {
    const found = lookUp(design, 'setSubnetCidr', 'subnet', id);
    if (!found.ok) return found;
    const subnet = found.value;
    if (subnet.cidr === cidr && !isIpv6Only(subnet)) {
      const pinned = !asksForPlace(cidr);
      return ok({ ...design, subnets: { ...design.subnets, [id]: { ...subnet, pinned } } });
    }
    const text = cidr ?? `/${prefixIn(subnet.cidr) ?? design.tiers[subnet.tier]?.prefix ?? 24}`;
    const placed = (wanted: string): Edit => {
      const asked = readSubnetCidr(design, wanted, {
        command: 'setSubnetCidr',
        tier: subnet.tier,
        subnet: id,
      });
      if (!asked.ok) return asked;
      const subnets = { ...design.subnets, [id]: { ...subnet, ...asked.value } };
      return settleAll({ ...design, subnets }, 'setSubnetCidr', [id]);
    };
    return offeringWhatWorks(placed, text);
  },
  label: (design, { id, cidr }) => {
    const name = nameIn(design.subnets, id);
    return cidr === null || asksForPlace(cidr) ? `Let the plan place ${name}` : `Pin ${name} to ${cidr}`;
  },
});
