import { type Design, type Id, type LockKind, lockKinds } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { lockText } from '../design/trackerWords.ts';
import { asksForPlace, prefixIn } from '../planning/plan.ts';
import { nameIn } from './lookUp.ts';
import { sameValue } from './sameValue.ts';

/*
 * What is locked does not change, whatever the edit is: the designs before and after it are compared, so that no command
 * has to know of locks and no new one can forget them. Whatever a lock does not name can be edited: the sizing allows
 * further zones, tiers and subnets; routes and security allow notes and names.
 */

/** The first thing that would change, as the end of "this would …"; `undefined` when nothing would. */
type Compare = (before: Design, after: Design) => string | undefined;

const compare: Readonly<Record<LockKind, Compare>> = {
  sizing: sizingChange,
  subnets: subnetsChange,
  routes: routesChange,
  security: securityChange,
};

/** What can be done instead of opening the lock. */
const instead: Readonly<Record<LockKind, string>> = {
  sizing: 'add a zone, tier, subnet or block beside what there is',
  subnets: 'edit their names, notes and tags',
  routes: 'edit what is no route',
  security: 'edit names, notes and intents',
};

/**
 * Why the edit from `before` to `after` is refused: `<command>/locked`, with who locked what, when and why, and what
 * works instead; `undefined` when it changes nothing that is locked.
 */
export function lockRefusal(before: Design, after: Design, command: string): Refusal | undefined {
  for (const kind of lockKinds) {
    const lock = before.tracker.locks[kind];
    const change = lock && compare[kind](before, after);
    if (lock === undefined || change === undefined) continue;
    return {
      type: `${command}/locked`,
      message: `${lockText(kind, lock)}, and this would ${change}; unlock with a reason, or ${instead[kind]}.`,
    };
  }
  return undefined;
}

/** The same design with nothing locked, for what is only weighed; the same object when nothing is locked. */
export function unlocked(design: Design): Design {
  const { tracker } = design;
  return Object.keys(tracker.locks).length === 0 ? design : { ...design, tracker: { ...tracker, locks: {} } };
}

function sizingChange(before: Design, after: Design): string | undefined {
  return blocksChange(before, after) ?? tiersChange(before, after) ?? placesChange(before, after);
}

function blocksChange({ vpc: before }: Design, { vpc: after }: Design): string | undefined {
  const block = before.blocks.find((cidr, at) =>
    at === 0 ? after.blocks[0] !== cidr : !after.blocks.includes(cidr),
  );
  if (block !== undefined) return `take ${block} from the VPC`;
  return firstChange(before.held, after.held, ({ cidr, name }, then) =>
    then?.cidr === cidr ? undefined : `change what is kept free as “${name}”, ${cidr}`,
  );
}

function tiersChange({ tiers: before }: Design, { tiers: after }: Design): string | undefined {
  return firstChange(before, after, ({ name, prefix, block }, then) => {
    if (then === undefined) return `remove ${name}`;
    if (then.prefix !== prefix) return `size the subnets of ${name} as /${then.prefix}, not /${prefix}`;
    return block === null || then.block === block
      ? undefined
      : `move ${name} from ${block} to ${then.block ?? 'no block'}`;
  });
}

function placesChange(before: Design, after: Design): string | undefined {
  const changed = firstChange(before.subnets, after.subnets, (subnet, then) => {
    const { name, cidr, zone, tier } = subnet;
    if (then === undefined) return `remove ${name}`;
    if (then.zone !== zone || then.tier !== tier) {
      return `move ${name} to ${nameIn(after.tiers, then.tier)} in ${nameIn(after.zones, then.zone)}`;
    }
    const placed = asksForPlace(cidr) && prefixIn(then.cidr) === prefixIn(cidr);
    return then.cidr === cidr || placed ? undefined : `change ${name} from ${cidr} to ${then.cidr}`;
  });
  return changed ?? otherSize(before, after);
}

/** A further subnet of a tier whose size is settled, in another size. */
function otherSize(before: Design, after: Design): string | undefined {
  return addedTo(before.subnets, after.subnets, ({ name, tier, cidr }) => {
    const settled = Object.hasOwn(before.tiers, tier) ? before.tiers[tier] : undefined;
    const prefix = prefixIn(cidr);
    return settled === undefined || prefix === undefined || prefix === settled.prefix
      ? undefined
      : `add ${name} as /${prefix} where ${settled.name} has /${settled.prefix}`;
  });
}

