import { z } from '../schema.ts';

import { idSchema, MAIN_ROUTE_TABLE } from '../design/design.ts';
import { nameText, noteText } from '../design/text.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { asksForPlace } from '../planning/plan.ts';
import { err, ok } from '../result.ts';
import { type CommandOf, defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { given } from './records.ts';

const schema = z.strictObject({
  type: z.literal('setSubnet'),
  id: idSchema,
  name: nameText.optional(),
  pinned: z.boolean().optional(),
  routeTable: idSchema.nullable().optional(),
  networkAcl: idSchema.nullable().optional(),
  notes: noteText.optional(),
});

/**
 * Changes what is known of a subnet besides its addresses, zone and tier. Pinning keeps the block that it has. The
 * route table is one of the design's own, `main` for the VPC's main one, or `null` for what follows from the tier.
 *
 * Refuses with `setSubnet/unknown-subnet`, `/unknown-route-table`, `/unknown-network-acl`, or `/not-placed` for
 * pinning a subnet without a block.
 */
export const setSubnet = defineCommand({
  schema,
  apply: (design, { id, name, pinned, routeTable, networkAcl, notes }) => {
    const found = lookUp(design, 'setSubnet', 'subnet', id);
    if (!found.ok) return found;
    const table =
      routeTable === null || routeTable === undefined || routeTable === MAIN_ROUTE_TABLE
        ? ok(null)
        : lookUp(design, 'setSubnet', 'route table', routeTable);
    if (!table.ok) return table;
    const acl =
      networkAcl === null || networkAcl === undefined
        ? ok(null)
        : lookUp(design, 'setSubnet', 'network ACL', networkAcl);
    if (!acl.ok) return acl;
    if (pinned === true && (asksForPlace(found.value.cidr) || isIpv6Only(found.value))) {
      return err({
        type: 'setSubnet/not-placed',
        message: `${found.value.name} has no addresses to pin yet; give it a CIDR block.`,
        subject: `subnet:${id}`,
      });
    }
    return ok({
      ...design,
      subnets: {
        ...design.subnets,
        [id]: { ...found.value, ...given({ name, pinned, routeTable, networkAcl, notes }) },
      },
    });
  },
  label: (design, command) => labelOf(nameIn(design.subnets, command.id), command),
});

function labelOf(name: string, changes: CommandOf<typeof schema>): string {
  if (changes.name !== undefined) return `Rename ${name} to ${changes.name}`;
  if (changes.pinned !== undefined) return `${changes.pinned ? 'Pin' : 'Unpin'} ${name}`;
  if (changes.routeTable !== undefined) return `Change the route table of ${name}`;
  if (changes.networkAcl !== undefined) return `Change the network ACL of ${name}`;
  return `Edit the notes of ${name}`;
}
