import { refOf, type Design, type Id, type Ref, type RouteTable } from '../../design/design.ts';
import type { Found } from './rule.ts';

/** A route that a person wrote, where it stands. */
export type OwnRoute = {
  readonly id: Id;
  readonly table: RouteTable;
  readonly position: number;
  readonly route: RouteTable['routes'][number];
  /** What a finding about it is about, and its subject. */
  readonly about: string;
  readonly subject: Ref;
};

/** Every route of the design's own tables, in their order. */
export function ownRoutes({ routeTables }: Design): readonly OwnRoute[] {
  return Object.entries(routeTables).flatMap(([id, table]) =>
    table.routes.map((route, position) => ({
      id,
      table,
      position,
      route,
      about: `route-table:${id}/${position + 1}`,
      subject: refOf('route-table', id),
    })),
  );
}

/** The edit that takes a route away. */
export function withoutRoute({ id, table, position, route }: OwnRoute): NonNullable<Found['fix']> {
  const routes = table.routes.filter((_, index) => index !== position);
  return {
    label: `Remove the route for ${route.destination}`,
    commands: [{ type: 'putRouteTable', id, routeTable: { ...table, routes } }],
  };
}

/** The edit that leads a route elsewhere. */
export function ledTo(
  { id, table, position, route }: OwnRoute,
  target: OwnRoute['route']['target'],
  label: string,
): NonNullable<Found['fix']> {
  const routes = table.routes.with(position, { ...route, target });
  return { label, commands: [{ type: 'putRouteTable', id, routeTable: { ...table, routes } }] };
}
