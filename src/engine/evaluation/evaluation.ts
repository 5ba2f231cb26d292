import type {
  Access,
  Design,
  FlowEnd,
  Id,
  NatMode,
  Ref,
  RouteTarget,
  Traffic,
  Volume,
} from '../design/design.ts';
import type { Command } from '../commands/command.ts';
import type { ReachReport } from './reachability/reachReport.ts';
import type { AddressFamily } from '../commands/subnetIpv6.ts';
import type { IntentResult } from './intents/intentResult.ts';
import type { Signature } from './signatures/signatures.ts';

/*
 * Everything computed from a design. It is plain JSON, tagged with the revision it was made for, never saved, and
 * the only source of figures for screen, command line and exports. Addresses are counts; money is US dollars a
 * month of 730 hours, unrounded; shares run from 0 to 1.
 */
export type Evaluation = {
  readonly revision: number;
  readonly need: Need;
  readonly plan: Plan;
  readonly subnets: Readonly<Record<Id, SubnetReport>>;
  readonly routes: Routes;
  readonly cost: Cost;
  readonly security: SecurityReport;
  readonly reach: ReachReport;
  /** The sentences that must hold, in the design's order, each proved, broken or not answered. */
  readonly intents: readonly IntentResult[];
  /** Who signed which review, and whether that still stands. */
  readonly signatures: readonly Signature[];
  readonly findings: readonly Finding[];
  readonly totals: Totals;
};

/** How many addresses the requirements ask for, and which block sizes follow. */
export type Need = {
  /** (agents + overhead + services) × headroom, rounded up. */
  readonly addresses: number;
  /** The same without headroom. */
  readonly tasks: number;
  /** `(1,000 + 2 + 10) × 2 = 2,024`. */
  readonly formula: string;
  /** The smallest block that holds `addresses`: 21 for 2,024. */
  readonly prefixForNeed: number;
  /** What the requirements ask for at least. */
  readonly prefixAsked: number;
  /** Sum of the sizes of all subnets. */
  readonly layoutAddresses: number;
  /** The smallest block that holds `layoutAddresses`: 19 for 5,376. */
  readonly prefixForLayout: number;
  /** The widest of the three, which the VPC has to have. */
  readonly prefix: number;
  /** One sentence for each of the three prefixes, in that order. */
  readonly reasons: readonly string[];
  /** What follows from the three for the VPC, in one sentence. */
  readonly conclusion: string;
  /** Whether the need still fits when the zone that hurts most is lost; `null` without ECS tasks or with one zone. */
  readonly zoneLoss: {
    readonly zone: Id;
    /** Usable addresses that remain in the tiers that run ECS tasks. */
    readonly usable: number;
    readonly needed: number;
    /** `usable - needed`, before other interfaces take theirs; negative is a shortfall. */
    readonly margin: number;
    /** Of `usable`, how many other interfaces (endpoints, gateways) hold. */
    readonly otherInterfaces: number;
    /** `usable - otherInterfaces`: what tasks can have. */
    readonly forTasks: number;
    /** `forTasks - needed`, which decides whether the need fits; negative is a shortfall. */
    readonly spare: number;
  } | null;
  /** What is missing when the design does not hold the need; `null` when it does, or nothing runs ECS tasks. */
  readonly shortfall: Shortfall | null;
};

/** A need that the design cannot hold: what is short, by how much, and the smallest changes that would do. */
export type Shortfall = {
  readonly needed: number;
  /** Addresses that ECS tasks can have, other interfaces taken off, one zone lost where that must be survived. */
  readonly capacity: number;
  /** `needed - capacity`. */
  readonly short: number;
  /** By how much the need exceeds all addresses of the VPC's blocks; 0 when it does not. */
  readonly beyondVpc: number;
  /** All of it in one sentence. */
  readonly sentence: string;
  /** Each alone is enough. */
  readonly remedies: readonly Remedy[];
};

export type Remedy = {
  readonly kind: 'wider-subnets' | 'more-blocks' | 'fewer-agents' | 'less-headroom';
  /** One sentence with its figures. */
  readonly sentence: string;
  /** The edit that does it; empty where no single edit can. */
  readonly commands: readonly Command[];
};

