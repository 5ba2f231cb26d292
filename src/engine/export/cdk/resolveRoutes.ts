import { type Design, entryOf, type Id, refOf } from '../../design/design.ts';
import type { EvaluatedRoute } from '../../evaluation/evaluation.ts';
import { REGIONAL_NAT } from '../../evaluation/nat.ts';
import type {
  Deployed,
  LeaveOut,
  NetworkStack,
  StackNatGateway,
  StackRoute,
  StackRouteTable,
  StackSubnet,
} from './stackModel.ts';
import { natName, routeName, type StackNames, stemOf } from './stackNames.ts';

/** The NAT gateways and instances, each in its public subnet; the regional gateway in none. */
export function resolveNatGateways(
  { routes }: Deployed,
  names: StackNames,
  subnets: readonly StackSubnet[],
  leaveOut: LeaveOut,
): readonly StackNatGateway[] {
  return Object.entries(routes.natGateways).flatMap(
    ([id, { kind, name: label, subnet: home }]): StackNatGateway[] => {
      const name = natName(kind, stemOf(names.natGateways, id));
      if (kind === 'regional') return [{ kind, name, label }];
      const subnet = subnets.find((candidate) => candidate.id === home)?.name;
      if (subnet === undefined) {
        const what = kind === 'instance' ? 'NAT instance' : 'NAT gateway';
        leaveOut(
          refOf('nat', id),
          `${what} "${label}" stands in a subnet without an address, so the stack leaves it out.`,
        );
        return [];
      }
      return kind === 'instance'
        ? [{ kind, name, label, subnet, group: names.natInstanceGroup }]
        : [{ kind, name, label, subnet }];
    },
  );
}

/** What a security group takes by default (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). */
const MOST_RULES = 60;

/** The blocks of the private subnets, or those of the VPC where they are more than a security group has rules. */
export function natRanges(
  { vpc }: Design,
  { subnets }: Deployed,
  placed: readonly StackSubnet[],
): readonly string[] {
  const stands = new Set(placed.map(({ id }) => id));
  const ranges = Object.values(subnets).flatMap(({ id, access, cidr }) =>
    access === 'private' && cidr !== null && stands.has(id) ? [cidr] : [],
  );
  return ranges.length > MOST_RULES ? vpc.blocks : [...new Set(ranges)];
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
    case 'nat-instance':
      return natTarget(target.kind === 'nat-gateway' ? 'zonal' : 'instance', target.zone, names, natGateways);
    case 'regional-nat-gateway':
      return natTarget('regional', REGIONAL_NAT, names, natGateways);
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
  kind: StackNatGateway['kind'],
  id: Id,
  names: StackNames,
  gateways: readonly StackNatGateway[],
): StackRoute['target'] | undefined {
  const name = natName(kind, names.natGateways.get(id) ?? '');
  if (!gateways.some((gateway) => gateway.kind === kind && gateway.name === name)) return undefined;
  return kind === 'instance'
    ? { kind: 'nat-instance', instance: name }
    : { kind: 'nat-gateway', gateway: name };
}
