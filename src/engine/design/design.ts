import { z } from '../schema.ts';

import { fitsKey } from '../prices/paidPrices.ts';
import { tiersJoin } from '../prices/priceBook.ts';
import { type PriceKey, priceKeys } from '../prices/priceKeys.ts';
import { policyProblem } from './policyProblem.ts';
import {
  descriptionText,
  groupNameText,
  nameText,
  noteText,
  RESERVED_KEYS,
  tagKeyText,
  tagValueText,
} from './text.ts';

/*
 * The design document: the one model of a network. It is plain JSON, so that it survives a file, a message to a
 * worker and a spread; everything that can be computed from it is left to the evaluation and never stored here.
 * Things are kept in records by their id, and a record's own order is the order people see.
 */

/** The version this code writes. Older ones are migrated on reading; newer ones are refused. */
export const DESIGN_VERSION = 4;

/** The last revision there is, more than anybody edits and far from where numbers stop being exact. */
export const LAST_REVISION = 1_000_000_000;

/** What the first field of every design file says, so that another JSON file is told apart at once. */
export const DESIGN_FORMAT = 'groundplan';

/**
 * A stable key: lower-case letters, digits and dashes, a letter first, at most 63 characters. Ids are never shown
 * as names but the exported stack is built from them, so they must not change once something is deployed.
 */
export const idSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'is not an id: lower-case letters, digits and dashes, a letter first, at most 63',
  )
  .refine((id) => !RESERVED_KEYS.has(id), {
    error: 'is a reserved word; choose another id',
  });

/** An id from {@link idSchema}, as code reads it. */
export type Id = string;

/** A CIDR block as text, or `/22` where a size is asked for; what it says is read by the door and the commands. */
export const cidrText = z
  .string()
  .min(1, 'is empty; write a block such as 10.0.0.0/16')
  .max(64, 'is too long for a CIDR block');

/** A {@link Ref} in a document or command. */
export const refText = z
  .string()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .regex(/^[a-z][a-zA-Z0-9:./>-]*$/, 'is not the name of a thing in the design, such as subnet:ecs-b');

/** A region's code: `us-east-1`. */
export const regionCodeSchema = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region such as us-east-1');

/** The id of a managed or customer prefix list: `pl-63a5400a`. */
export const prefixListIdSchema = z
  .string()
  .regex(/^pl-[0-9a-f]{8,17}$/, 'is not a prefix list id such as pl-63a5400a');

/** The short name of an AWS service that has endpoints: `ecr.api`. */
export const serviceNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'is not a service name such as ecr.api');

/** A place on the canvas along one axis, in scene units. */
export const coordinate = z
  .number()
  .min(-1e6, 'is too far away; at most 1,000,000')
  .max(1e6, 'is too far away; at most 1,000,000');

/** A calendar month, `2026-11`; it comes from outside, the engine has no clock. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-11');

const count = (max: number) => z.int('is not a whole number').min(0).max(max);
const byId = <T extends z.ZodType>(value: T) => z.record(idSchema, value);

/** What the network must hold. Addresses needed = (agents + overhead + services) × headroom. */
export const requirementsSchema = z.strictObject({
  /** Concurrent agents today; growth is drawn from here to `agents`. */
  agentsNow: count(10_000_000),
  /** Concurrent agents at most; each is one ECS task with one address. */
  agents: count(10_000_000),
  /** Containers beside the agents: the supervisor and its gateway. */
  overhead: count(1_000_000),
  /** Auxiliary services, one address each. */
  services: count(1_000_000),
  /** Factor on everything above: 2 keeps as much free as is used. */
  headroom: z.number().min(1, 'is below 1; 1 means no headroom').max(100),
  /** The smallest block wanted, as a prefix length: 20 asks for a /20 or larger. */
  smallestPrefix: z.int().min(16).max(28),
  /** Availability Zones wanted. */
  zones: z.int().min(1).max(6),
  /** Whether the full need must still fit when one zone is lost. */
  survivesZoneLoss: z.boolean(),
  /** How the agents grow from `agentsNow` on, or `null` when nobody has said. */
  growth: z
    .strictObject({
      /** The month for which `agentsNow` is true. */
      from: monthSchema,
      /** The share by which agents grow every month: 0.05 is five percent; it counts where no target does. */
      monthlyRate: z.number().min(0, 'is below 0').max(10, 'is above 10, which is 1,000 percent a month'),
      /** Agents at most in these months; between two of them demand grows in a straight line. */
      targets: z.array(z.strictObject({ month: monthSchema, agents: count(10_000_000) })).max(120),
    })
    .nullable(),
});

