import { type Design, entryOf, type Rule } from '../design/design.ts';

/*
 * What a rule counts for in the quota of its group: one, and one that names a prefix list the maximum entries of the list
 * (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). IPv4 and IPv6 count apart; a group or a list
 * counts for both. The lists of S3 and DynamoDB weigh one
 * (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html). Read 2026-11-22.
 */

/** The quota of rules that a group has in each direction. */
export const RULES_PER_GROUP = 60;
/** The quota of groups that an interface has, and the most it may be raised to. */
export const GROUPS_PER_INTERFACE = { limit: 5, raisedTo: 16 } as const;
/** The most that both quotas may be multiplied. */
export const MOST_RULES_PER_INTERFACE = 1000;

/** What the rules of one direction count for, and whether a list among them may count for more. */
export type RuleCount = { readonly count: number; readonly atLeast: boolean };

/** What rules of one group and direction count for in the family that has more. */
export function countRules(design: Design, rules: readonly Rule[]): RuleCount {
  let [ipv4, ipv6] = [0, 0];
  let atLeast = false;
  for (const { peer } of rules) {
    if (peer.kind !== 'cidr' || !peer.cidr.includes(':')) ipv4 += 1;
    if (peer.kind !== 'cidr' || peer.cidr.includes(':')) ipv6 += 1;
    atLeast ||= peer.kind === 'prefix-list' && !isGatewayList(design, peer.prefixList);
  }
  return { count: Math.max(ipv4, ipv6), atLeast };
}

/** Whether it is the list of a gateway endpoint of the design, which weighs one. */
function isGatewayList({ endpoints }: Design, list: string): boolean {
  return Object.keys(endpoints).some((id) => {
    const endpoint = entryOf(endpoints, id);
    return endpoint?.type === 'gateway' && endpoint.prefixListId === list;
  });
}
