import { z } from '../schema.ts';

import {
  type Design,
  entryOf,
  idSchema,
  isDerivedRouteTableId,
  type RouteTable,
  routeTableSchema,
} from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { canonicalBlock } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { defineCommand } from './definition.ts';
import { freeId } from './ids.ts';
import { lookUp, nameIn } from './lookUp.ts';

/**
 * Adds a route table, or replaces the one with this id. Destinations come out in canonical form.
 *
 * Refuses with `putRouteTable/reserved-id`, `/not-a-block`, `/duplicate` destination, or `/unknown-zone`.
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
    const canonical = canonicalBlock(destination);
    if (!canonical.ok) return err(asRefusal('putRouteTable/not-a-block', canonical.error));
    if (routes.some((route) => route.destination === canonical.value)) {
      return err({
        type: 'putRouteTable/duplicate',
        message: `${table.name} has two routes for ${canonical.value}, and a destination has one target; remove one of them.`,
      });
    }
    const zone =
      target.kind === 'nat-gateway' ? lookUp(design, 'putRouteTable', 'zone', target.zone) : ok(null);
    if (!zone.ok) return zone;
    routes.push({ destination: canonical.value, target });
  }
  return ok({ ...table, routes });
}
