import { z } from '../schema.ts';

import {
  type Design,
  entryOf,
  idSchema,
  isDerivedRouteTableId,
  type RouteTable,
  type RouteTarget,
  routeTableSchema,
} from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { canonicalDestination, wrongFamily } from '../design/destinations.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { defineCommand } from './definition.ts';
import { freeId } from './ids.ts';
import { lookUp, nameIn } from './lookUp.ts';

/**
 * Adds a route table, or replaces the one with this id. Destinations come out in canonical form.
 *
 * Refuses with `putRouteTable/reserved-id`, `/not-a-block`, `/duplicate` destination, `/unknown-zone`,
 * `/unknown-network`, or `/family` for a target that does not carry the destination's family.
 */
export const putRouteTable = defineCommand({
  schema: z.strictObject({ type: z.literal('putRouteTable'), id: idSchema, routeTable: routeTableSchema }),
  apply: (design, { id, routeTable }) => {
    if (isDerivedRouteTableId(id)) {
      const suggestion = freeId(design.routeTables, `own-${id}`.slice(0, 60));
      return err({
        type: 'putRouteTable/reserved-id',
        message: `The id "${id}" is kept for a table that follows from a tier's access; "${suggestion}" is free.`,
        suggestion,
      });
    }
    const checked = checkRoutes(design, routeTable);
    if (!checked.ok) return checked;
    return ok({ ...design, routeTables: { ...design.routeTables, [id]: checked.value } });
  },
  label: (design, { id, routeTable }) =>
    entryOf(design.routeTables, id) === undefined
      ? `Add route table ${routeTable.name}`
      : `Change route table ${nameIn(design.routeTables, id)}`,
});

function checkRoutes(design: Design, table: RouteTable): Result<RouteTable, Refusal> {
  const routes: RouteTable['routes'][number][] = [];
  for (const { destination, target } of table.routes) {
    const canonical = canonicalDestination(destination);
    if (!canonical.ok) return err(asRefusal('putRouteTable/not-a-block', canonical.error));
    if (routes.some((route) => route.destination === canonical.value)) {
      return err({
        type: 'putRouteTable/duplicate',
        message: `${table.name} has two routes for ${canonical.value}, and a destination has one target; remove one of them.`,
      });
    }
    const known = checkTarget(design, target);
    if (!known.ok) return known;
    const family = wrongFamily(canonical.value, target.kind);
    if (family !== null) {
      return err({
        type: 'putRouteTable/family',
        message: `${table.name} cannot lead ${canonical.value} there, because ${family}; ${instead(canonical.value)} would work.`,
      });
    }
    routes.push({ destination: canonical.value, target });
  }
  return ok({ ...table, routes });
}

function checkTarget(design: Design, target: RouteTarget): Result<unknown, Refusal> {
  if (target.kind === 'nat-gateway' || target.kind === 'nat-instance')
    return lookUp(design, 'putRouteTable', 'zone', target.zone);
  return target.kind === 'peering' ? lookUp(design, 'putRouteTable', 'network', target.network) : ok(null);
}

function instead(destination: string): string {
  return destination.includes(':') ? 'the egress-only internet gateway' : 'a NAT gateway';
}
