import { formatCidr } from '../cidr/cidr.ts';
import {
  type Design,
  DESIGN_FORMAT,
  DESIGN_VERSION,
  type Id,
  type Rule,
  type SecurityGroup,
  type Subnet,
  type Tier,
  type Workload,
  type Zone,
} from '../design/design.ts';
import { freshTracker } from '../design/freshTracker.ts';
import { regionOf } from '../regions/regions.ts';

/** How large a generated design is; subnets are dealt out to tiers and zones in turn. */
export type GeneratedSize = {
  readonly zones: number;
  readonly tiers: number;
  readonly subnets: number;
  readonly groups: number;
  /** What goes from one group to another: an ingress rule and the egress rule that mirrors it for each. */
  readonly flows: number;
};

/** Security groups of one workload: as many as AWS lets an interface have unless a quota is raised. */
const GROUPS_OF_WORKLOAD = 5;

/** The VPC's blocks, and the size of the subnets in them: 5 × 4,096 subnets of 16 addresses at most. */
const BLOCKS = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16'] as const;
const LARGEST_PREFIX = 28;
const SMALLEST_PREFIX = 24;

/**
 * A design of this size, the same one for the same figures: made by arithmetic alone, for benches and tests. It is
 * valid, its subnets do not overlap, and its rules differ from one another, every one with its mirror. At least one
 * zone, tier and group; at most as many zones as us-east-1 has, 20,480 subnets, and 64,000 flows for each pair of groups.
 */
export function generatedDesign({ zones, tiers, subnets, groups, flows }: GeneratedSize): Design {
  const zoneIds = numbered(zones, 'z');
  const tierIds = numbered(tiers, 'tier-');
  const groupIds = numbered(groups, 'group-');
  return {
    format: DESIGN_FORMAT,
    version: DESIGN_VERSION,
    revision: 0,
    name: `generated-${subnets}`,
    notes: '',
    region: 'us-east-1',
    requirements: {
      agentsNow: 1,
      agents: 1000,
      overhead: 2,
      services: 10,
      headroom: 2,
      smallestPrefix: 20,
      zones,
      survivesZoneLoss: true,
      growth: null,
    },
    vpc: {
      name: 'generated-vpc',
      blocks: BLOCKS.slice(0, blocksFor(subnets)),
      held: {},
      dnsHostnames: true,
      dnsSupport: true,
      internetGateway: true,
      ipv6: null,
      egressOnlyInternetGateway: false,
      transitGateway: null,
      flowLog: { traffic: 'ALL', aggregationSeconds: 60, retentionDays: 90 },
      defaultGroup: 'closed',
    },
    zones: record(zoneIds, zoneAt),
    tiers: record(tierIds, (index) => tierAt(index, prefixFor(subnets))),
    subnets: record(numbered(subnets, 'subnet-'), (index) => subnetAt(index, subnets, zoneIds, tierIds)),
    workloads: record(
      numbered(Math.max(tiers, Math.ceil(groups / GROUPS_OF_WORKLOAD)), 'workload-'),
      (index) => workloadAt(index, tierIds, groupIds),
    ),
    nat: { mode: 'per-zone', zone: null },
    routeTables: {},
    networks: {},
    dataTransfer: {
      flows: {},
      peakFactor: 4,
      connectionsPerTask: 10,
      longestOutageMinutes: null,
      endpointCrossZoneShare: null,
    },
    pricing: { discountPercent: 0, loaded: {} },
    endpoints: {
      s3: { type: 'gateway', service: 's3', tiers: tierIds, prefixListId: 'pl-63a5400a', policy: null },
    },
    securityGroups: record(groupIds, groupAt),
    rules: Object.fromEntries(Array.from({ length: flows }, (_, index) => rulesAt(index, groupIds)).flat()),
    networkAcls: {},
    intents: {},
    tags: { Project: 'generated' },
    assumptions: {},
    decisions: {},
    setAside: {},
    comments: {},
    signOffs: {},
    tracker: freshTracker,
    deployment: null,
    ancestors: [],
    positions: {},
  };
}

function numbered(count: number, stem: string): readonly Id[] {
  return Array.from({ length: count }, (_, index) => `${stem}${index + 1}`);
}

function record<T>(ids: readonly Id[], make: (index: number) => T): Readonly<Record<Id, T>> {
  return Object.fromEntries(ids.map((id, index) => [id, make(index)]));
}

/** The id at this position, counting round. */
function at(ids: readonly Id[], index: number): Id {
  return ids[index % ids.length] ?? '';
}

function zoneAt(index: number): Zone {
  const zone = regionOf('us-east-1')?.zones[index];
  return { name: zone?.name ?? `us-east-1${String.fromCharCode(97 + index)}`, zoneId: zone?.id ?? null };
}

function tierAt(index: number, prefix: number): Tier {
  const access = index % 3 === 0 ? 'public' : index % 3 === 1 ? 'private' : 'isolated';
  return { name: `Tier ${index + 1}`, access, prefix, block: null, notes: '' };
}

/** The widest subnets of which this many fit into one block, down to those of which the most fit. */
function prefixFor(subnets: number): number {
  let prefix = SMALLEST_PREFIX;
  while (prefix < LARGEST_PREFIX && 2 ** (prefix - 16) < subnets) prefix += 1;
  return prefix;
}

function blocksFor(subnets: number): number {
  return Math.max(1, Math.ceil(subnets / 2 ** (prefixFor(subnets) - 16)));
}

function subnetAt(index: number, subnets: number, zones: readonly Id[], tiers: readonly Id[]): Subnet {
  const prefix = prefixFor(subnets);
  const base = 10 * 2 ** 24 + index * 2 ** (32 - prefix);
  return {
    name: `Subnet ${index + 1}`,
    zone: at(zones, index),
    tier: at(tiers, Math.floor(index / zones.length)),
    cidr: formatCidr({ base, prefix }),
    ipv6: null,
    pinned: false,
    routeTable: null,
    networkAcl: null,
    notes: '',
  };
}

function groupAt(index: number): SecurityGroup {
  return { name: `generated-${index + 1}-sg`, description: `Generated group ${index + 1}`, notes: '' };
}

/** Every group stands on some workload, and every tier has one. */
function workloadAt(index: number, tiers: readonly Id[], groups: readonly Id[]): Workload {
  const own = groups.slice(index * GROUPS_OF_WORKLOAD, (index + 1) * GROUPS_OF_WORKLOAD);
  return {
    name: `Workload ${index + 1}`,
    kind: 'ecs-tasks',
    tier: at(tiers, index),
    count: 100,
    securityGroups: own.length === 0 ? [at(groups, index)] : own,
    publicAddress: false,
  };
}

/** Into a group from the next one, then from the one after that, and so on; a new port when all pairs are used. */
function rulesAt(index: number, groups: readonly Id[]): readonly (readonly [Id, Rule])[] {
  const round = Math.floor(index / groups.length);
  const distance = 1 + (round % Math.max(1, groups.length - 1));
  const port = 1024 + Math.floor(round / Math.max(1, groups.length - 1));
  const half = (direction: Rule['direction'], group: Id, peer: Id): Rule => ({
    group,
    direction,
    traffic: { protocol: 'tcp', ports: { from: port, to: port } },
    peer: { kind: 'group', group: peer },
    description: `Generated flow ${index + 1}`,
  });
  const [to, from] = [at(groups, index), at(groups, index + distance)];
  return [
    [`flow-${index + 1}-in`, half('ingress', to, from)],
    [`flow-${index + 1}-out`, half('egress', from, to)],
  ];
}
