import { type Design, entryOf, refOf } from '../../design/design.ts';
import { parsedPolicy } from '../../design/policyProblem.ts';
import type {
  Deployed,
  LeaveOut,
  StackGatewayEndpoint,
  StackGroup,
  StackInterfaceEndpoint,
  StackSubnet,
} from './stackModel.ts';
import { type StackNames, stemOf } from './stackNames.ts';

/** The gateway endpoints, each with the route tables that get its prefix list. */
export function resolveGatewayEndpoints(
  design: Design,
  { routes }: Deployed,
  names: StackNames,
): readonly StackGatewayEndpoint[] {
  return Object.entries(routes.endpoints)
    .filter(([, { type }]) => type === 'gateway')
    .map(([id, { serviceName, routeTables }]) => ({
      name: `${stemOf(names.endpoints, id)}Endpoint`,
      serviceName,
      routeTables: routeTables.map((table) => `${stemOf(names.routeTables, table)}RouteTable`),
      policy: parsedPolicy(entryOf(design.endpoints, id)?.policy ?? null),
    }));
}

/** The interface endpoints, each with the subnets its interfaces stand in; one without any is left out. */
export function resolveInterfaceEndpoints(
  design: Design,
  { routes }: Deployed,
  names: StackNames,
  subnets: readonly StackSubnet[],
  groups: readonly StackGroup[],
  leaveOut: LeaveOut,
): readonly StackInterfaceEndpoint[] {
  return Object.entries(routes.endpoints).flatMap(([id, placed]) => {
    const endpoint = entryOf(design.endpoints, id);
    if (endpoint?.type !== 'interface') return [];
    const places = subnets.filter((subnet) => placed.subnets.includes(subnet.id)).map(({ name }) => name);
    if (places.length === 0) {
      leaveOut(
        refOf('endpoint', id),
        `Endpoint "${placed.label}" has no subnet to stand in, so the stack leaves it out.`,
      );
      return [];
    }
    return [
      {
        name: `${stemOf(names.endpoints, id)}Endpoint`,
        service: endpoint.service,
        serviceName: placed.serviceName,
        subnets: places,
        groups: groups
          .filter((group) => endpoint.securityGroups.includes(group.id))
          .map(({ property }) => property),
        privateDns: endpoint.privateDns,
        policy: parsedPolicy(endpoint.policy),
      },
    ];
  });
}
