import { z } from '../schema.ts';

import { type Design, vpcSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { mapping } from './records.ts';

/**
 * Attaches the VPC to a transit gateway through one subnet of a tier in each zone, changes that, or detaches it
 * (`null`). Networks that were reached through it are then not reached.
 *
 * Refuses with `setTransitGateway/unknown-tier`, or `/routed` for detaching while a route table of the design's own
 * leads to it.
 */
export const setTransitGateway = defineCommand({
  schema: z.strictObject({
    type: z.literal('setTransitGateway'),
    transitGateway: vpcSchema.shape.transitGateway,
  }),
  apply: (design, { transitGateway }) => {
    if (transitGateway === null) {
      const refusal = routed(design);
      return refusal === undefined ? ok(detached(design)) : err(refusal);
    }
    const tier = lookUp(design, 'setTransitGateway', 'tier', transitGateway.tier);
    return tier.ok ? ok({ ...design, vpc: { ...design.vpc, transitGateway } }) : tier;
  },
  label: (design, { transitGateway }) => {
    if (transitGateway === null) return 'Detach the VPC from the transit gateway';
    if (design.vpc.transitGateway === null) return 'Attach the VPC to a transit gateway';
    return design.vpc.transitGateway.tier === transitGateway.tier
      ? 'Name the transit gateway'
      : `Attach the transit gateway in ${nameIn(design.tiers, transitGateway.tier)}`;
  },
});

function routed({ routeTables }: Design): Refusal | undefined {
  const table = Object.entries(routeTables).find(([, { routes }]) =>
    routes.some(({ target }) => target.kind === 'transit-gateway'),
  );
  if (table === undefined) return undefined;
  return {
    type: 'setTransitGateway/routed',
    message: `Route table ${table[1].name} leads to the transit gateway; change that route first.`,
    subject: `route-table:${table[0]}`,
  };
}

function detached(design: Design): Design {
  const networks = mapping(design.networks, (network) =>
    network.connection?.kind === 'transit-gateway' ? { ...network, connection: null } : network,
  );
  return { ...design, networks, vpc: { ...design.vpc, transitGateway: null } };
}
