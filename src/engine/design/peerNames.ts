import type { Design, Peer } from './design.ts';

/** What a word may stand for in a design: as it is written there, or as people shorten it. */
export type PeerNames = {
  /** Peers by the name or id that the design gives them. */
  readonly exact: ReadonlyMap<string, readonly Peer[]>;
  /** Groups by their name without "sg", and by the workloads that wear exactly one of them. */
  readonly loose: ReadonlyMap<string, readonly Peer[]>;
  /** Ranges by what holds them: the VPC, tiers, subnets and other networks; a rule has to name the range itself. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
};

const made = new WeakMap<Design, PeerNames>();

/** A name as it is compared: lower case, one space where there are several. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Everything in the design that a rule's other side may be called by; made once for each design. */
export function peerNames(design: Design): PeerNames {
  const known = made.get(design);
  if (known !== undefined) return known;
  const names = { exact: exactNames(design), loose: looseNames(design), ranges: rangeNames(design) };
  made.set(design, names);
  return names;
}

function exactNames(design: Design): PeerNames['exact'] {
  const names = new Map<string, Peer[]>();
  for (const [id, { name }] of Object.entries(design.securityGroups)) {
    const peer: Peer = { kind: 'group', group: id };
    for (const key of new Set([nameKey(name), id])) add(names, key, peer);
  }
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    if (endpoint.type !== 'gateway') continue;
    for (const key of new Set([endpoint.service, id])) add(names, key, { kind: 'endpoint', endpoint: id });
  }
  return names;
}

function looseNames(design: Design): PeerNames['loose'] {
  const names = new Map<string, Peer[]>();
  for (const [id, { name }] of Object.entries(design.securityGroups)) {
    add(names, nameKey(name).replace(/[-_. ]?sg$/, ''), { kind: 'group', group: id });
  }
  for (const [id, { name, securityGroups }] of Object.entries(design.workloads)) {
    const [group] = securityGroups;
    if (group === undefined || securityGroups.length > 1) continue;
    for (const key of new Set([nameKey(name), id])) add(names, key, { kind: 'group', group });
  }
  return names;
}

function rangeNames(design: Design): PeerNames['ranges'] {
  const names = new Map<string, string[]>();
  for (const key of ['vpc', 'this vpc', nameKey(design.vpc.name)]) {
    if (!names.has(key)) names.set(key, [...design.vpc.blocks]);
  }
  const named = [
    ...Object.entries(design.tiers).map(
      ([id, { name, block }]) => [id, name, block === null ? [] : [block]] as const,
    ),
    ...Object.entries(design.subnets).map(([id, { name, cidr }]) => [id, name, [cidr]] as const),
    ...Object.entries(design.networks).map(([id, { name, cidrs }]) => [id, name, cidrs] as const),
  ];
  for (const [id, name, cidrs] of named) {
    const known = cidrs.filter((cidr) => /^[^/]+\/\d+$/.test(cidr));
    for (const key of new Set([nameKey(name), id])) if (!names.has(key)) names.set(key, known);
  }
  return names;
}

function add(names: Map<string, Peer[]>, key: string, peer: Peer): void {
  const peers = names.get(key) ?? [];
  names.set(key, peers);
  if (!peers.some((other) => JSON.stringify(other) === JSON.stringify(peer))) peers.push(peer);
}
