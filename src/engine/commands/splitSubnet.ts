import { z } from '../schema.ts';

import { cidrEnd, formatCidr, splitInto } from '../cidr/cidr.ts';
import { idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { blockIn } from '../planning/plan.ts';
import { err, ok } from '../result.ts';
import { checkReshaping } from './deployedSubnets.ts';
import { defineCommand } from './definition.ts';
import { freeId } from './ids.ts';
import { checkNewId, lookUp, nameIn } from './lookUp.ts';
import { freeName, newSubnetId } from './newSubnet.ts';

/** The longest prefix AWS takes for a subnet (Subnet sizing, Amazon VPC User Guide). */
const LONGEST = 28;

/**
 * Cuts a subnet into its two halves, in the same zone and tier and with the same tables. The lower half stays the
 * subnet that it was; the upper one is new, without IPv6, since a /64 belongs to one subnet.
 *
 * Refuses with `splitSubnet/unknown-subnet`, `/not-placed`, `/too-small` for a /28, `/deployed`, or `/id-taken`.
 */
export const splitSubnet = defineCommand({
  schema: z.strictObject({
    type: z.literal('splitSubnet'),
    id: idSchema,
    newId: idSchema.optional(),
    newName: nameText.optional(),
  }),
  apply: (design, { id, newId: wanted, newName }) => {
    const found = lookUp(design, 'splitSubnet', 'subnet', id);
    if (!found.ok) return found;
    const subnet = found.value;
    const whole = blockIn(subnet.cidr);
    if (whole === undefined) {
      return err({
        type: 'splitSubnet/not-placed',
        message: `${subnet.name} has no addresses yet that could be split; give it a block first.`,
        subject: `subnet:${id}`,
      });
    }
    if (whole.prefix >= LONGEST) {
      return err({
        type: 'splitSubnet/too-small',
        message: `${subnet.name} is a /${whole.prefix}, and a /${LONGEST} is the smallest subnet in AWS; enlarge it first.`,
        subject: `subnet:${id}`,
      });
    }
    const reshaped = checkReshaping(design, 'splitSubnet', id, 'shrink');
    if (!reshaped.ok) return reshaped;
    const newId = wanted ?? newSubnetId(design, subnet.tier, subnet.zone);
    const unused = checkNewId(design.subnets, 'splitSubnet', newId, freeId(design.subnets, newId));
    if (!unused.ok) return unused;
    const [lower = whole] = splitInto(whole, whole.prefix + 1);
    const upper = { base: cidrEnd(lower) + 1, prefix: lower.prefix };
    const siblings = Object.values(design.subnets).filter(({ tier }) => tier === subnet.tier);
    const name = newName ?? freeName(siblings, subnet.name);
    const subnets = {
      ...design.subnets,
      [id]: { ...subnet, cidr: formatCidr(lower) },
      [newId]: { ...subnet, name, cidr: formatCidr(upper), ipv6: null },
    };
    return ok({ ...design, subnets });
  },
  label: (design, { id }) => `Split ${nameIn(design.subnets, id)} in two`,
});