/** One stretch of a block of the VPC; the segments of a block cover it without gap, lowest first. */
export type Segment = {
  readonly kind: 'subnet' | 'slot' | 'held' | 'free';
  /** First and last address as text. */
  readonly first: string;
  readonly last: string;
  readonly addresses: number;
  /** `10.0.4.0/22`; for free space that is no single block, the aligned blocks that make it up, lowest first. */
  readonly cidrs: readonly string[];
  /** The subnet, the tier that keeps the slot, or the held range. */
  readonly ref: Ref | null;
  readonly label: string;
};

export type PlanBlock = {
  readonly cidr: string;
  readonly role: 'primary' | 'secondary';
  readonly addresses: number;
  /** Addresses in subnets. */
  readonly allocated: number;
  readonly segments: readonly Segment[];
};

export type PlanTier = {
  readonly block: string | null;
  /** Slots kept for further subnets, as CIDRs. */
  readonly freeSlots: readonly string[];
  readonly subnets: readonly Id[];
  readonly addresses: number;
  readonly usable: number;
  readonly used: number;
};

/** The VPC's IPv6 block and who has which of its 256 blocks of /64. */
export type Ipv6Plan = {
  /** `2001:db8:1234:1a00::/56`; `null` until AWS has given it. */
  readonly cidr: string | null;
  /** In the order of their addresses. */
  readonly subnets: readonly { readonly id: Id; readonly index: number; readonly cidr: string }[];
  /** Blocks of /64 that nobody has. */
  readonly free: number;
};

export type Plan = {
  readonly blocks: readonly PlanBlock[];
  readonly tiers: Readonly<Record<Id, PlanTier>>;
  /** The smallest single block that holds every subnet and every tier's slots: `10.0.0.0/19`; `null` when nothing is placed. */
  readonly summary: string | null;
  /** `null` for a VPC without IPv6. */
  readonly ipv6: Ipv6Plan | null;
};

/** One row of the inventory: everything about a subnet's addresses, and how it reaches the world. */
export type SubnetReport = {
  readonly id: Id;
  readonly name: string;
  readonly tier: Id;
  readonly tierName: string;
  readonly zone: Id;
  readonly zoneName: string;
  /** Placed by the plan when the design asks for a place; `null` when there is no room or the text is no CIDR. */
  readonly cidr: string | null;
  /** Its /64 (`2001:db8:1234:1a05::/64`), or the end of it (`…:05::/64`) until the VPC's /56 is known; `null` without IPv6. */
  readonly ipv6: string | null;
  readonly family: AddressFamily;
  readonly pinned: boolean;
  /** What its routes say, whatever its tier wants. */
  readonly access: Access;
  readonly routeTable: Id;
  readonly addresses: number;
  /** Without the five that AWS keeps. */
  readonly usable: number;
  readonly used: number;
  readonly free: number;
  /** `used / usable`; above 1 when it does not fit. */
  readonly usedShare: number;
  /** Who uses how many: "ECS tasks: 675 addresses with headroom", "5 interface endpoints". */
  readonly uses: readonly { readonly what: string; readonly addresses: number }[];
  /** Names of what lives here, as the card shows them: "supervisor", "workers", "NAT gateway". */
  readonly residents: readonly string[];
  readonly reserved: readonly { readonly address: string; readonly use: string }[];
  readonly firstUsable: string | null;
  readonly lastUsable: string | null;
  /** The number of agents at which this subnet is full, headroom included; `null` when agents do not live here. */
  readonly fullAtAgents: number | null;
};

export type EvaluatedRoute = {
  readonly destination: string;
  readonly target:
    RouteTarget | { readonly kind: 'local' } | { readonly kind: 'gateway-endpoint'; readonly endpoint: Id };
  /** The target in words: "local", "NAT gateway a", "S3 gateway endpoint", "peering connection to Paris". */
  readonly label: string;
  /** Why what takes this route gets nowhere, as the end of a sentence ("the VPC has no internet gateway"); `null` when it goes on. */
  readonly blackhole: string | null;
};

