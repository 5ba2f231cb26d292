import { DESIGN_VERSION } from './design.ts';

/*
 * How files of older versions become files of this one. A step is written once, when the format changes, and never
 * edited: a file that it has read must read the same for ever. A change of the format is three files in one commit: a
 * step here, a fixture of the new version, and the schema.
 */

/** One change of the format, from version `from` to the next. `json` is of the right version and otherwise unchecked. */
export type Migration = {
  readonly from: number;
  /** What the step does, in a few words: "Give every zone its id". */
  readonly name: string;
  readonly migrate: (json: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};

type Json = Readonly<Record<string, unknown>>;

/** The record with `added` in front of what each entry says itself; anything else as it is, for the schema to refuse. */
function eachWith(record: unknown, added: Json): unknown {
  if (!isRecord(record)) return record;
  const entries = Object.entries(record).map(([id, entry]) => [id, withFields(entry, added)]);
  return Object.fromEntries(entries) as unknown;
}

function withFields(value: unknown, added: Json): unknown {
  return isRecord(value) ? { ...added, ...value } : value;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All steps, the oldest first. The first version has no predecessor. */
export const migrations: readonly Migration[] = [
  {
    from: 1,
    name: 'Make room for growth, IPv6, other networks and decision points',
    migrate: (json) => ({
      networks: {},
      ...json,
      requirements: withFields(json['requirements'], { growth: null }),
      vpc: withFields(json['vpc'], { ipv6: null, egressOnlyInternetGateway: false }),
      subnets: eachWith(json['subnets'], { ipv6: null }),
      decisions: eachWith(json['decisions'], { point: null, option: '' }),
    }),
  },
  {
    from: 2,
    name: "Make room for data transfer, prices of one's own, endpoint policies and connections to other networks",
    migrate: (json) => ({
      dataTransfer: {
        flows: {},
        peakFactor: 4,
        connectionsPerTask: 10,
        longestOutageMinutes: null,
        endpointCrossZoneShare: null,
      },
      pricing: { discountPercent: 0, loaded: {} },
      ...json,
      vpc: withFields(json['vpc'], { transitGateway: null }),
      networks: eachWith(json['networks'], { connection: null }),
      endpoints: eachWith(json['endpoints'], { policy: null }),
    }),
  },
  {
    from: 3,
    name: 'Make room for intents, signatures, the tracker, threads, public addresses and the default security group',
    migrate: (json) => ({
      intents: {},
      signOffs: {},
      tracker: TRACKER_OF_4,
      ancestors: [],
      ...json,
      vpc: withFields(json['vpc'], { defaultGroup: 'as-created' }),
      workloads: withPublicAddresses(json['workloads'], json['tiers']),
      decisions: eachWith(json['decisions'], { options: [], locks: null }),
      comments: withMoments(json['comments']),
    }),
  },
];

const TASK_OF_4 = { assignee: null, status: 'not-started', started: null, ended: null, notes: '' };

/** The tracker that a design of version 3 gets: nothing started, nothing locked. */
const TRACKER_OF_4 = {
  parentPhase: 'Infrastructure Blueprint',
  number: '1.1',
  name: 'Network Foundation',
  lead: null,
  currentNetwork: '',
  securityRequirement: '',
  tasks: {
    cidr: TASK_OF_4,
    subnets: TASK_OF_4,
    nat: TASK_OF_4,
    'security-groups': TASK_OF_4,
    endpoints: TASK_OF_4,
  },
  locks: {},
  ticks: {},
  log: {},
};

/** Until version 4 whatever may have a public address had one in a public tier. */
function withPublicAddresses(workloads: unknown, tiers: unknown): unknown {
  if (!isRecord(workloads)) return workloads;
  const entries = Object.entries(workloads).map(([id, workload]) => {
    if (!isRecord(workload)) return [id, workload];
    const tier: unknown = isRecord(tiers) ? tiers[String(workload['tier'])] : undefined;
    const publicAddress =
      isRecord(tier) && tier['access'] === 'public' && HAD_PUBLIC_ADDRESSES.has(workload['kind']);
    return [id, { publicAddress, ...workload }];
  });
  return Object.fromEntries(entries) as unknown;
}

/** Until version 4 a comment had a day, and nobody wrote down who resolved it: that was its author then. */
function withMoments(comments: unknown): unknown {
  if (!isRecord(comments)) return comments;
  const entries = Object.entries(comments).map(([id, comment]) => {
    if (!isRecord(comment)) return [id, comment];
    const { on, resolved, ...rest } = comment;
    const at = `${String(on)}T00:00:00Z`;
    const settled = resolved === true ? { by: comment['by'], at } : null;
    const added = { about: null, place: null, kind: 'comment', severity: null, assignee: null, edited: null };
    return [id, { ...added, at, ...rest, resolved: settled }];
  });
  return Object.fromEntries(entries) as unknown;
}

const HAD_PUBLIC_ADDRESSES: ReadonlySet<unknown> = new Set([
  'application-load-balancer',
  'network-load-balancer',
  'ecs-tasks',
  'instances',
]);

/**
 * The document as version `to`. `history` has a step for each version from the document's on; it is a parameter so
 * that the mechanism can be tried before there is any history. Throws when a step is missing, which is a slip of ours.
 */
export function migrated(
  json: Readonly<Record<string, unknown>>,
  from: number,
  to: number = DESIGN_VERSION,
  history: readonly Migration[] = migrations,
): Readonly<Record<string, unknown>> {
  let document = json;
  for (let version = from; version < to; version += 1) {
    const step = history.find((candidate) => candidate.from === version);
    if (step === undefined) throw new Error(`No migration leads from version ${version} of the design file.`);
    document = { ...step.migrate(document), version: version + 1 };
  }
  return document;
}
