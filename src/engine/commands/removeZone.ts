import { z } from '../schema.ts';

import { type Design, type Endpoint, type Id, idSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { keeping, mapping, without } from './records.ts';

/**
 * Removes a zone with its subnets. A single NAT gateway that stood there goes to the first zone with a public subnet;
 * an interface endpoint that stood there alone stands in every zone from then on.
 *
 * Refuses with `removeZone/unknown-zone`, `/last`, or `/routed` while a route table of the design's own sends traffic to
 * the zone's NAT gateway or instance.
 */
export const removeZone = defineCommand({
  schema: z.strictObject({ type: z.literal('removeZone'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeZone', 'zone', id);
    if (!found.ok) return found;
    const refusal = lastZone(design, id) ?? routed(design, id);
    if (refusal !== undefined) return err(refusal);
    return ok({
      ...design,
      zones: without(design.zones, id),
      subnets: keeping(design.subnets, ({ zone }) => zone !== id),
      nat: design.nat.zone === id ? { ...design.nat, zone: null } : design.nat,
      endpoints: mapping(design.endpoints, (endpoint) => withoutZone(endpoint, id)),
    });
  },
  label: (design, { id }) => `Remove zone ${nameIn(design.zones, id)}`,
});

function lastZone(design: Design, id: Id): Refusal | undefined {
  if (Object.keys(design.zones).length > 1) return undefined;
  return {
    type: 'removeZone/last',
    message: `${nameIn(design.zones, id)} is the only zone; add another one before you remove it.`,
    subject: `zone:${id}`,
  };
}

function routed(design: Design, zone: Id): Refusal | undefined {
  const table = Object.entries(design.routeTables).find(([, { routes }]) =>
    routes.some(({ target }) => 'zone' in target && target.zone === zone),
  );
  if (table === undefined) return undefined;
  return {
    type: 'removeZone/routed',
    message: `Route table ${table[1].name} sends traffic to NAT in ${nameIn(design.zones, zone)}; change that route first.`,
    subject: `zone:${zone}`,
  };
}

function withoutZone(endpoint: Endpoint, zone: Id): Endpoint {
  if (endpoint.type !== 'interface' || endpoint.zones?.includes(zone) !== true) return endpoint;
  const zones = endpoint.zones.filter((id) => id !== zone);
  return { ...endpoint, zones: zones.length === 0 ? null : zones };
}
