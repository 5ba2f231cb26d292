import { z } from '../schema.ts';

import { type Cidr, cidrAround, contains, formatCidr, overlaps } from '../cidr/cidr.ts';
import { type Design, entryOf, type Id, idSchema, type Subnet, tierSchema } from '../design/design.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { blockIn, planOf } from '../planning/plan.ts';
import { nearestFreeBlock, noRoom, takenBeside } from '../planning/room.ts';
import { err, ok } from '../result.ts';
import { type Edit, defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { settleAll } from './newSubnet.ts';

/**
 * Gives a subnet another size: where it is when nothing is in the way (a smaller one keeps its first address, a larger
 * one grows around it), otherwise where the plan finds room. One that is deployed is replaced while it still stands, so
 * it always gets addresses of its own.
 *
 * Refuses with `resizeSubnet/unknown-subnet`, `/ipv6-only`, `/no-room`, or `/pinned` when the block a person chose cannot grow where
 * it is.
 */
export const resizeSubnet = defineCommand({
  schema: z.strictObject({ type: z.literal('resizeSubnet'), id: idSchema, prefix: tierSchema.shape.prefix }),
  apply: (design, { id, prefix }) => {
    const found = lookUp(design, 'resizeSubnet', 'subnet', id);
    if (!found.ok) return found;
    const subnet = found.value;
    if (isIpv6Only(subnet)) return err(withoutIpv4(id, subnet));
    const old = blockIn(subnet.cidr);
    if (old?.prefix === prefix) return ok(design);
    if (old === undefined) return withCidr(design, id, subnet, `/${prefix}`, []);
    const wanted = cidrAround(old.base, prefix);
    const deployed = entryOf(design.deployment?.subnetIds ?? {}, id) !== undefined;
    const inPlace = isFree(design, id, subnet, wanted) && (subnet.pinned || !deployed);
    if (inPlace) return withCidr(design, id, subnet, formatCidr(wanted), []);
    if (subnet.pinned) return err(cannotGrow(design, id, subnet, wanted));
    return withCidr(design, id, subnet, `/${prefix}`, deployed ? [old] : []);
  },
  label: (design, { id, prefix }) => `Resize ${nameIn(design.subnets, id)} to /${prefix}`,
});

function withoutIpv4(id: Id, { name }: Subnet) {
  return {
    type: 'resizeSubnet/ipv6-only',
    message: `${name} has IPv6 addresses alone, always a /64; give it IPv4 as well to choose a size.`,
    subject: `subnet:${id}`,
  };
}

function isFree(design: Design, id: Id, { tier }: Subnet, wanted: Cidr): boolean {
  const plan = planOf(design);
  return (
    plan.blocks.some((block) => contains(block, wanted)) &&
    !takenBeside(plan, id, tier).some((cidr) => overlaps(cidr, wanted))
  );
}

function withCidr(design: Design, id: Id, subnet: Subnet, cidr: string, alsoTaken: readonly Cidr[]): Edit {
  const subnets = { ...design.subnets, [id]: { ...subnet, cidr } };
  return settleAll({ ...design, subnets }, 'resizeSubnet', [id], alsoTaken);
}

function cannotGrow(design: Design, id: Id, subnet: Subnet, wanted: Cidr) {
  const plan = planOf(design);
  const free = nearestFreeBlock(plan.blocks, takenBeside(plan, id, subnet.tier), wanted);
  if (free === undefined) return noRoom(design, 'resizeSubnet', subnet.name, wanted.prefix, subnet.tier);
  return {
    type: 'resizeSubnet/pinned',
    message: `${subnet.name} is pinned to ${subnet.cidr} and ${formatCidr(wanted)} is not free; pin it to ${formatCidr(free)} or let the plan place it.`,
    subject: `subnet:${id}`,
  };
}