/** A route table as it will be deployed: derived from a tier's access, written by a person, or the VPC's main one. */
export type EvaluatedRouteTable = {
  /** Stable: `public`, `private-a`, `isolated`, `main`, or the id of the design's own table. */
  readonly id: Id;
  readonly name: string;
  readonly derived: boolean;
  /** The VPC's main table: it has its local routes alone, and the subnets that are associated with no other. */
  readonly main: boolean;
  readonly access: Access;
  readonly routes: readonly EvaluatedRoute[];
  readonly subnets: readonly Id[];
};

/** A way out over NAT: a zonal gateway, the regional gateway or an instance. */
export type NatGateway = {
  /** The id of the zone it stands in; `regional` for the regional one. */
  readonly id: Id;
  readonly kind: 'zonal' | 'regional' | 'instance';
  readonly name: string;
  /** `null` for the regional gateway, which belongs to the VPC. */
  readonly zone: Id | null;
  /** `null` for the regional gateway, which stands in no subnet. */
  readonly subnet: Id | null;
  /** The zones it is active in: the one it stands in, or all in which the regional gateway works. */
  readonly zones: readonly Id[];
  /** The zones whose subnets leave through it. */
  readonly serves: readonly Id[];
};

export type PlacedEndpoint = {
  readonly id: Id;
  readonly label: string;
  readonly serviceName: string;
  readonly type: 'interface' | 'gateway';
  /** Interface: one subnet for each zone. Gateway: none. */
  readonly subnets: readonly Id[];
  /** Gateway: the tables that get its prefix list. Interface: none. */
  readonly routeTables: readonly Id[];
};

export type Routes = {
  readonly tables: Readonly<Record<Id, EvaluatedRouteTable>>;
  readonly natGateways: Readonly<Record<Id, NatGateway>>;
  readonly endpoints: Readonly<Record<Id, PlacedEndpoint>>;
};

/** Where a price comes from: the name of its source and the date it was true. */
export type PriceOrigin = { readonly source: string; readonly asOf: string };

export type CostLine = {
  readonly id: string;
  readonly what: string;
  /** Which things it pays for. */
  readonly subjects: readonly Ref[];
  readonly quantity: number;
  /** What `quantity` counts: "gateway-hours". */
  readonly unit: string;
  /** `null`: the price is not known, and the total is partial. */
  readonly usdPerUnit: number | null;
  readonly monthlyUsd: number | null;
  /** `3 gateways × 730 h × 0.045 USD`. */
  readonly formula: string;
  readonly price: PriceOrigin;
};

/**
 * What a gigabyte passes on its way and may be charged for. Crossing from zone to zone and leaving to the internet are
 * hops as well as the things that process it.
 */
export type HopKind =
  | 'nat'
  | 'cross-zone'
  | 'interface-endpoint'
  | 'gateway-endpoint'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'transit-gateway';

/** One hop of a leg with what it charges. A hop that is free of charge is there too, with a price of 0. */
export type Hop = {
  readonly kind: HopKind;
  /** The thing passed: `nat:a`, `endpoint:logs`, `internet-gateway`, `network:office`; `null` for crossing zones. */
  readonly subject: Ref | null;
  /** "NAT gateway us-east-1a", "From us-east-1b to us-east-1a". */
  readonly label: string;
  /** The GB that this hop charges for: both directions at NAT and endpoints, those sent alone at the way to the internet. */
  readonly gb: number;
  /** The average of all GB of the cost line where rates fall with volume; `null` when the price is not known. */
  readonly usdPerGb: number | null;
  readonly monthlyUsd: number | null;
  /** The id of the cost line that these dollars are part of. */
  readonly line: string;
};

/** The part of a flow that takes one way: from one zone, through the same hops. */
export type FlowLeg = {
  /** The zone at this end; `null` when the flow has no end in a zone. */
  readonly zone: Id | null;
  readonly sentGb: number;
  readonly receivedGb: number;
  readonly hops: readonly Hop[];
  /** Why this part gets nowhere ("ECS tasks in us-east-1a has no route to the internet"); `null` when it gets there. */
  readonly blocked: string | null;
};

