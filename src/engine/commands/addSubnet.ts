import { z } from '../schema.ts';

import { cidrText, idSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { offeringWhatWorks } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';
import { freeId } from './ids.ts';
import { checkNewId, lookUp, nameIn } from './lookUp.ts';
import { newSubnet, newSubnetId, settleAll } from './newSubnet.ts';
import { readSubnetCidr } from './subnetCidr.ts';

/**
 * Adds a subnet to a tier in a zone. Without a CIDR it gets the tier's size and the plan's place; `/23` asks for
 * another size; a whole block pins it there.
 *
 * Refuses with `addSubnet/unknown-zone`, `/unknown-tier`, `/id-taken`, `/no-room`, and those of `readSubnetCidr`.
 */
export const addSubnet = defineCommand({
  schema: z.strictObject({
    type: z.literal('addSubnet'),
    id: idSchema.optional(),
    zone: idSchema,
    tier: idSchema,
    name: nameText.optional(),
    cidr: cidrText.optional(),
  }),
  apply: (design, { id: wanted, zone, tier, name, cidr }) => {
    const knownZone = lookUp(design, 'addSubnet', 'zone', zone);
    if (!knownZone.ok) return knownZone;
    const knownTier = lookUp(design, 'addSubnet', 'tier', tier);
    if (!knownTier.ok) return knownTier;
    const id = wanted ?? newSubnetId(design, tier, zone);
    const unused = checkNewId(design.subnets, 'addSubnet', id, freeId(design.subnets, id));
    if (!unused.ok) return unused;
    const usual = newSubnet(design, tier, zone);
    const placed = (text: string): Edit => {
      const asked = readSubnetCidr(design, text, { command: 'addSubnet', tier });
      if (!asked.ok) return asked;
      const subnet = { ...usual, ...asked.value, name: name ?? usual.name };
      return settleAll({ ...design, subnets: { ...design.subnets, [id]: subnet } }, 'addSubnet', [id]);
    };
    return cidr === undefined ? placed(`/${knownTier.value.prefix}`) : offeringWhatWorks(placed, cidr);
  },
  label: (design, { zone, tier, name }) =>
    `Add ${name ?? newSubnet(design, tier, zone).name} in ${nameIn(design.zones, zone)}`,
});
