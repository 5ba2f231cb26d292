import { entryOf, type Design, type Id, type Rule } from '../../design/design.ts';
import {
  ALL_HEADERS,
  compact,
  headersBetween,
  headersOfTraffic,
  type HeaderSet,
  NO_HEADERS,
  unionAll,
} from '../../packets/headerSet.ts';
import { classesOf } from '../../packets/protocols.ts';
import { addressesOfPeer, type Symbols } from './addressSpace.ts';

/*
 * What security groups let through. The rules of all groups of an interface count together, they only allow, and answers
 * to what they let through pass without a rule (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html).
 * A rule for a group is for the private addresses of the interfaces that have it
 * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html), so whether it matches hangs on who the
 * other side is, not on its address. Groups never filter queries to the VPC's DNS server, instance and task metadata,
 * DHCP, time and licence servers (same page); such traffic is no part of these sets.
 */

/** What interfaces with the same groups accept in one direction. */
export type Admission = {
  /** From (or to) addresses, whoever has them. */
  readonly byAddress: HeaderSet;
  /** From (or to) interfaces with a group, whatever their addresses. */
  readonly byGroup: ReadonlyMap<Id, HeaderSet>;
};

/** The groups of an interface, compiled. */
export type Policy = {
  /** The ids of its groups; the default group is the empty id. */
  readonly groups: readonly Id[];
  readonly ingress: Admission;
  readonly egress: Admission;
};

/** What the VPC's default group goes by here; no group of a design can have this id. */
export const DEFAULT_GROUP: Id = '';

/** What stands for interfaces that no group filters. */
export const UNFILTERED: Policy = {
  groups: [],
  ingress: { byAddress: ALL_HEADERS, byGroup: new Map() },
  egress: { byAddress: ALL_HEADERS, byGroup: new Map() },
};

/** Gives the policy of a set of groups; equal sets get the same object, which also survives edits that do not touch it. */
export type PolicyOf = (groups: readonly Id[]) => Policy;

type Known = {
  readonly rules: readonly Rule[];
  readonly symbols: Symbols;
  /** What its rules for endpoints were read with; `null` when it has none. */
  readonly endpoints: Design['endpoints'] | null;
  readonly policy: Policy;
};

/** Where compiled policies are kept from one design to the next, by the ids of their groups. */
export type PolicyMemory = Map<string, Known>;

/**
 * The policies of a design. A resource without a group has the VPC's default group
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html). `memory` is read and written: a policy
 * whose rules are the very same is not compiled again.
 */
export function policiesOf(design: Design, symbols: Symbols, memory: PolicyMemory): PolicyOf {
  const rulesOf = new Map<Id, Rule[]>();
  for (const rule of Object.values(design.rules)) {
    const known = rulesOf.get(rule.group);
    if (known === undefined) rulesOf.set(rule.group, [rule]);
    else known.push(rule);
  }
  if (design.vpc.defaultGroup === 'as-created') rulesOf.set(DEFAULT_GROUP, AS_CREATED);
  return (given) => {
    const own = [...new Set(given)].filter((id) => entryOf(design.securityGroups, id) !== undefined).sort();
    const groups = own.length === 0 ? [DEFAULT_GROUP] : own;
    const rules = groups.flatMap((id) => rulesOf.get(id) ?? []);
    const key = groups.join();
    const before = memory.get(key);
    const endpoints = rules.some(({ peer }) => peer.kind === 'endpoint') ? design.endpoints : null;
    const same = before?.symbols === symbols && before.endpoints === endpoints;
    if (same && sameItems(before.rules, rules)) return before.policy;
    const policy = compile(groups, rules, design, symbols);
    memory.set(key, { rules, symbols, endpoints, policy });
    return policy;
  };
}

/**
 * What passes from one interface to another as far as groups go: out of the one, and into the other. `other` is `null`
 * for what has no groups that a rule could name.
 */
export function admits(admission: Admission, other: Policy | null): HeaderSet {
  if (other === null || admission.byGroup.size === 0) return admission.byAddress;
  const named = other.groups.flatMap((group) => admission.byGroup.get(group) ?? NO_HEADERS);
  if (named.length === 0) return admission.byAddress;
  return compact([...admission.byAddress, ...named]);
}

/** Whether rules may let anything pass to (or from) these groups; quick, and true more often than it must. */
export function mayAdmit({ byAddress, byGroup }: Admission, other: Policy): boolean {
  return byAddress.length > 0 || other.groups.some((group) => byGroup.has(group));
}

function compile(groups: readonly Id[], rules: readonly Rule[], design: Design, symbols: Symbols): Policy {
  const side = (direction: Rule['direction']) =>
    admissionOf(
      rules.filter((rule) => rule.direction === direction),
      design,
      symbols,
    );
  return { groups, ingress: side('ingress'), egress: side('egress') };
}

function admissionOf(rules: readonly Rule[], { endpoints }: Design, symbols: Symbols): Admission {
  const byGroup = new Map<Id, HeaderSet[]>();
  const byAddress: HeaderSet[] = [];
  for (const { traffic, peer, direction } of rules) {
    if (peer.kind === 'group') {
      byGroup.set(peer.group, [...(byGroup.get(peer.group) ?? []), headersOfTraffic(traffic)]);
      continue;
    }
    const addresses = addressesOfPeer(endpoints, peer, symbols);
    if (addresses === undefined) continue;
    for (const family of [4, 6] as const) {
      const classes = classesOf(traffic);
      byAddress.push(
        direction === 'ingress'
          ? headersBetween(family, addresses[family], undefined, classes)
          : headersBetween(family, undefined, addresses[family], classes),
      );
    }
  }
  return {
    byAddress: unionAll(byAddress),
    byGroup: new Map([...byGroup].map(([group, sets]) => [group, unionAll(sets)])),
  };
}

const ofDefault = {
  group: DEFAULT_GROUP,
  traffic: { protocol: 'all', ports: null },
  description: '',
} as const;

/** As AWS makes it: everything from its own members, and everything out. */
const AS_CREATED: Rule[] = [
  { ...ofDefault, direction: 'ingress', peer: { kind: 'group', group: DEFAULT_GROUP } },
  { ...ofDefault, direction: 'egress', peer: { kind: 'cidr', cidr: '0.0.0.0/0' } },
  { ...ofDefault, direction: 'egress', peer: { kind: 'cidr', cidr: '::/0' } },
];

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