/** A data flow as it is counted, stated by a person or assumed, with every way that its bytes take. */
export type EvaluatedFlow = {
  readonly id: Id;
  readonly name: string;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly fromLabel: string;
  readonly toLabel: string;
  /** GB a month. */
  readonly sentGb: number;
  readonly receivedGb: number;
  /** Whether nobody stated it, so that it is Groundplan's assumption. */
  readonly assumed: boolean;
  /** Where the amounts come from: `1,000 agents × 0.05 GB × 30.42 days`. */
  readonly basis: string;
  /** Why that much is assumed; `null` where a person stated it. */
  readonly reason: string | null;
  /** The amounts as they are stated, or would be. */
  readonly sent: Volume;
  readonly received: Volume;
  /** Their GB add up to those of the flow. */
  readonly legs: readonly FlowLeg[];
  /** `null` when a price on its way is not known. */
  readonly monthlyUsd: number | null;
};

/** What the data that moves costs. Every dollar of a line is a hop of a flow, and every hop is in one line. */
export type TransferReport = {
  readonly flows: readonly EvaluatedFlow[];
  readonly lines: readonly CostLine[];
  /** Sum of the known lines. */
  readonly monthlyUsd: number;
  readonly partial: boolean;
};

/** A price that traffic will add; traffic itself is not part of the total. */
export type TrafficRate = {
  readonly id: string;
  readonly what: string;
  readonly usdPerGb: number | null;
  readonly note: string;
  readonly price: PriceOrigin;
};

/** What a choice of NAT would cost a month; `null` where a price is not known. */
export type NatOption = {
  readonly mode: NatMode;
  /** How many gateways or instances it has; a regional gateway is one. */
  readonly gateways: number;
  /** Their hours, the volumes of instances with them. */
  readonly gatewayUsd: number | null;
  /** Their public addresses. */
  readonly addressUsd: number | null;
  /** What they charge for the data that passes them, and what it is charged for crossing zones on its way to them. */
  readonly processingUsd: number | null;
  readonly crossZoneUsd: number | null;
  /** The whole network's month with this choice, before traffic. */
  readonly totalUsd: number | null;
  /**
   * The same with the two charges for data above. What else traffic costs, such as leaving AWS, is the same for every
   * choice that lets it out, and not in it.
   */
  readonly withNatTrafficUsd: number | null;
  /** What happens when a zone fails, in one sentence. */
  readonly whenAZoneFails: string;
};

/** What a person might do about the way to a service; `keep` and `without` are as it is, `narrow` is fewer zones. */
export type ServiceAdvice = 'add' | 'drop' | 'narrow' | 'keep' | 'without' | 'unknown';

/** What one AWS service that the network calls costs a month through an endpoint, and without one. */
export type ServiceWay = {
  /** Its short name: `ecr.api`. */
  readonly service: string;
  readonly label: string;
  /** A task cannot start without it, somebody stated traffic to it, or the traffic is assumed. */
  readonly why: 'image' | 'stated' | 'assumed';
  /** The tiers that call it. */
  readonly tiers: readonly Id[];
  /** GB a month of its flows, both directions. */
  readonly gb: number;
  /** The kind of endpoint the figures are about: the free one where the service has it. */
  readonly type: 'gateway' | 'interface';
  /** The design's endpoint of that kind; `null` when it has none. */
  readonly endpoint: Id | null;
  /** How many zones it stands in, or would; 0 for a gateway endpoint, which stands in none. */
  readonly zones: number;
  /** The zones in which a drawn endpoint would pay that does not pay where it stands; `null` when there are none. */
  readonly payingZones: { readonly zones: number; readonly savesUsd: number } | null;
  /** Without any endpoint: what NAT and crossing zones charge for its traffic; `null` when not known or there is no way. */
  readonly withoutUsd: number | null;
  /** The average of that traffic, or NAT's price where nothing flows. */
  readonly withoutUsdPerGb: number | null;
  /** Why some of its traffic gets nowhere without an endpoint; `null` when all of it does. */
  readonly blocked: string | null;
  /** The endpoint's hours in those zones; `null` when the price is not known. */
  readonly hoursUsd: number | null;
  /** What it charges for the traffic. */
  readonly processingUsd: number | null;
  /** What the endpoint saves against doing without; negative when it costs more than it saves, `null` when not known. */
  readonly savesUsd: number | null;
  /** From how many GB a month on it is no dearer, for one zone, two, up to all of its tier; `null`: never. */
  readonly breakEven: readonly { readonly zones: number; readonly gb: number | null }[];
  readonly advice: ServiceAdvice;
  /** The advice with its money, in one sentence. */
  readonly sentence: string;
  /** The edits that follow it; none where nothing is to be done. */
  readonly commands: readonly Command[];
  /** Both ways over GB a month, at the points where a line bends; in between they are straight. */
  readonly curve: readonly {
    readonly gb: number;
    readonly withoutUsd: number;
    readonly endpointUsd: number;
  }[];
};