function subnetsChange(before: Design, after: Design): string | undefined {
  return (
    placesChange(before, after) ??
    addedTo(before.subnets, after.subnets, ({ name }) => `add ${name}`) ??
    firstChange(before.subnets, after.subnets, ({ name, ipv6 }, then) =>
      then?.ipv6 === ipv6 ? undefined : `change the IPv6 block of ${name}`,
    ) ??
    firstChange(before.zones, after.zones, ({ name }, then) =>
      then?.name === name ? undefined : `${then === undefined ? 'remove' : 'rename'} ${name}`,
    )
  );
}

function routesChange(before: Design, after: Design): string | undefined {
  const gateways = ({ internetGateway, egressOnlyInternetGateway, transitGateway }: Design['vpc']) => ({
    ...{ internetGateway, egressOnlyInternetGateway, transitGateway: transitGateway?.tier },
  });
  if (!sameValue(before.nat, after.nat)) return 'change NAT';
  if (!sameValue(gateways(before.vpc), gateways(after.vpc))) return "change the VPC's gateways";
  return (
    firstChange(before.routeTables, after.routeTables, (table, then) =>
      sameValue(table.routes, then?.routes) ? undefined : `change the route table ${table.name}`,
    ) ??
    firstChange(before.tiers, after.tiers, ({ name, access }, then) =>
      then?.access === access ? undefined : `change how ${name} reaches the internet`,
    ) ??
    firstChange(before.subnets, after.subnets, ({ name, routeTable }, then) =>
      then?.routeTable === routeTable ? undefined : `change the routes of ${name}`,
    ) ??
    firstChange(before.networks, after.networks, ({ name, connection }, then) =>
      then?.connection?.kind === connection?.kind ? undefined : `change the connection to ${name}`,
    )
  );
}

function securityChange(before: Design, after: Design): string | undefined {
  if (before.vpc.defaultGroup !== after.vpc.defaultGroup) return 'change the default security group';
  const ofGroup = (id: Id) => nameIn(before.securityGroups, id);
  return (
    firstChange(before.securityGroups, after.securityGroups, ({ name }, then) =>
      then === undefined ? `remove ${name}` : undefined,
    ) ??
    firstChange(before.rules, after.rules, (rule, then) =>
      sameValue(rule, then) ? undefined : `change a rule of ${ofGroup(rule.group)}`,
    ) ??
    addedTo(
      before.rules,
      after.rules,
      ({ group }) => `add a rule to ${nameIn(after.securityGroups, group)}`,
    ) ??
    firstChange(before.networkAcls, after.networkAcls, (acl, then) =>
      sameValue(acl.entries, then?.entries) ? undefined : `change the network ACL ${acl.name}`,
    ) ??
    firstChange(before.subnets, after.subnets, ({ name, networkAcl }, then) =>
      then?.networkAcl === networkAcl ? undefined : `change the network ACL of ${name}`,
    ) ??
    firstChange(before.workloads, after.workloads, ({ name, securityGroups, publicAddress }, then) =>
      then?.publicAddress === publicAddress && sameValue(securityGroups, then.securityGroups)
        ? undefined
        : `change the groups or the public address of ${name}`,
    )
  );
}

type Entries<T> = Readonly<Record<Id, T>>;

/** What `change` says of the first entry that is not as it was. */
function firstChange<T>(
  before: Entries<T>,
  after: Entries<T>,
  change: (entry: T, then: T | undefined) => string | undefined,
): string | undefined {
  if (before === after) return undefined;
  for (const [id, entry] of Object.entries(before)) {
    const then = Object.hasOwn(after, id) ? after[id] : undefined;
    const said = then === entry ? undefined : change(entry, then);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** What `said` says of the first entry that is new. */
function addedTo<T>(
  before: Entries<T>,
  after: Entries<T>,
  said: (entry: T) => string | undefined,
): string | undefined {
  if (before === after) return undefined;
  for (const [id, entry] of Object.entries(after)) {
    const text = Object.hasOwn(before, id) ? undefined : said(entry);
    if (text !== undefined) return text;
  }
  return undefined;
}
