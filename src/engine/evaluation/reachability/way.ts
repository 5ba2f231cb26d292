import type { Id, Ref } from '../../design/design.ts';
import type { HeaderSet } from '../../packets/headerSet.ts';

/** What packets pass or end at. */
export type HopKind =
  | 'source'
  | 'group'
  | 'acl'
  | 'route-table'
  | 'nat'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'gateway-endpoint'
  | 'destination';

/** One thing on a way, what it lets through, and what is left of the packets after it. */
export type Hop = {
  readonly kind: HopKind;
  readonly ref: Ref;
  /** What people call it: "alb-sg", "network ACL of Data a", "NAT gateway us-east-1a". */
  readonly label: string;
  /** The direction in which a group or ACL is passed: out of what came before, or into what follows. */
  readonly direction: 'in' | 'out' | null;
  /** The subnet to which an ACL, a route table or NAT belongs. */
  readonly subnet: Id | null;
  /** In the addresses and ports that the packet is sent with; every header where the hop filters nothing. */
  readonly passes: HeaderSet;
  readonly left: HeaderSet;
  /** Why what it does not let through stops here, as a sentence. */
  readonly why: string;
};

/** One end of a way. */
export type WayEnd = {
  /** `workload:alb`, `endpoint:logs`, `network:office`, `internet`, `service:s3`. */
  readonly ref: Ref;
  readonly label: string;
  /** The subnets of its interfaces that have this very way; none outside the VPC. */
  readonly subnets: readonly Id[];
};

/** How packets leave, or get on: within the VPC or through which gateway; `none` where no route leads on. */
export type Through =
  | 'local'
  | 'nat'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'gateway-endpoint'
  | 'none';

/**
 * One way from one end to another, with every packet that passes it. Headers are those that the packet is sent with, of
 * which two are told as AWS's filters see them: the destination of what comes in through the internet gateway is the
 * private address of the interface, and of translated packets it is the source before translation.
 */
export type Way = {
  readonly from: WayEnd;
  readonly to: WayEnd;
  readonly through: Through;
  /** The endpoint that the way leads to or passes; `null` for any other way. */
  readonly endpoint: Id | null;
  /** Everything that could be sent between these ends. */
  readonly sent: HeaderSet;
  /** What of it arrives. */
  readonly arrives: HeaderSet;
  /** What of it arrives and is answered: the answer comes back, or none is asked for. */
  readonly answered: HeaderSet;
  /** In order, from the source to the destination. */
  readonly hops: readonly Hop[];
  /** In order, from the destination back to the source. */
  readonly back: readonly Hop[];
  /** The first hop after which nothing is left; `null` when something arrives. */
  readonly blockedBy: Hop | null;
  /** Of a way on which something arrives, the first hop back after which no answer is left; `null` when one comes back. */
  readonly unansweredBy: Hop | null;
};