/**
 * How many IPv4 blocks a VPC may have: as many as AWS raises the quota of five to. Source: "Amazon VPC quotas", Amazon VPC
 * User Guide, https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html, read 2026-11-30.
 */
export const MOST_VPC_BLOCKS = 50;

export const vpcSchema = z.strictObject({
  name: nameText,
  /** IPv4 CIDR blocks; the first is the primary one, which AWS never lets go. At most five by default. */
  blocks: z.array(cidrText).min(1, 'is empty; a VPC needs a primary block').max(MOST_VPC_BLOCKS),
  /** Ranges kept free on purpose; nothing is allocated from them. */
  held: byId(z.strictObject({ name: nameText, cidr: cidrText })),
  dnsHostnames: z.boolean(),
  dnsSupport: z.boolean(),
  internetGateway: z.boolean(),
  /** One IPv6 block from Amazon's pool, always a /56; `cidr` is `null` until AWS has given it. `null`: IPv4 alone. */
  ipv6: z.strictObject({ cidr: cidrText.nullable() }).nullable(),
  /** IPv6 from private subnets to the internet, never back. */
  egressOnlyInternetGateway: z.boolean(),
  /**
   * The transit gateway that the VPC is attached to, through one subnet a zone of `tier`; `id` is `null` until it is
   * known. `null`: not attached to any.
   */
  transitGateway: z
    .strictObject({
      id: z
        .string()
        .regex(/^tgw-[0-9a-f]{8,17}$/, 'is not a transit gateway id such as tgw-0123456789abcdef0')
        .nullable(),
      tier: idSchema,
    })
    .nullable(),
  /** VPC flow log to CloudWatch Logs, or `null` for none. */
  flowLog: z
    .strictObject({
      traffic: z.enum(['ALL', 'ACCEPT', 'REJECT']),
      aggregationSeconds: z.union([z.literal(60), z.literal(600)]),
      retentionDays: z.int().min(1).max(3653),
    })
    .nullable(),
  /** What becomes of the default security group, which every VPC has: all its rules taken away, or left as AWS made it. */
  defaultGroup: z.enum(['closed', 'as-created']),
});

export const zoneSchema = z.strictObject({
  /** The account's name of the zone: `us-east-1a`. */
  name: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'is not an Availability Zone name such as us-east-1a'),
  /** The zone's id, the same in every account: `use1-az1`; `null` when not known. */
  zoneId: z
    .string()
    .regex(/^[a-z0-9]+-az\d+$/, 'is not a zone id such as use1-az1')
    .nullable(),
});

/** How a tier's subnets reach the internet: directly, through NAT, or not at all. */
export const accessSchema = z.enum(['public', 'private', 'isolated']);

export const tierSchema = z.strictObject({
  name: nameText,
  access: accessSchema,
  /** The size a new subnet of this tier gets. */
  prefix: z.int().min(16).max(28),
  /** The contiguous range the tier's subnets are placed in, slots for further zones included; `null`: not placed yet. */
  block: cidrText.nullable(),
  notes: noteText,
});

/** What a subnet's CIDR says that has IPv6 addresses alone. */
export const NO_IPV4 = 'none';

export const subnetSchema = z.strictObject({
  name: nameText,
  zone: idSchema,
  tier: idSchema,
  /** `10.0.4.0/22` once placed; `/22` alone asks the plan for a place; `none`: IPv6 alone. */
  cidr: cidrText,
  /** Which /64 of the VPC's /56, from 0 to 255; `null`: no IPv6 here. */
  ipv6: z.int().min(0).max(255).nullable(),
  /** Pinned: typed by a person. Otherwise the plan chose it, and only an explicit repack may move it. */
  pinned: z.boolean(),
  /**
   * A route table of this design; `main` for the VPC's main table, which a subnet has without an association of its
   * own; or `null` for the one derived from the tier's access.
   */
  routeTable: idSchema.nullable(),
  /** A network ACL of this design, or `null` for the VPC's default one. */
  networkAcl: idSchema.nullable(),
  notes: noteText,
});

export const workloadKinds = [
  'application-load-balancer',
  'network-load-balancer',
  'ecs-tasks',
  'instances',
  'rds',
  'elasticache',
  'amazon-mq',
  'lambda',
] as const;

