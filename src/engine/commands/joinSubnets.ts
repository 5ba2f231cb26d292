import { z } from '../schema.ts';

import { type Cidr, cidrAround, formatCidr } from '../cidr/cidr.ts';
import { checkSubnetBlock } from '../cidr/awsLimits.ts';
import { type Design, type Id, idSchema, type Subnet } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { blockIn } from '../planning/plan.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { checkReshaping } from './deployedSubnets.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { without } from './records.ts';

const MOST_NOTES = 4000;

/**
 * Makes one subnet of the two halves of a block, which stand in one zone and tier. The first one stays and grows, with
 * its name and tables and the notes of both; the other goes.
 *
 * Refuses with `joinSubnets/unknown-subnet`, `/same`, `/other-zone`, `/other-tier`, `/not-halves` of one block, naming
 * the block that would have to be the other half, `/aws` beyond a /16, or `/deployed`.
 */
export const joinSubnets = defineCommand({
  schema: z.strictObject({ type: z.literal('joinSubnets'), id: idSchema, other: idSchema }),
  apply: (design, { id, other }) => {
    const kept = lookUp(design, 'joinSubnets', 'subnet', id);
    if (!kept.ok) return kept;
    const gone = lookUp(design, 'joinSubnets', 'subnet', other);
    if (!gone.ok) return gone;
    const whole = wholeOf(design, { id, subnet: kept.value }, { id: other, subnet: gone.value });
    if (!whole.ok) return whole;
    for (const half of [id, other]) {
      const reshaped = checkReshaping(design, 'joinSubnets', half, 'widen');
      if (!reshaped.ok) return reshaped;
    }
    const subnet = {
      ...kept.value,
      cidr: formatCidr(whole.value),
      pinned: kept.value.pinned || gone.value.pinned,
      notes: notesOf(kept.value, gone.value),
    };
    return ok({ ...design, subnets: { ...without(design.subnets, other), [id]: subnet } });
  },
  label: (design, { id, other }) => `Join ${nameIn(design.subnets, id)} and ${nameIn(design.subnets, other)}`,
});

type Half = { readonly id: Id; readonly subnet: Subnet };

/** The block that both are the halves of. */
function wholeOf(design: Design, kept: Half, gone: Half): Result<Cidr, Refusal> {
  const refuse = (what: string, message: string): Result<never, Refusal> =>
    err({ type: `joinSubnets/${what}`, message, subject: `subnet:${kept.id}` });
  const [one, two] = [kept.subnet, gone.subnet];
  if (kept.id === gone.id)
    return refuse('same', `${one.name} cannot be joined with itself; name two subnets.`);
  if (one.zone !== two.zone) {
    const zones = `${nameIn(design.zones, one.zone)} and ${nameIn(design.zones, two.zone)}`;
    return refuse(
      'other-zone',
      `${one.name} and ${two.name} stand in ${zones}, and a subnet lies in one zone.`,
    );
  }
  if (one.tier !== two.tier) {
    const tiers = `${nameIn(design.tiers, one.tier)} and ${nameIn(design.tiers, two.tier)}`;
    return refuse(
      'other-tier',
      `${one.name} and ${two.name} belong to ${tiers}; move one to the other's tier first.`,
    );
  }
  const [a, b] = [blockIn(one.cidr), blockIn(two.cidr)];
  if (a === undefined || b === undefined || !areHalves(a, b)) {
    const buddy = a === undefined || a.prefix === 0 ? undefined : formatCidr(otherHalf(a));
    const wanted = buddy === undefined ? '' : `; its other half would be ${buddy}`;
    return refuse('not-halves', `${one.cidr} and ${two.cidr} do not make up one block${wanted}.`);
  }
  const whole = cidrAround(a.base, a.prefix - 1);
  const size = checkSubnetBlock(whole);
  return size.ok ? ok(whole) : err(asRefusal('joinSubnets/aws', size.error));
}

function areHalves(a: Cidr, b: Cidr): boolean {
  return a.prefix > 0 && a.prefix === b.prefix && otherHalf(a).base === b.base;
}

/** The block beside it with which it makes up the next wider one. */
function otherHalf({ base, prefix }: Cidr): Cidr {
  return { base: (base ^ (1 << (32 - prefix))) >>> 0, prefix };
}

/** What people wrote about both; about the first alone where both would be too long. */
function notesOf(kept: Subnet, gone: Subnet): string {
  const notes = [...new Set([kept.notes, gone.notes])].filter((note) => note !== '').join('\n');
  return notes.length <= MOST_NOTES ? notes : kept.notes;
}
