import { z } from '../schema.ts';

import { type Endpoint, type Id, idSchema } from '../design/design.ts';
import { endpointName } from '../design/traffic.ts';
import { err, ok } from '../result.ts';
import { withoutFlowsOf } from './dataFlows.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { keeping, mapping, without } from './records.ts';

/**
 * Removes a tier with its subnets, workloads and data flows; gateway endpoints no longer route for it.
 *
 * Refuses with `removeTier/unknown-tier`, `/endpoints` while interface endpoints stand in it, or `/transit-gateway` while
 * the VPC is attached through it.
 */
export const removeTier = defineCommand({
  schema: z.strictObject({ type: z.literal('removeTier'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeTier', 'tier', id);
    if (!found.ok) return found;
    const standing = Object.values(design.endpoints).filter((endpoint) => standsIn(endpoint, id));
    if (standing.length > 0) {
      const services = standing.map(({ service }) => endpointName(service)).join(', ');
      return err({
        type: 'removeTier/endpoints',
        message: `The interface endpoints of ${services} stand in ${found.value.name}; move them to another tier or remove them first.`,
        subject: `tier:${id}`,
      });
    }
    if (design.vpc.transitGateway?.tier === id) {
      return err({
        type: 'removeTier/transit-gateway',
        message: `The VPC is attached to the transit gateway through ${found.value.name}; attach it through another tier first.`,
        subject: `tier:${id}`,
      });
    }
    return ok({
      ...design,
      tiers: without(design.tiers, id),
      subnets: keeping(design.subnets, ({ tier }) => tier !== id),
      workloads: keeping(design.workloads, ({ tier }) => tier !== id),
      dataTransfer: withoutFlowsOf(design, 'tier', id),
      endpoints: mapping(design.endpoints, (endpoint) => withoutTier(endpoint, id)),
    });
  },
  label: (design, { id }) => `Remove tier ${nameIn(design.tiers, id)}`,
});

function standsIn(endpoint: Endpoint, tier: Id): boolean {
  return endpoint.type === 'interface' && endpoint.tier === tier;
}

function withoutTier(endpoint: Endpoint, tier: Id): Endpoint {
  if (endpoint.type !== 'gateway' || !endpoint.tiers.includes(tier)) return endpoint;
  return { ...endpoint, tiers: endpoint.tiers.filter((id) => id !== tier) };
}