export const workloadSchema = z.strictObject({
  name: nameText,
  kind: z.enum(workloadKinds),
  tier: idSchema,
  /** How many: a number, or one of the requirements. */
  count: z.union([count(1_000_000), z.enum(['agents', 'overhead', 'services'])]),
  securityGroups: z.array(idSchema).max(16),
  /** Whether each of its interfaces has a public IPv4 address; it is of use in a public subnet alone. */
  publicAddress: z.boolean(),
});

/**
 * How private subnets reach the internet over IPv4: a zonal NAT gateway in each zone or one for all, AWS's regional
 * NAT gateway, a NAT instance in each zone or one for all, or not at all.
 */
export const natModes = ['per-zone', 'single', 'regional', 'instance-per-zone', 'instance', 'none'] as const;

export const natSchema = z.strictObject({
  mode: z.enum(natModes),
  /** Where the single NAT gateway or instance stands; `null`: the first zone with a public subnet. */
  zone: idSchema.nullable(),
});

/**
 * The text of an endpoint policy, a JSON document with statements of at most 20,480 characters
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html).
 */
export const policyText = z
  .string()
  .max(20_480, 'is longer than the 20,480 characters of an endpoint policy')
  .superRefine((text, context) => {
    const message = policyProblem(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

export const interfaceEndpointSchema = z.strictObject({
  type: z.literal('interface'),
  /** The service's short name: `ecr.api`. */
  service: serviceNameSchema,
  /** The endpoint's interfaces stand in this tier, one subnet a zone. */
  tier: idSchema,
  /** Only these zones, or `null` for every zone in which the tier has a subnet. */
  zones: z.array(idSchema).nullable(),
  securityGroups: z.array(idSchema).max(16),
  privateDns: z.boolean(),
  /** What may be done through the endpoint; `null`: everything, as AWS has it by default. */
  policy: policyText.nullable(),
});

export const gatewayEndpointSchema = z.strictObject({
  type: z.literal('gateway'),
  service: z.enum(['s3', 'dynamodb']),
  /** The tiers whose route tables get the prefix list. */
  tiers: z.array(idSchema),
  /** The region's managed prefix list (`pl-…`), which egress rules to the service name; `null` when not known. */
  prefixListId: prefixListIdSchema.nullable(),
  /** What may be done through the endpoint; `null`: everything, as AWS has it by default. */
  policy: policyText.nullable(),
});

export const endpointSchema = z.discriminatedUnion('type', [interfaceEndpointSchema, gatewayEndpointSchema]);

export const securityGroupSchema = z.strictObject({
  name: groupNameText,
  description: descriptionText,
  notes: noteText,
});

/** The other side of a rule: an address range, a group, a gateway endpoint of this design, or a prefix list. */
export const peerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cidr'), cidr: cidrText }),
  z.strictObject({ kind: z.literal('group'), group: idSchema }),
  z.strictObject({ kind: z.literal('endpoint'), endpoint: idSchema }),
  z.strictObject({ kind: z.literal('prefix-list'), prefixList: prefixListIdSchema }),
]);

const port = z.int('is not a whole port number').min(0, 'is below port 0').max(65_535, 'is above port 65535');

/** The last port of a range, or the code of an ICMP message, where -1 is every code, as in AWS. */
const lastPort = z
  .int('is not a whole port number')
  .min(-1, 'is below port 0')
  .max(65_535, 'is above port 65535');

/** `tcp`, `udp`, `icmp`, `icmpv6`, `all`, or an IANA protocol number from 0 to 255 as text. */
export const protocolSchema = z
  .string()
  .regex(
    /^(tcp|udp|icmp|icmpv6|all|0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/,
    'is not a protocol: tcp, udp, icmp, icmpv6, all or a number from 0 to 255',
  );

/**
 * What a rule lets through: ports for tcp and udp; for icmp and icmpv6 `from` is the type and `to` the code, or -1 for
 * every code of that type; `null` for every port or type.
 */
export const trafficSchema = z
  .strictObject({ protocol: protocolSchema, ports: z.strictObject({ from: port, to: lastPort }).nullable() })
  .refine(({ protocol, ports }) => ports === null || /^(tcp|udp|icmp|icmpv6)$/.test(protocol), {
    error: 'names ports for a protocol that has none; leave the ports out',
  })
  .refine(({ protocol, ports }) => ports === null || protocol.startsWith('icmp') || ports.from <= ports.to, {
    error: 'has its ports the wrong way round; put the lower one first',
  })
  .refine(
    ({ protocol, ports }) =>
      ports === null || !protocol.startsWith('icmp') || Math.max(ports.from, ports.to) < 256,
    {
      error: 'has an ICMP type or code above 255; leave them out for every type',
    },
  );

export const ruleSchema = z.strictObject({
  group: idSchema,
  direction: z.enum(['ingress', 'egress']),
  traffic: trafficSchema,
  peer: peerSchema,
  description: descriptionText,
});

export const routeTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('internet-gateway') }),
  /** The zonal NAT gateway of a zone. */
  z.strictObject({ kind: z.literal('nat-gateway'), zone: idSchema }),
  z.strictObject({ kind: z.literal('regional-nat-gateway') }),
  /** The NAT instance of a zone. */
  z.strictObject({ kind: z.literal('nat-instance'), zone: idSchema }),
  z.strictObject({ kind: z.literal('egress-only-internet-gateway') }),
  /** The peering connection to another network of the design. */
  z.strictObject({ kind: z.literal('peering'), network: idSchema }),
  z.strictObject({ kind: z.literal('transit-gateway') }),
]);

