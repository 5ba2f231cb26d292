import type { Design, ReachEnd } from '../../design/design.ts';
import { ipv4Of, ipv6Of } from './deployed.testing.ts';
import { type Address, type Block, type Packet, readBlock, sizeOf } from './packet.testing.ts';

/** Figures from which a packet of a design is chosen; every one is fine, of any size. */
export type Draw = {
  readonly source: number;
  readonly destination: number;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly port: number;
};

/** What packets of a design are put together from: each value at an edge that something in the design has, or beside it. */
export type Edges = {
  readonly addresses: readonly Address[];
  readonly protocols: readonly number[];
  readonly ports: readonly number[];
  readonly types: readonly number[];
  readonly codes: readonly number[];
};

/** The edges of every block, range of ports, protocol and type that a design names, and what is next to them. */
export function edgesOf(design: Design): Edges {
  const traffics = [
    ...Object.values(design.rules).map(({ traffic }) => traffic),
    ...Object.values(design.networkAcls).flatMap(({ entries }) => entries.map(({ traffic }) => traffic)),
  ];
  const numbersOf = (icmp: boolean) =>
    traffics.flatMap(({ protocol, ports }) =>
      ports !== null && protocol.startsWith('icmp') === icmp ? [ports] : [],
    );
  const protocols = traffics.map(({ protocol }) => Number(protocol)).filter((one) => !Number.isNaN(one));
  return {
    addresses: addressesAtEdges(design),
    protocols: [...[6, 6, 6, 17, 17, 1, 1, 58, 58, 47, 0, 255], ...around(protocols, 255)],
    ports: [
      ...[0, 443, 1023, 1024, 49_152, 65_535],
      ...around(
        numbersOf(false).flatMap(({ from, to }) => [from, to]),
        65_535,
      ),
    ],
    types: [
      ...[0, 3, 8, 13, 14, 128, 129, 255],
      ...around(
        numbersOf(true).map(({ from }) => from),
        255,
      ),
    ],
    codes: [
      ...[0, 1, 255],
      ...around(
        numbersOf(true).map(({ to }) => to),
        255,
      ),
    ],
  };
}

/** The addresses of {@link Edges} that the ends of a question have, and that they do not have now and then. */
export type Between = { readonly sources: readonly Address[]; readonly destinations: readonly Address[] };

/** The packet that these figures choose; `undefined` where there is none to choose. */
export function packetAt(edges: Edges, between: Between, draw: Draw): Packet | undefined {
  const anybody = draw.source % 16 === 0;
  const source = at(anybody ? edges.addresses : between.sources, draw.source >> 4);
  const possible = (draw.source % 16 === 1 ? edges.addresses : between.destinations).filter(
    ({ family }) => family === source?.family,
  );
  const destination = at(possible, draw.destination);
  const protocol = at(edges.protocols, draw.protocol);
  if (source === undefined || destination === undefined || protocol === undefined) return undefined;
  const ported = protocol === 6 || protocol === 17;
  const typed = protocol === 1 || protocol === 58;
  const chosen = (from: readonly number[], figure: number) => at(from, figure) ?? 0;
  return {
    ...{ source, destination, protocol },
    sourcePort: ported ? chosen(edges.ports, draw.sourcePort) : 0,
    port: ported ? chosen(edges.ports, draw.port) : 0,
    type: typed ? chosen(edges.types, draw.port) : 0,
    code: typed ? chosen(edges.codes, draw.sourcePort) : 0,
  };
}

/** What may be asked about in a design: what has a name there, the internet, and ranges; the likely ones several times. */
export function endsOf(design: Design): readonly ReachEnd[] {
  return [
    ...[1, 2, 3, 4, 5].map(() => ({ kind: 'internet' }) as const),
    ...Object.keys(design.workloads).map((workload) => ({ kind: 'workload', workload }) as const),
    ...Object.keys(design.workloads).map((workload) => ({ kind: 'workload', workload }) as const),
    ...Object.keys(design.networks).map((network) => ({ kind: 'network', network }) as const),
    ...Object.keys(design.tiers).map((tier) => ({ kind: 'tier', tier }) as const),
    ...Object.keys(design.subnets).map((subnet) => ({ kind: 'subnet', subnet }) as const),
    ...Object.keys(design.securityGroups).map((group) => ({ kind: 'group', group }) as const),
    ...Object.keys(design.endpoints).map((endpoint) => ({ kind: 'endpoint', endpoint }) as const),
    ...['s3', 'ecr.api'].map((service) => ({ kind: 'service', service }) as const),
    ...['0.0.0.0/0', '::/0', '10.0.0.0/8', '10.0.0.8/29', '8.8.8.8/32'].map(
      (cidr) => ({ kind: 'cidr', cidr }) as const,
    ),
  ];
}

function addressesAtEdges(design: Design): readonly Address[] {
  const { vpc, subnets, rules, networkAcls, routeTables, networks } = design;
  const texts = [
    ...[...vpc.blocks, vpc.ipv6?.cidr ?? ''],
    ...Object.values(rules).flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : [])),
    ...Object.values(networkAcls).flatMap(({ entries }) => entries.map(({ cidr }) => cidr)),
    ...Object.values(routeTables).flatMap(({ routes }) => routes.map(({ destination }) => destination)),
    ...Object.values(networks).flatMap(({ cidrs }) => cidrs),
  ];
  const blocks = [...new Set(texts)].flatMap((text) => readBlock(text) ?? []);
  const own = Object.values(subnets).flatMap((subnet) =>
    [ipv4Of(subnet) ?? [], ipv6Of(design, subnet) ?? []].flat(),
  );
  return [
    ...blocks.flatMap((block) => edges(block, [-1n, 0n], [-1n, 0n])),
    ...own.flatMap((block) => edges(block, [3n, 4n, 5n], [-2n, -1n])),
    ...own.flatMap((block) => edges(block, [4n, 6n], [-2n])),
    ...['s3', 'dynamodb', 'services'].map((behind) => ({ family: 4, behind }) as const),
    ...[{ family: 4, at: 0x08080808n } as const, { family: 6, at: 0x2600n << 112n } as const],
  ];
}

/** Addresses at these places from the beginning of a block and from its end. */
function edges(block: Block, first: readonly bigint[], last: readonly bigint[]): readonly Address[] {
  const { family, base } = block;
  const end = base + sizeOf(block);
  const most = family === 4 ? 1n << 32n : 1n << 129n;
  return [...first.map((place) => base + place), ...last.map((place) => end + place)]
    .filter((number) => number >= 0n && number < most)
    .map((number) => ({ family, at: number }));
}

function around(values: readonly number[], most: number): readonly number[] {
  return values.flatMap((value) => [value - 1, value, value + 1]).filter((one) => one >= 0 && one <= most);
}

function at<T>(items: readonly T[], figure: number): T | undefined {
  return items[figure % Math.max(1, items.length)];
}
