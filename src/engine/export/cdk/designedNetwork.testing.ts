import type { Design, Id, Peer, Traffic } from '../../design/design.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';
import type { DeployedNetwork } from './readTemplate.testing.ts';
import { subnetOutputKey } from './stackNames.ts';

/*
 * The same network told twice in the same words: once as design and evaluation have it, once as a template deploys
 * it. What can differ between the two without a difference on AWS (order, logical ids) is not told.
 */

/** What is compared. Subnets go by the design's ids, everything else by the names AWS will show. */
export type ToldNetwork = {
  readonly vpc: DeployedNetwork['vpc'];
  readonly subnets: Readonly<Record<Id, ToldSubnet>>;
  readonly routeTables: readonly string[];
  readonly natGateways: readonly string[];
  readonly transitGateways: readonly string[];
  readonly groups: readonly string[];
  readonly rules: readonly string[];
  readonly endpoints: readonly string[];
  readonly networkAcls: readonly string[];
};

type ToldSubnet = {
  readonly name: string;
  readonly cidr: string | null;
  readonly ipv6: string | null;
  readonly zone: string;
  readonly publicAddresses: boolean;
  readonly networkAcl: string | null;
  readonly tableName: string;
  readonly routes: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
};

const told = (value: unknown) => JSON.stringify(value);

/** The network as the template deploys it. */
export function deployedAs(design: Design, network: DeployedNetwork): ToldNetwork {
  const idOf = new Map(
    Object.keys(design.subnets).map((id) => [network.outputs[subnetOutputKey(design, id) ?? ''], id]),
  );
  const subnetId = (logicalId: string) => idOf.get(logicalId) ?? `unknown ${logicalId}`;
  const natHome = (subnet: string | null) => (subnet === null ? 'the VPC' : subnetId(subnet));
  const target = (text: string) => {
    const gateway = network.natGateways[text];
    return gateway === undefined ? text : `${gateway.kind} NAT in ${natHome(gateway.subnet)}`;
  };
  const subnets = Object.entries(network.subnets).map(([logicalId, subnet]) => {
    const table = network.routeTables[subnet.routeTable ?? ''];
    const { name, cidr, ipv6, zone, publicAddresses, networkAcl, tags } = subnet;
    const rest = { name, cidr, ipv6, zone, publicAddresses, networkAcl, tags };
    const routes = (table?.routes ?? [])
      .map(({ destination, target: to }) => `${destination} ${target(to)}`)
      .sort();
    return [subnetId(logicalId), { ...rest, tableName: table?.name ?? '', routes }];
  });
  const tableMembers = (logicalId: string) =>
    Object.entries(network.subnets)
      .filter(([, subnet]) => subnet.routeTable === logicalId)
      .map(([subnet]) => subnetId(subnet))
      .sort();
  return {
    vpc: network.vpc,
    subnets: Object.fromEntries(subnets) as ToldNetwork['subnets'],
    routeTables: Object.entries(network.routeTables)
      .map(([id, { name }]) => told([name, tableMembers(id)]))
      .sort(),
    natGateways: Object.values(network.natGateways)
      .map(({ kind, name, subnet, elasticIp, admits }) =>
        told([kind, name, natHome(subnet), elasticIp, [...admits].sort()]),
      )
      .sort(),
    transitGateways: network.transitGateways.map(({ transitGateway, subnets: places }) =>
      told([transitGateway, places.map(subnetId).sort()]),
    ),
    groups: network.groups.map(({ name, description }) => told([name, description])).sort(),
    rules: network.rules.map(told).sort(),
    endpoints: network.endpoints
      .map((endpoint) => {
        const tables = endpoint.routeTables.flatMap(tableMembers).sort();
        const places = endpoint.subnets.map(subnetId).sort();
        return told([
          endpoint.type,
          endpoint.service,
          places,
          tables,
          [...endpoint.groups].sort(),
          endpoint.privateDns,
          endpoint.policy,
        ]);
      })
      .sort(),
    networkAcls: network.networkAcls
      .map(({ name, entries }) => told([name, entries.map(told).sort()]))
      .sort(),
  };
}