/** The VPC's main route table: it holds the local routes alone, because a stack cannot write routes into it. */
export const MAIN_ROUTE_TABLE = 'main';

/**
 * Whether an id is kept for the main route table or for one that follows from the tiers' access (`public`, `private-a`,
 * `isolated`), so that a design's own table never meets one of them in an export.
 */
export function isDerivedRouteTableId(id: Id): boolean {
  return id === MAIN_ROUTE_TABLE || /^(public|private|isolated)(-|$)/.test(id);
}

export const routeTableSchema = z.strictObject({
  name: nameText,
  /** Destinations are IPv4 or IPv6 blocks, or prefix lists by their id. */
  routes: z.array(z.strictObject({ destination: cidrText, target: routeTargetSchema })).max(1000),
});

/** One end of a data flow: a tier of the design, the internet, an AWS service of the region, or another network. */
export const flowEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tier'), tier: idSchema }),
  z.strictObject({ kind: z.literal('internet') }),
  z.strictObject({ kind: z.literal('service'), service: serviceNameSchema }),
  z.strictObject({ kind: z.literal('network'), network: idSchema }),
]);

/** The most data a flow may state: a hundred exabytes a month, far above what a VPC moves. */
const MOST_GB = 1e11;

/** An amount of data in GB of AWS's price lists: a month's, or what each agent moves in a day. */
export const volumeSchema = z.strictObject({
  gb: z
    .number('is not an amount of data in GB')
    .min(0, "is below 0 GB; data that flows the other way is the flow's other amount")
    .max(MOST_GB, 'is above 100,000,000,000 GB; write the amount in GB, not in bytes'),
  per: z.enum(['month', 'agent-day']),
});

/** Data that two ends exchange: `from` opens the connections, sends `sent` and gets `received` back. */
export const dataFlowSchema = z.strictObject({
  name: nameText,
  from: flowEndSchema,
  to: flowEndSchema,
  sent: volumeSchema,
  received: volumeSchema,
  /** The share that crosses from one zone to another, from 0 to 1; `null`: what an even spread over the zones gives. */
  crossZoneShare: z.number().min(0, 'is below 0').max(1, 'is above 1, which is all of it').nullable(),
  notes: noteText,
});

/** The traffic that people state. What they leave out is assumed by the evaluation, never zero, and says so. */
export const dataTransferSchema = z.strictObject({
  /** Flows by id; one with the id of an assumed flow takes its place. */
  flows: byId(dataFlowSchema),
  /** The busiest hour as a multiple of the average one. */
  peakFactor: z.number().min(1, 'is below 1; the busiest hour is at least the average one').max(1000),
  /** Connections that one task keeps open at once to the destination most of them share. */
  connectionsPerTask: z.int('is not a whole number').min(0).max(55_000),
  /** How many minutes the way out may be gone when a zone fails; `null`: nobody has said. */
  longestOutageMinutes: z.number().min(0, 'is below 0 minutes').max(43_800, 'is above a month').nullable(),
  /**
   * The share of an interface endpoint's traffic that enters it in another zone, from 0 to 1; `null`: its regional DNS
   * name answers with the addresses of all its zones, and clients take them evenly.
   */
  endpointCrossZoneShare: z.number().min(0, 'is below 0').max(1, 'is above 1, which is all of it').nullable(),
});

const usd = z.number('is not an amount').min(0, 'is below 0').max(1e6, 'is above any AWS price');

const rateByVolume = z.strictObject({
  fromGb: z.number().min(0),
  toGb: z.number().min(0).nullable(),
  usdPerGb: usd,
});