export type Cost = {
  readonly currency: 'USD';
  readonly hoursPerMonth: number;
  readonly region: string;
  readonly lines: readonly CostLine[];
  /** Sum of the known lines, before traffic. */
  readonly monthlyUsd: number;
  /** True when a line's price is not known. */
  readonly partial: boolean;
  /** What the data that moves costs besides. */
  readonly transfer: TransferReport;
  /** `monthlyUsd + transfer.monthlyUsd`. */
  readonly totalUsd: number;
  /** True when a price is not known, before traffic or of it. */
  readonly totalPartial: boolean;
  readonly trafficRates: readonly TrafficRate[];
  readonly natOptions: readonly NatOption[];
  /** For each service that flows lead to or that tasks cannot do without. */
  readonly serviceWays: readonly ServiceWay[];
  /** From how many GB a month an interface endpoint is cheaper than NAT; `null` when a price is not known or NAT is never dearer. */
  readonly endpointBreakEven: {
    readonly gbPerZone: number;
    readonly gb: number;
    readonly zones: number;
    /** What crossing zones to the NAT gateway adds to each GB without the endpoint; 0 with one in each zone. */
    readonly crossingUsdPerGb: number;
    readonly formula: string;
  } | null;
  /** Oldest and newest date of the prices used; `null` without any. */
  readonly pricesAsOf: { readonly oldest: string; readonly newest: string } | null;
};

/** One box of the security graph: a group, an address range, a gateway endpoint or a prefix list. */
export type SecurityNode = { readonly ref: Ref; readonly label: string; readonly detail: string };

/** Everything that may go from one box to another: an ingress rule, its egress mirror, or both folded into one. */
export type SecurityEdge = {
  /** `edge:<from>><to>`, the refs of both ends. */
  readonly ref: Ref;
  readonly from: Ref;
  readonly to: Ref;
  readonly flows: readonly {
    readonly traffic: Traffic;
    /** "tcp 443". */
    readonly label: string;
    readonly ingressRule: Id | null;
    readonly egressRule: Id | null;
  }[];
};

export type SecurityReport = {
  readonly nodes: readonly SecurityNode[];
  readonly edges: readonly SecurityEdge[];
  readonly ingressRules: number;
  readonly egressRules: number;
  /** Groups that admit the whole internet. */
  readonly openGroups: readonly Id[];
  /** Which tiers each group stands in, through its workloads and endpoints. */
  readonly attachments: Readonly<
    Record<
      Id,
      { readonly workloads: readonly Id[]; readonly endpoints: readonly Id[]; readonly tiers: readonly Id[] }
    >
  >;
};

export type Severity = 'error' | 'warning' | 'info' | 'ok';

/** Something wrong, worth knowing, or proved. */
export type Finding = {
  /** Stable across edits: the rule and what it is about. */
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence with the figures in it. */
  readonly title: string;
  /** Why it matters, and what would help. */
  readonly why: string;
  readonly subjects: readonly Ref[];
  readonly source: { readonly title: string; readonly url: string | null };
  /** A change that removes it, ready to apply. */
  readonly fix: { readonly label: string; readonly commands: readonly Command[] } | null;
  readonly setAside: Design['setAside'][string] | null;
};

export type Totals = {
  readonly zones: number;
  readonly subnets: number;
  readonly securityGroups: number;
  /** In subnets. */
  readonly allocatedAddresses: number;
  /** In the VPC's blocks. */
  readonly vpcAddresses: number;
  /** Before traffic. */
  readonly monthlyUsd: number;
  readonly partial: boolean;
  /** What the data that moves costs besides. */
  readonly transferUsd: number;
  /** The whole month: `monthlyUsd + transferUsd`. */
  readonly totalUsd: number;
  /** Not set aside. */
  readonly errors: number;
  readonly warnings: number;
};