const natTargets = {
  zonal: 'nat-gateway',
  regional: 'regional-nat-gateway',
  instance: 'nat-instance',
} as const;

/** The network as the design and its evaluation have it, without what has no address or no other end. */
export function designedAs(
  design: Design,
  { subnets, routes }: Pick<Evaluation, 'subnets' | 'routes'>,
): ToldNetwork {
  const placed = Object.values(subnets).filter(({ cidr, family }) => cidr !== null || family === 'ipv6');
  const isPlaced = (id: Id) => placed.some((subnet) => subnet.id === id);
  const gateways = Object.values(routes.natGateways).filter(
    ({ subnet }) => subnet === null || isPlaced(subnet),
  );
  const privateBlocks = placed.flatMap(({ access, cidr }) =>
    access === 'private' && cidr !== null ? [cidr] : [],
  );
  const routesOf = (table: Id) =>
    (routes.tables[table]?.routes ?? []).flatMap(({ destination, target }) => {
      if (target.kind === 'internet-gateway')
        return design.vpc.internetGateway ? [`${destination} internet-gateway`] : [];
      if (target.kind === 'egress-only-internet-gateway')
        return design.vpc.egressOnlyInternetGateway ? [`${destination} egress-only-internet-gateway`] : [];
      if (target.kind === 'peering') return peeringOf(design, destination, target.network);
      if (target.kind === 'transit-gateway')
        return transitGatewayOf(design).map((id) => `${destination} transit gateway ${id}`);
      const gateway = gateways.find(
        ({ kind, zone }) => target.kind === natTargets[kind] && (!('zone' in target) || target.zone === zone),
      );
      return gateway === undefined
        ? []
        : [`${destination} ${gateway.kind} NAT in ${gateway.subnet ?? 'the VPC'}`];
    });
  const membersOf = (table: Id) =>
    placed.filter(({ routeTable }) => routeTable === table).map(({ id }) => id);
  return {
    vpc: {
      name: design.vpc.name,
      blocks: design.vpc.blocks,
      dnsHostnames: design.vpc.dnsHostnames,
      dnsSupport: design.vpc.dnsSupport,
      internetGateway: design.vpc.internetGateway,
      ipv6: design.vpc.ipv6 !== null,
      egressOnlyInternetGateway: design.vpc.egressOnlyInternetGateway,
      flowLog: design.vpc.flowLog,
    },
    subnets: Object.fromEntries(
      placed.map(({ id, name, cidr, zoneName, routeTable }) => {
        const acl = design.subnets[id]?.networkAcl ?? null;
        const networkAcl = acl === null ? null : (design.networkAcls[acl]?.name ?? null);
        const tags = { ...design.tags, Name: name };
        const table = routes.tables[routeTable];
        const tableName = table === undefined || table.main ? '' : table.name;
        const zone = zoneName;
        return [
          id,
          {
            name,
            cidr,
            ipv6: blockOf(design, id),
            zone,
            publicAddresses: false,
            networkAcl,
            tableName,
            routes: routesOf(routeTable).sort(),
            tags,
          },
        ];
      }),
    ),
    routeTables: Object.values(routes.tables)
      .filter(({ main }) => !main)
      .map(({ id, name }) => told([name, membersOf(id).sort()]))
      .sort(),
    natGateways: gateways
      .map(({ kind, name, subnet }) =>
        told([
          kind,
          name,
          subnet ?? 'the VPC',
          kind !== 'regional',
          kind === 'instance' ? privateBlocks.sort() : [],
        ]),
      )
      .sort(),
    transitGateways: transitGatewayOf(design).map((id) => {
      const inTier = placed.filter(({ tier }) => tier === design.vpc.transitGateway?.tier);
      const first = Object.keys(design.zones).flatMap(
        (zone) => inTier.find((subnet) => subnet.zone === zone)?.id ?? [],
      );
      return told([id, first.sort()]);
    }),
    groups: Object.values(design.securityGroups)
      .map(({ name, description }) => told([name, description]))
      .sort(),
    rules: designedRules(design),
    endpoints: Object.values(routes.endpoints)
      .map((endpoint) => {
        const drawn = design.endpoints[endpoint.id];
        const groups = drawn?.type === 'interface' ? drawn.securityGroups : [];
        const names = groups.map((group) => design.securityGroups[group]?.name ?? group).sort();
        const type = endpoint.type === 'interface' ? 'Interface' : 'Gateway';
        const tables = endpoint.routeTables.flatMap(membersOf).sort();
        const places = endpoint.subnets.filter(isPlaced).sort();
        return told([
          type,
          endpoint.serviceName,
          places,
          tables,
          names,
          drawn?.type === 'interface' && drawn.privateDns,
          JSON.parse(drawn?.policy ?? 'null') as unknown,
        ]);
      })
      .sort(),
    networkAcls: Object.values(design.networkAcls)
      .map(({ name, entries }) => told([name, entries.map(aclEntry).sort()]))
      .sort(),
  };
}