/** A price that was read from one of AWS's price lists: one rate, or rates that fall with the monthly volume. */
export const loadedPriceSchema = z.strictObject({
  price: z.union([
    usd,
    z
      .array(rateByVolume)
      .min(1)
      .max(20)
      .refine((tiers) => tiersJoin(tiers), 'has tiers that do not join from 0 GB upwards'),
  ]),
  /** The list and its version, in words. */
  source: nameText,
  /** The day the list was published. */
  asOf: z.iso.date('is not a date such as 2026-11-22'),
});

const pricesOfRegion = z
  .partialRecord(z.enum(priceKeys as [PriceKey, ...PriceKey[]]), loadedPriceSchema)
  .refine(
    (prices) => Object.entries(prices).every(([key, { price }]) => fitsKey(key as PriceKey, price)),
    'has rates by volume for a price with one rate, or one rate for a price that falls with the volume',
  );

/** Prices read from lists, by region and by the name of the price. */
export const loadedPricesSchema = z.record(regionCodeSchema, pricesOfRegion);

/** What this design pays: list prices loaded over those that are built in, less a discount on all of them. */
export const pricingSchema = z.strictObject({
  discountPercent: z
    .number('is not a number of percent')
    .min(0, 'is below 0 %')
    .max(100, 'is above 100 %, which is all of it'),
  loaded: loadedPricesSchema,
});

export const networkAclSchema = z.strictObject({
  name: nameText,
  entries: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(32_766),
        direction: z.enum(['ingress', 'egress']),
        action: z.enum(['allow', 'deny']),
        traffic: trafficSchema,
        cidr: cidrText,
      }),
    )
    .max(80),
});

/**
 * One end of a question or an intent about reachability: the internet, an address range in the VPC or beyond, another
 * network, everything in a tier or subnet, a workload, the interfaces that carry a group, an endpoint of the design, or
 * an AWS service of the region however it is reached.
 */
export const reachEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('internet') }),
  z.strictObject({ kind: z.literal('cidr'), cidr: cidrText }),
  z.strictObject({ kind: z.literal('network'), network: idSchema }),
  z.strictObject({ kind: z.literal('tier'), tier: idSchema }),
  z.strictObject({ kind: z.literal('subnet'), subnet: idSchema }),
  z.strictObject({ kind: z.literal('workload'), workload: idSchema }),
  z.strictObject({ kind: z.literal('group'), group: idSchema }),
  z.strictObject({ kind: z.literal('endpoint'), endpoint: idSchema }),
  z.strictObject({ kind: z.literal('service'), service: serviceNameSchema }),
]);

/** A sentence about the network that must hold; see `evaluation/intents`. */
export const intentSchema = z.discriminatedUnion('kind', [
  /** Nothing of this traffic gets from one end to the other; `traffic` `null`: nothing at all. */
  z.strictObject({
    kind: z.literal('never'),
    from: reachEndSchema,
    to: reachEndSchema,
    traffic: trafficSchema.nullable(),
    notes: noteText,
  }),
  /** Everything at one end can open connections of this traffic to everything at the other, and is answered. */
  z.strictObject({
    kind: z.literal('reaches'),
    from: reachEndSchema,
    to: reachEndSchema,
    traffic: trafficSchema,
    notes: noteText,
  }),
  /** Whatever gets from one end to an AWS service passes this endpoint. */
  z.strictObject({
    kind: z.literal('only-through'),
    from: reachEndSchema,
    service: serviceNameSchema,
    endpoint: idSchema,
    notes: noteText,
  }),
  /** Between the workloads of different tiers nothing gets through but this. */
  z.strictObject({
    kind: z.literal('only-these'),
    allowed: z
      .array(z.strictObject({ from: reachEndSchema, to: reachEndSchema, traffic: trafficSchema }))
      .max(500),
    notes: noteText,
  }),
]);

/** A SHA-256 digest in hexadecimal. */
export const digestText = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest in hexadecimal');

/** How many of its former states a design remembers; the oldest are forgotten. */
export const MOST_ANCESTORS = 100;

/** Who did something: a name. */
export const personText = nameText;
/** A calendar date, `2026-11-22`; it comes from outside, the engine has no clock. */
export const dateSchema = z.iso.date('is not a date such as 2026-11-22');

/**
 * A moment in UTC, written to the second: `2026-11-29T14:30:00Z`; it comes from outside, the engine has no clock. Read
 * is also what files of before hold: parts of a second in comments, and a moment without seconds.
 */
export const momentSchema = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/,
    'is not a moment in UTC such as 2026-11-29T14:30:00Z',
  );

