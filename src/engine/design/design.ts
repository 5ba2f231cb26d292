import { z } from '../schema.ts';

import { descriptionText, groupNameText, nameText, noteText, tagKeyText, tagValueText } from './text.ts';

/*
 * The design document: the one model of a network. It is plain JSON, so that it survives a file, a message to a
 * worker and a spread; everything that can be computed from it is left to the evaluation and never stored here.
 * Things are kept in records by their id, and a record's own order is the order people see.
 */

/** The version this code writes. Older ones are migrated on reading; newer ones are refused. */
export const DESIGN_VERSION = 2;

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
  .refine((id) => id !== 'constructor' && id !== 'prototype', {
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

export const vpcSchema = z.strictObject({
  name: nameText,
  /** IPv4 CIDR blocks; the first is the primary one, which AWS never lets go. At most five by default. */
  blocks: z.array(cidrText).min(1, 'is empty; a VPC needs a primary block').max(50),
  /** Ranges kept free on purpose; nothing is allocated from them. */
  held: byId(z.strictObject({ name: nameText, cidr: cidrText })),
  dnsHostnames: z.boolean(),
  dnsSupport: z.boolean(),
  internetGateway: z.boolean(),
  /** One IPv6 block from Amazon's pool, always a /56; `cidr` is `null` until AWS has given it. `null`: IPv4 alone. */
  ipv6: z.strictObject({ cidr: cidrText.nullable() }).nullable(),
  /** IPv6 from private subnets to the internet, never back. */
  egressOnlyInternetGateway: z.boolean(),
  /** VPC flow log to CloudWatch Logs, or `null` for none. */
  flowLog: z
    .strictObject({
      traffic: z.enum(['ALL', 'ACCEPT', 'REJECT']),
      aggregationSeconds: z.union([z.literal(60), z.literal(600)]),
      retentionDays: z.int().min(1).max(3653),
    })
    .nullable(),
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
  /** A route table of this design, or `null` for the one derived from the tier's access. */
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
});

export const natSchema = z.strictObject({
  mode: z.enum(['per-zone', 'single', 'none']),
  /** Where the single NAT gateway stands; `null`: the first zone with a public subnet. */
  zone: idSchema.nullable(),
});

const interfaceEndpointSchema = z.strictObject({
  type: z.literal('interface'),
  /** The service's short name: `ecr.api`. */
  service: serviceNameSchema,
  /** The endpoint's interfaces stand in this tier, one subnet a zone. */
  tier: idSchema,
  /** Only these zones, or `null` for every zone in which the tier has a subnet. */
  zones: z.array(idSchema).nullable(),
  securityGroups: z.array(idSchema).max(16),
  privateDns: z.boolean(),
});

const gatewayEndpointSchema = z.strictObject({
  type: z.literal('gateway'),
  service: z.enum(['s3', 'dynamodb']),
  /** The tiers whose route tables get the prefix list. */
  tiers: z.array(idSchema),
  /** The region's managed prefix list (`pl-…`), which egress rules to the service name; `null` when not known. */
  prefixListId: prefixListIdSchema.nullable(),
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

/** `tcp`, `udp`, `icmp`, `icmpv6`, `all`, or an IANA protocol number from 0 to 255 as text. */
export const protocolSchema = z
  .string()
  .regex(
    /^(tcp|udp|icmp|icmpv6|all|0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/,
    'is not a protocol: tcp, udp, icmp, icmpv6, all or a number from 0 to 255',
  );

/** What a rule lets through: ports for tcp and udp; for icmp `from` is the type and `to` the code; `null` for every port or type. */
export const trafficSchema = z
  .strictObject({ protocol: protocolSchema, ports: z.strictObject({ from: port, to: port }).nullable() })
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
  z.strictObject({ kind: z.literal('nat-gateway'), zone: idSchema }),
  z.strictObject({ kind: z.literal('egress-only-internet-gateway') }),
]);

/**
 * Whether an id is kept for the route tables that follow from the tiers' access (`public`, `private-a`, `isolated`), so
 * that a design's own table never meets one of them in an export.
 */
export function isDerivedRouteTableId(id: Id): boolean {
  return /^(public|private|isolated)(-|$)/.test(id);
}

export const routeTableSchema = z.strictObject({
  name: nameText,
  routes: z.array(z.strictObject({ destination: cidrText, target: routeTargetSchema })).max(1000),
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

/** Who did something: a name. */
export const personText = nameText;
/** A calendar date, `2026-11-22`; it comes from outside, the engine has no clock. */
export const dateSchema = z.iso.date('is not a date such as 2026-11-22');

/** Something the design takes for granted and that a person should confirm. */
export const assumptionSchema = z.strictObject({
  text: noteText,
  confirmed: z.strictObject({ by: personText, on: dateSchema }).nullable(),
});

/** The choices that every network of this kind has to make, each with its options side by side. */
export const decisionPoints = ['primary-block', 'reserve', 'subnet-sizing'] as const;

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
});

/** What else the VPC may have to talk to, and so must not overlap. */
export const networkKinds = ['peered-vpc', 'on-premises', 'partner', 'other'] as const;

export const otherNetworkSchema = z.strictObject({
  name: nameText,
  kind: z.enum(networkKinds),
  /** Its IPv4 and IPv6 ranges. */
  cidrs: z.array(cidrText).min(1, 'is empty; a network has at least one range').max(100),
  notes: noteText,
});

export const setAsideSchema = z.strictObject({
  reason: noteText.min(1, 'is empty; give the reason'),
  by: personText,
  on: dateSchema,
});

export const commentSchema = z.strictObject({
  /** What it is pinned to, as a {@link Ref}. */
  subject: refText,
  text: noteText,
  by: personText,
  on: dateSchema,
  resolved: z.boolean(),
  replyTo: idSchema.nullable(),
});

export const deploymentSchema = z.strictObject({
  stack: nameText,
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/),
  subnetIds: byId(z.string().regex(/^subnet-[0-9a-f]{8,17}$/)),
  on: dateSchema,
});

/** The key of a finding: its rule, and what it is about. */
export const findingKeySchema = z
  .string()
  .max(400, 'is longer than 400 characters')
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(\/[a-z0-9:._>-]+)*$/, 'is not the key of a finding');

export const designSchema = z.strictObject({
  format: z.literal(DESIGN_FORMAT),
  version: z.literal(DESIGN_VERSION),
  /** Grows by one with every edit; exports name it instead of a time. */
  revision: z.int().min(0),
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
  securityGroups: byId(securityGroupSchema),
  rules: byId(ruleSchema),
  networkAcls: byId(networkAclSchema),
  tags: z.record(tagKeyText, tagValueText),
  assumptions: byId(assumptionSchema),
  decisions: byId(decisionSchema),
  setAside: z.record(findingKeySchema, setAsideSchema),
  comments: byId(commentSchema),
  deployment: deploymentSchema.nullable(),
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

/**
 * The name of one thing in a design, in selections, findings, comments and scenes alike: `vpc`, `zone:a`,
 * `tier:ecs`, `subnet:ecs-b`, `nat:a`, `internet-gateway`, `endpoint:s3`, `group:alb`, `rule:alb-https`,
 * `workload:worker`, `cidr:0.0.0.0/0`, `edge:<from>><to>`.
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
