import type { Access, Design, Id, Ref } from '../../design/design.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';

/*
 * The stack as it will be written, with every reference resolved to an identifier. Writing it down as data first
 * keeps the writers free of decisions, and says in one place what is left out.
 */

/** The part of an evaluation that is deployed. */
export type Deployed = Pick<Evaluation, 'subnets' | 'routes'>;

/** Something of the design that the stack does not hold, and why, in one sentence. */
export type CdkOmission = { readonly subject: Ref; readonly message: string };

export type StackSubnet = {
  readonly id: Id;
  /** The construct's id: `EcsASubnet`. */
  readonly name: string;
  readonly label: string;
  readonly tier: Id;
  readonly zone: Id;
  readonly availabilityZone: string;
  /** `null`: IPv6 alone. */
  readonly cidr: string | null;
  /** Its /64 where the VPC's /56 is known, else which of the /56; `null` without IPv6. */
  readonly ipv6: string | number | null;
  /** `null`: the VPC's main table, which takes the subnets that are associated with no other. */
  readonly routeTable: string | null;
  readonly access: Access;
};

export type StackRoute = {
  readonly name: string;
  readonly destination: string;
  readonly target:
    | { readonly kind: 'internet-gateway' }
    | { readonly kind: 'egress-only-internet-gateway' }
    /** A NAT gateway, zonal or regional, by its name. */
    | { readonly kind: 'nat-gateway'; readonly gateway: string }
    | { readonly kind: 'nat-instance'; readonly instance: string }
    | { readonly kind: 'peering'; readonly connection: StackPeering }
    | { readonly kind: 'transit-gateway' };
};

/** A peering connection that somebody else makes: by its id, or by the parameter that asks for it on deployment. */
export type StackPeering = { readonly id: string } | { readonly parameter: string; readonly network: Id };

/** The attachment to a transit gateway, whose id a parameter asks for where it is `null`. */
export type StackTransitGateway = { readonly id: string | null; readonly subnets: readonly string[] };

export type StackRouteTable = {
  readonly name: string;
  readonly label: string;
  readonly routes: readonly StackRoute[];
};

/** A way out over NAT: a zonal gateway in a subnet, the regional one of the VPC, or an instance in a subnet. */
export type StackNatGateway =
  | { readonly kind: 'zonal'; readonly name: string; readonly label: string; readonly subnet: string }
  | { readonly kind: 'regional'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'instance';
      readonly name: string;
      readonly label: string;
      readonly subnet: string;
      /** The logical id of the security group that all instances share. */
      readonly group: string;
    };

export type StackGroup = {
  readonly id: Id;
  readonly name: string;
  /** Its name in the `securityGroups` object. */
  readonly property: string;
  readonly label: string;
  readonly description: string;
};

/** Traffic with one name a protocol: `6` is `tcp`. */
export type StackTraffic = {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'all' | `${number}`;
  /** Ports, or type and code; `null` for all. */
  readonly ports: { readonly from: number; readonly to: number } | null;
};

export type StackPeer =
  | { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string }
  | { readonly kind: 'group'; readonly property: string }
  | { readonly kind: 'prefix-list'; readonly id: string };

export type StackRule = {
  readonly id: Id;
  readonly group: StackGroup;
  readonly direction: 'ingress' | 'egress';
  readonly traffic: StackTraffic;
  readonly peer: StackPeer;
  readonly description: string;
};

export type StackInterfaceEndpoint = {
  readonly name: string;
  readonly service: string;
  readonly serviceName: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly privateDns: boolean;
  /** The policy as parsed JSON; `null`: AWS's default one. */
  readonly policy: object | null;
};

export type StackGatewayEndpoint = {
  readonly name: string;
  readonly serviceName: string;
  readonly routeTables: readonly string[];
  /** The policy as parsed JSON; `null`: AWS's default one. */
  readonly policy: object | null;
};

export type StackAclEntry = {
  readonly name: string;
  readonly number: number;
  readonly direction: 'ingress' | 'egress';
  readonly action: 'allow' | 'deny';
  readonly traffic: StackTraffic;
  readonly family: 'ipv4' | 'ipv6';
  readonly cidr: string;
};

export type StackNetworkAcl = {
  readonly id: Id;
  readonly name: string;
  readonly label: string;
  readonly entries: readonly StackAclEntry[];
  readonly subnets: readonly string[];
};

export type NetworkStack = {
  readonly design: Design;
  readonly secondaryBlocks: readonly { readonly name: string; readonly cidr: string }[];
  /** By tier, then by zone. */
  readonly subnets: readonly StackSubnet[];
  readonly routeTables: readonly StackRouteTable[];
  readonly natGateways: readonly StackNatGateway[];
  /** Whose packets NAT instances take: the blocks of the private subnets. */
  readonly natRanges: readonly string[];
  readonly transitGateway: StackTransitGateway | null;
  readonly groups: readonly StackGroup[];
  readonly rules: readonly StackRule[];
  readonly gatewayEndpoints: readonly StackGatewayEndpoint[];
  readonly interfaceEndpoints: readonly StackInterfaceEndpoint[];
  readonly networkAcls: readonly StackNetworkAcl[];
  readonly omissions: readonly CdkOmission[];
};

/** Where a resolver says what it leaves out. */
export type LeaveOut = (subject: Ref, message: string) => void;