/** Something the design takes for granted and that a person should confirm. */
export const assumptionSchema = z.strictObject({
  text: noteText,
  confirmed: z.strictObject({ by: personText, on: dateSchema }).nullable(),
});

/** The choices that every network of this kind has to make, each with its options side by side. */
export const decisionPoints = ['primary-block', 'reserve', 'subnet-sizing', 'nat', 'endpoints'] as const;

/** What the tracker can lock, each finalised by one of its tasks: see `commands/locks.ts`. */
export const lockKinds = ['sizing', 'subnets', 'routes', 'security'] as const;

/** An option of a decision with its figures as they were when it was decided. */
const decidedOptionSchema = z.strictObject({
  /** Its id at the decision's point; '' without a point. */
  id: z.string().max(64, 'is longer than 64 characters'),
  label: nameText,
  figures: z
    .array(z.strictObject({ id: z.string().max(64), label: nameText, text: z.string().max(400) }))
    .max(40),
});

export const decisionSchema = z.strictObject({
  /** The choice it settles, or `null` for one of the design's own. */
  point: z.enum(decisionPoints).nullable(),
  /** The option taken at that point, by its id; '' without a point. */
  option: z.string().max(64, 'is longer than 64 characters'),
  title: nameText,
  context: noteText,
  decision: noteText,
  consequences: noteText,
  by: personText,
  on: dateSchema,
  /** What was weighed, with the figures of then: they stay when those of the design change. */
  options: z.array(decidedOptionSchema).max(40),
  /** What it locks; `null`: nothing. */
  locks: z.enum(lockKinds).nullable(),
});

/** What else the VPC may have to talk to, and so must not overlap. */
export const networkKinds = ['peered-vpc', 'on-premises', 'partner', 'other'] as const;

export const otherNetworkSchema = z.strictObject({
  name: nameText,
  kind: z.enum(networkKinds),
  /** Its IPv4 and IPv6 ranges. */
  cidrs: z.array(cidrText).min(1, 'is empty; a network has at least one range').max(100),
  /** How the VPC reaches it: a peering connection (`id` is `null` until it is known), the transit gateway, or not yet. */
  connection: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('peering'),
        id: z
          .string()
          .regex(/^pcx-[0-9a-f]{8,17}$/, 'is not a peering connection id such as pcx-0123456789abcdef0')
          .nullable(),
      }),
      z.strictObject({ kind: z.literal('transit-gateway') }),
    ])
    .nullable(),
  notes: noteText,
});

export const setAsideSchema = z.strictObject({
  reason: noteText.min(1, 'is empty; give the reason'),
  by: personText,
  on: dateSchema,
});

/** How much an issue weighs. */
export const issueSeverities = ['low', 'medium', 'high'] as const;

/** What somebody says about the design: a remark, or an issue that somebody has to settle. Replies make a thread. */
export const commentSchema = z.strictObject({
  /** What it is pinned to, as a {@link Ref}; a reply is pinned to what its thread is. */
  subject: refText,
  /** What that was called last, so that a comment still says what it is about when that has gone; `null`: not known. */
  about: nameText.nullable(),
  /** A point of the canvas, in scene units from the corner of the subject; `null`: the subject as a whole. */
  place: z.strictObject({ x: coordinate, y: coordinate }).nullable(),
  kind: z.enum(['comment', 'issue']),
  /** An issue's weight; `null` for a comment. */
  severity: z.enum(issueSeverities).nullable(),
  /** Who is to settle it, or `null` for nobody in particular. */
  assignee: personText.nullable(),
  text: noteText,
  by: personText,
  at: momentSchema,
  /** When its text was changed last; `null`: never. */
  edited: momentSchema.nullable(),
  /** Who settled the thread and when; `null` while it is open, and on replies. */
  resolved: z.strictObject({ by: personText, at: momentSchema }).nullable(),
  replyTo: idSchema.nullable(),
});

/** Somebody's signature under a review: it stands for the design as it was, and is out of date once that has changed. */
export const signOffSchema = z.strictObject({
  /** What was reviewed: the security of the network, or the whole design. */
  of: z.enum(['security', 'design']),
  by: personText,
  on: dateSchema,
  /** The design's revision that was signed. */
  revision: z.int().min(0),
  /** A digest of everything that the review was about, which an edit to any of it changes. */
  digest: digestText,
  notes: noteText,
});

/** The tasks of the tracker, in the order in which each waits for the one before. */
export const taskIds = ['cidr', 'subnets', 'nat', 'security-groups', 'endpoints'] as const;

