import { type Design, entryOf, type Id, refOf } from '../../design/design.ts';
import type { EvaluatedRoute } from '../../evaluation/evaluation.ts';
import type {
  Deployed,
  LeaveOut,
  NetworkStack,
  StackNatGateway,
  StackRoute,
  StackRouteTable,
  StackSubnet,
} from './stackModel.ts';
import { routeName, type StackNames, stemOf } from './stackNames.ts';

/** The NAT gateways, each in its public subnet. */
export function resolveNatGateways(
  { routes }: Deployed,
  names: StackNames,
  subnets: readonly StackSubnet[],
  leaveOut: LeaveOut,
): readonly StackNatGateway[] {
  return Object.entries(routes.natGateways).flatMap(([id, gateway]) => {
    if (gateway.kind !== 'zonal') {
      leaveOut(refOf('nat', id), `${gateway.name} is not part of the stack yet.`);
      return [];
    }
    const subnet = subnets.find((candidate) => candidate.id === gateway.subnet);
    if (subnet === undefined) {
      leaveOut(
        refOf('nat', id),
        `NAT gateway "${gateway.name}" stands in a subnet without an address, so the stack leaves it out.`,
      );
      return [];
    }
    return [{ name: `NatGateway${stemOf(names.natGateways, id)}`, label: gateway.name, subnet: subnet.name }];
  });
}

/** The route tables with the routes that lead out of the VPC; AWS adds the local ones, an endpoint its own. */
export function resolveRouteTables(
  design: Design,
  { routes }: Deployed,
  names: StackNames,
  ways: Ways,
  leaveOut: LeaveOut,
): readonly StackRouteTable[] {
  return Object.entries(routes.tables).flatMap(([id, table]) => {
    if (table.main) return [];
    const stem = stemOf(names.routeTables, id);
    const resolved = new Map<string, StackRoute>();
    for (const route of table.routes) {
      const name = routeName(stem, route.destination);
      const target = resolveTarget(design, route, names, ways);
      if (target === 'made elsewhere') continue;
      if (target === undefined || resolved.has(name)) {
        const why = target === undefined ? 'to a gateway that is not there' : 'twice';
        leaveOut(
          refOf('route-table', id),
          `Route table "${table.name}" leads ${route.destination} ${why}; the stack leaves that route out.`,
        );
      } else {
        resolved.set(name, { name, destination: route.destination, target });
      }
    }
    return [{ name: `${stem}RouteTable`, label: table.name, routes: [...resolved.values()] }];
  });
}

/** What routes lead through besides the VPC's own gateways, as far as the stack has it. */
type Ways = Pick<NetworkStack, 'natGateways' | 'transitGateway'>;

function resolveTarget(
  design: Design,
  { target }: EvaluatedRoute,
  names: StackNames,
  { natGateways, transitGateway }: Ways,
): StackRoute['target'] | 'made elsewhere' | undefined {
  switch (target.kind) {
    case 'local':
    case 'gateway-endpoint':
      return 'made elsewhere';
    case 'internet-gateway':
      return design.vpc.internetGateway ? { kind: 'internet-gateway' } : undefined;
    case 'egress-only-internet-gateway':
      return design.vpc.egressOnlyInternetGateway ? { kind: 'egress-only-internet-gateway' } : undefined;
    case 'nat-gateway':
      return natTarget(target.zone, names, natGateways);
    case 'regional-nat-gateway':
    case 'nat-instance':
      return undefined;
    case 'peering':
      return peeringTarget(design, target.network, names);
    case 'transit-gateway':
      return transitGateway === null ? undefined : { kind: 'transit-gateway' };
  }
}

function peeringTarget(design: Design, network: Id, names: StackNames): StackRoute['target'] | undefined {
  const connection = entryOf(design.networks, network)?.connection;
  if (connection?.kind !== 'peering') return undefined;
  const parameter = `${stemOf(names.networks, network)}PeeringConnectionId`;
  return {
    kind: 'peering',
    connection: connection.id === null ? { parameter, network } : { id: connection.id },
  };
}

function natTarget(
  zone: Id,
  names: StackNames,
  gateways: readonly StackNatGateway[],
): StackRoute['target'] | undefined {
  const stem = names.natGateways.get(zone);
  const gateway = gateways.find(({ name }) => name === `NatGateway${stem ?? ''}`);
  return stem === undefined || gateway === undefined
    ? undefined
    : { kind: 'nat-gateway', gateway: gateway.name };
}