function peeringOf({ networks }: Design, destination: string, network: Id): readonly string[] {
  const connection = networks[network]?.connection;
  if (connection?.kind !== 'peering') return [];
  return [`${destination} peering ${connection.id ?? `The peering connection to ${network}`}`];
}

function transitGatewayOf({ vpc: { transitGateway } }: Design): readonly string[] {
  return transitGateway === null
    ? []
    : [transitGateway.id ?? 'The transit gateway that the VPC is attached to'];
}

/** A subnet's /64 within a known /56 written out, else its number. */
function blockOf({ subnets, vpc }: Design, id: Id): string | null {
  const index = subnets[id]?.ipv6 ?? null;
  if (vpc.ipv6 === null || index === null) return null;
  return vpc.ipv6.cidr === null
    ? `#${index}`
    : vpc.ipv6.cidr.replace('00::/56', `${index.toString(16).padStart(2, '0')}::/64`);
}

function designedRules(design: Design): readonly string[] {
  const rules = new Map<string, string>();
  for (const { group, direction, traffic, peer, description } of Object.values(design.rules)) {
    const other = peerName(design, peer);
    if (other === undefined) continue;
    const { protocol, from, to } = onTheWire(traffic);
    const rule = {
      group: design.securityGroups[group]?.name ?? group,
      direction,
      protocol,
      from,
      to,
      peer: other,
    };
    if (!rules.has(told(rule))) rules.set(told(rule), told({ ...rule, description }));
  }
  return [...rules.values()].sort();
}

function peerName(design: Design, peer: Peer): string | undefined {
  switch (peer.kind) {
    case 'cidr':
      return peer.cidr;
    case 'group':
      return `sg:${design.securityGroups[peer.group]?.name ?? peer.group}`;
    case 'prefix-list':
      return peer.prefixList;
    case 'endpoint': {
      const endpoint = design.endpoints[peer.endpoint];
      return endpoint?.type === 'gateway' ? (endpoint.prefixListId ?? undefined) : undefined;
    }
  }
}

/** How EC2 writes traffic down: every port of TCP and UDP as a range, every type of ICMP as -1. */
function onTheWire({ protocol: given, ports }: Traffic): {
  protocol: string;
  from: number | null;
  to: number | null;
} {
  const names: Record<string, string> = { all: '-1', 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };
  const protocol = names[given] ?? given;
  if (/^(tcp|udp)$/.test(protocol)) return { protocol, from: ports?.from ?? 0, to: ports?.to ?? 65_535 };
  if (/^icmp/.test(protocol)) return { protocol, from: ports?.from ?? -1, to: ports?.to ?? -1 };
  return { protocol, from: null, to: null };
}

function aclEntry({
  number,
  direction,
  action,
  traffic,
  cidr,
}: Design['networkAcls'][string]['entries'][number]): string {
  const wire = onTheWire(traffic);
  const numbers: Record<string, number> = { '-1': -1, icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
  const protocol = numbers[wire.protocol] ?? Number(wire.protocol);
  return told({ number, direction, action, protocol, from: wire.from, to: wire.to, cidr });
}