const taskSchema = z.strictObject({
  /** Who works on it; `null`: nobody yet. */
  assignee: personText.nullable(),
  /** `check-again`: it was started or done, and something it stands on has been opened since. */
  status: z.enum(['not-started', 'in-progress', 'done', 'check-again']),
  started: momentSchema.nullable(),
  ended: momentSchema.nullable(),
  notes: noteText,
});

/** What only a person can know, and ticks with name and date. */
export const tickIds = ['cdk-tested', 'diagram', 'cost-analysis', 'parent-updated', 'default-group'] as const;

const lockSchema = z.strictObject({ by: personText, at: momentSchema, reason: nameText });

/** What happened to the tracker, as its own log; times are those of the clock that the person had. */
const trackerEventSchema = z.strictObject({
  what: z.enum(['assigned', 'started', 'ended', 'opened', 'locked', 'unlocked', 'ticked', 'unticked']),
  /** The task, lock or tick it was about. */
  about: z.enum([...taskIds, ...lockKinds, ...tickIds]),
  by: personText,
  at: momentSchema,
  /** Why, where a reason was given; whom, for an assignment. */
  reason: z.string().max(120, 'is longer than 120 characters'),
});

/** The sub-phase's living tracker: who did what when, what is final, and what only people can know. */
export const trackerSchema = z.strictObject({
  parentPhase: nameText,
  number: z.string().regex(/^\d{1,3}(\.\d{1,3}){0,3}$/, 'is not a number such as 1.1'),
  name: nameText,
  /** `null`: nobody yet. */
  lead: personText.nullable(),
  /** What the phase before handed on. */
  currentNetwork: noteText,
  securityRequirement: noteText,
  tasks: z.strictObject({
    cidr: taskSchema,
    subnets: taskSchema,
    nat: taskSchema,
    'security-groups': taskSchema,
    endpoints: taskSchema,
  }),
  locks: z.partialRecord(z.enum(lockKinds), lockSchema),
  ticks: z.partialRecord(z.enum(tickIds), z.strictObject({ by: personText, at: momentSchema })),
  /** Oldest first, as they were written down. */
  log: byId(trackerEventSchema),
});

export const deploymentSchema = z.strictObject({
  stack: nameText,
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'is not the id of a VPC such as vpc-0123456789abcdef0'),
  subnetIds: byId(
    z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'is not the id of a subnet such as subnet-0123456789abcdef0'),
  ),
  on: dateSchema,
});

/** The key of a finding: its rule, and what it is about. */
export const findingKeySchema = z
  .string()
  .max(400, 'is longer than 400 characters')
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(\/[a-z0-9:._>-]+)*$/, 'is not the key of a finding')
  .refine((key) => !RESERVED_KEYS.has(key), { error: 'is not the key of a finding' });

export const designSchema = z.strictObject({
  format: z.literal(DESIGN_FORMAT),
  version: z.literal(DESIGN_VERSION),
  /** Grows by one with every edit; exports name it instead of a time. */
  revision: z
    .int()
    .min(0)
    .max(LAST_REVISION, 'is above 1,000,000,000, more edits than anybody makes; 0 would work'),
  name: nameText,
  notes: noteText,
  region: regionCodeSchema,
  requirements: requirementsSchema,
  vpc: vpcSchema,
  zones: byId(zoneSchema),
  tiers: byId(tierSchema),
  subnets: byId(subnetSchema),
  workloads: byId(workloadSchema),
  nat: natSchema,
  routeTables: byId(routeTableSchema),
  endpoints: byId(endpointSchema),
  networks: byId(otherNetworkSchema),
  dataTransfer: dataTransferSchema,
  pricing: pricingSchema,
  securityGroups: byId(securityGroupSchema),
  rules: byId(ruleSchema),
  networkAcls: byId(networkAclSchema),
  /** Sentences about reachability that must hold. */
  intents: byId(intentSchema),
  tags: z.record(tagKeyText, tagValueText),
  assumptions: byId(assumptionSchema),
  decisions: byId(decisionSchema),
  setAside: z.record(findingKeySchema, setAsideSchema),
  comments: byId(commentSchema),
  signOffs: byId(signOffSchema),
  tracker: trackerSchema,
  deployment: deploymentSchema.nullable(),
  /**
   * Digests of the states of this design that were handed to or taken from a file, the newest last: two copies that
   * share one go back to it, so that both can be merged with nothing lost.
   */
  ancestors: z.array(digestText).max(MOST_ANCESTORS),
  /** Where people put boxes of the security graph by hand, in scene units relative to the graph's corner. */
  positions: z.record(refText, z.strictObject({ x: coordinate, y: coordinate })),
});

