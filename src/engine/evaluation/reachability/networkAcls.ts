import type { NetworkAcl } from '../../design/design.ts';
import {
  ALL_HEADERS,
  headersBetween,
  type HeaderSet,
  intersect,
  NO_HEADERS,
  subtract,
  union,
} from '../../packets/headerSet.ts';
import { classesOf } from '../../packets/protocols.ts';
import { addressesOfText, type Symbols } from './addressSpace.ts';

/** What a network ACL lets into its subnets, and out of them. */
export type AclPasses = { readonly ingress: HeaderSet; readonly egress: HeaderSet };

/** The VPC's default ACL lets everything through (https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html). */
export const OPEN_ACL: AclPasses = { ingress: ALL_HEADERS, egress: ALL_HEADERS };

const known = new WeakMap<NetworkAcl, AclPasses>();
const NO_SYMBOLS: Symbols = { names: [], lists: new Map() };

/**
 * What an ACL lets through. Entries are read from the lowest number, the first that matches decides, and what none
 * matches is denied (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html). An ingress entry names the
 * source, an egress entry the destination. An ACL never changes, so each is read once.
 */
export function aclPasses(acl: NetworkAcl): AclPasses {
  const before = known.get(acl);
  if (before !== undefined) return before;
  const passes = { ingress: allowed(acl, 'ingress'), egress: allowed(acl, 'egress') };
  known.set(acl, passes);
  return passes;
}

type Direction = NetworkAcl['entries'][number]['direction'];

function allowed({ entries }: NetworkAcl, direction: Direction): HeaderSet {
  let open: HeaderSet = NO_HEADERS;
  let undecided: HeaderSet = ALL_HEADERS;
  const ordered = entries.filter((entry) => entry.direction === direction);
  for (const entry of ordered.sort((a, b) => a.number - b.number)) {
    const matching = headersOfEntry(entry);
    if (entry.action === 'allow') open = union(open, intersect(undecided, matching));
    undecided = subtract(undecided, matching);
  }
  return open;
}

/** What one entry is about, whatever the entries before it decide. */
export function headersOfEntry({ traffic, cidr, direction }: NetworkAcl['entries'][number]): HeaderSet {
  const addresses = addressesOfText(cidr, NO_SYMBOLS);
  const classes = classesOf(traffic);
  return ([4, 6] as const).flatMap((family) =>
    direction === 'ingress'
      ? headersBetween(family, addresses[family], undefined, classes)
      : headersBetween(family, undefined, addresses[family], classes),
  );
}
