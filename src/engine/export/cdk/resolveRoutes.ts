import { type Design, type Id, refOf } from '../../design/design.ts';
import type { EvaluatedRoute } from '../../evaluation/evaluation.ts';
import type {
  Deployed,
  LeaveOut,
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
  gateways: readonly StackNatGateway[],
  leaveOut: LeaveOut,
): readonly StackRouteTable[] {
  return Object.entries(routes.tables).flatMap(([id, table]) => {
    if (table.main) return [];
    const stem = stemOf(names.routeTables, id);
    const resolved = new Map<string, StackRoute>();
    for (const route of table.routes) {
      const name = routeName(stem, route.destination);
      const target = resolveTarget(design, route, names, gateways);
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

function resolveTarget(
  design: Design,
  { target }: EvaluatedRoute,
  names: StackNames,
  gateways: readonly StackNatGateway[],
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
      return natTarget(target.zone, names, gateways);
    case 'regional-nat-gateway':
    case 'nat-instance':
    case 'peering':
    case 'transit-gateway':
      return undefined;
  }
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