/** `T` as nobody may change it, all the way down. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type Design = DeepReadonly<z.infer<typeof designSchema>>;
export type Requirements = Design['requirements'];
export type Vpc = Design['vpc'];
export type Zone = DeepReadonly<z.infer<typeof zoneSchema>>;
export type Access = z.infer<typeof accessSchema>;
export type Tier = DeepReadonly<z.infer<typeof tierSchema>>;
export type Subnet = DeepReadonly<z.infer<typeof subnetSchema>>;
export type Workload = DeepReadonly<z.infer<typeof workloadSchema>>;
export type WorkloadKind = Workload['kind'];
export type Nat = Design['nat'];
export type NatMode = Nat['mode'];

/** Whether a choice of NAT has one zonal gateway or instance that stands in one zone and serves all of them. */
export function isSingle(mode: NatMode): mode is 'single' | 'instance' {
  return mode === 'single' || mode === 'instance';
}

export type FlowEnd = DeepReadonly<z.infer<typeof flowEndSchema>>;
export type Volume = DeepReadonly<z.infer<typeof volumeSchema>>;
export type DataFlow = DeepReadonly<z.infer<typeof dataFlowSchema>>;
export type DataTransfer = Design['dataTransfer'];
export type LoadedPrice = DeepReadonly<z.infer<typeof loadedPriceSchema>>;
export type OtherNetwork = DeepReadonly<z.infer<typeof otherNetworkSchema>>;
export type Decision = DeepReadonly<z.infer<typeof decisionSchema>>;
export type DecisionPointId = (typeof decisionPoints)[number];
export type Endpoint = DeepReadonly<z.infer<typeof endpointSchema>>;
export type InterfaceEndpoint = Extract<Endpoint, { type: 'interface' }>;
export type GatewayEndpoint = Extract<Endpoint, { type: 'gateway' }>;
export type SecurityGroup = DeepReadonly<z.infer<typeof securityGroupSchema>>;
export type Peer = DeepReadonly<z.infer<typeof peerSchema>>;
export type Traffic = DeepReadonly<z.infer<typeof trafficSchema>>;
export type Rule = DeepReadonly<z.infer<typeof ruleSchema>>;
export type RouteTable = DeepReadonly<z.infer<typeof routeTableSchema>>;
export type RouteTarget = DeepReadonly<z.infer<typeof routeTargetSchema>>;
export type NetworkAcl = DeepReadonly<z.infer<typeof networkAclSchema>>;
export type ReachEnd = DeepReadonly<z.infer<typeof reachEndSchema>>;
export type Intent = DeepReadonly<z.infer<typeof intentSchema>>;
export type Tracker = Design['tracker'];
export type TaskId = (typeof taskIds)[number];
export type TrackerTask = Tracker['tasks'][TaskId];
export type LockKind = (typeof lockKinds)[number];
export type Lock = DeepReadonly<z.infer<typeof lockSchema>>;
export type TickId = (typeof tickIds)[number];
export type TrackerEvent = DeepReadonly<z.infer<typeof trackerEventSchema>>;
export type Comment = DeepReadonly<z.infer<typeof commentSchema>>;
export type SignOff = DeepReadonly<z.infer<typeof signOffSchema>>;

/**
 * The name of one thing in a design, in selections, findings, comments and scenes alike: `vpc`, `zone:a`,
 * `tier:ecs`, `subnet:ecs-b`, `nat:a`, `internet-gateway`, `endpoint:s3`, `group:alb`, `rule:alb-https`,
 * `workload:worker`, `route-table:own-a`, `network:office`, `transit-gateway`, `cidr:0.0.0.0/0`, `intent:between-tiers`,
 * `sign-off:security`, `edge:<from>><to>`, `figure:total`, `comment:c-1`.
 */
export type Ref = string;

/** The ref of a thing that has an id. */
export const refOf = (kind: string, id: string): Ref => `${kind}:${id}`;

/** A ref taken apart; a ref without an id (`vpc`) has an empty one. */
export function readRef(ref: Ref): { readonly kind: string; readonly id: string } {
  const colon = ref.indexOf(':');
  return colon < 0 ? { kind: ref, id: '' } : { kind: ref.slice(0, colon), id: ref.slice(colon + 1) };
}

/**
 * The entry of a record, or `undefined`. Unlike `record[id]` it never finds what every object inherits, so an id
 * from outside can be looked up before it is checked.
 */
export function entryOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
