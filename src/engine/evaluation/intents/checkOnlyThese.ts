import { entryOf, type Design, type Id, type Intent, type ReachEnd } from '../../design/design.ts';
import { parseCidr } from '../../cidr/cidr.ts';
import { addressesIn, ANY_ADDRESS } from '../../packets/addresses.ts';
import type { Intervals } from '../../packets/intervals.ts';
import {
  headersBetween,
  headersOfTraffic,
  type HeaderSet,
  intersect,
  isEmpty,
  NO_HEADERS,
  subtract,
  union,
} from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';
import { countOf } from '../figures.ts';
import { closingFix } from './fixes.ts';
import { broken, holds, type Verdict } from './proofs.ts';
import type { Field } from './field.ts';

type OnlyThese = Extract<Intent, { kind: 'only-these' }>;
type Allowed = OnlyThese['allowed'][number];

/**
 * Whether nothing but the allowed connections gets from a workload to one of another tier. Endpoints are no workloads,
 * and within a tier everything may pass.
 */
export function checkOnlyThese(field: Field, { allowed }: OnlyThese): Verdict {
  const { design } = field.network;
  const workloads = Object.entries(design.workloads);
  let pairs = 0;
  for (const [from, source] of workloads) {
    for (const [to, target] of workloads) {
      if (source.tier === target.tier) continue;
      pairs += 1;
      const verdict = breachBetween(field, from, to, allowed);
      if (verdict !== undefined) return verdict;
    }
  }
  if (pairs === 0) return holds('There are no workloads in different tiers.', []);
  return holds(
    `Of all packets between ${countOf(pairs, 'ordered pair')} of workloads in different tiers, none arrives that is not one of these.`,
    [],
  );
}

function breachBetween(field: Field, from: Id, to: Id, allowed: readonly Allowed[]): Verdict | undefined {
  const { design } = field.network;
  for (const way of field.reach.between(
    { kind: 'workload', workload: from },
    { kind: 'workload', workload: to },
  )) {
    if (isEmpty(way.arrives)) continue;
    const permitted = allowed.reduce<HeaderSet>(
      (all, one) => union(all, permittedBy(design, one, from, to)),
      NO_HEADERS,
    );
    const excess = subtract(way.arrives, permitted);
    if (isEmpty(excess)) continue;
    const { network } = field;
    const { symbolNames } = field.reach;
    return broken(
      `${trafficText(excess)} gets from ${way.from.label} to ${way.to.label}, and that is not among them.`,
      way,
      excess,
      { symbolNames, fix: closingFix(network, way, excess) },
    );
  }
  return undefined;
}

/** What an allowed connection lets pass between two workloads. */
function permittedBy(design: Design, { from, to, traffic }: Allowed, source: Id, target: Id): HeaderSet {
  const sources = addressesWithin(design, from, source);
  const targets = addressesWithin(design, to, target);
  if (sources === null || targets === null) return NO_HEADERS;
  const between = [...headersBetween(4, sources, targets), ...headersBetween(6)];
  return intersect(between, headersOfTraffic(traffic));
}

/**
 * The IPv4 addresses that a workload has at an end of an allowed connection: all there are when the end is about all of
 * the workload, those of a subnet when it is about that one; `null` when it is about others.
 */
function addressesWithin(design: Design, end: ReachEnd, id: Id): Intervals | null {
  const workload = entryOf(design.workloads, id);
  switch (end.kind) {
    case 'workload':
      return end.workload === id ? ANY_ADDRESS[4] : null;
    case 'tier':
      return workload?.tier === end.tier ? ANY_ADDRESS[4] : null;
    case 'group':
      return workload?.securityGroups.includes(end.group) === true ? ANY_ADDRESS[4] : null;
    case 'subnet':
      return blockAddresses(entryOf(design.subnets, end.subnet)?.cidr ?? '');
    case 'cidr':
      return blockAddresses(end.cidr);
    default:
      return null;
  }
}

function blockAddresses(text: string): Intervals | null {
  const block = parseCidr(text);
  return block.ok ? addressesIn(block.value) : null;
}
