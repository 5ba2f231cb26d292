import { freeId } from '../commands/ids.ts';
import type { Design, Id, RouteTable } from '../design/design.ts';
import type { EvaluatedRouteTable } from './evaluation.ts';

/**
 * A route table as a person would have to write it to have what `table` has, under an id that is free: everything but
 * the local routes and those of gateway endpoints, which AWS adds by itself.
 */
export function copyOfTable(
  { routeTables }: Design,
  table: EvaluatedRouteTable,
): { readonly id: Id; readonly routeTable: RouteTable } {
  const routes = table.routes.flatMap(({ destination, target }) =>
    target.kind === 'local' || target.kind === 'gateway-endpoint' ? [] : [{ destination, target }],
  );
  const id = freeId(routeTables, table.id.startsWith('own-') ? table.id : `own-${table.id}`.slice(0, 63));
  return { id, routeTable: { name: id, routes } };
}
