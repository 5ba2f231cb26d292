import { type Cidr, parseCidr } from '../cidr/cidr.ts';
import { type Design, type Id, NO_IPV4 } from '../design/design.ts';

/** Something of the design with its addresses as numbers. */
export type Placed = { readonly id: Id; readonly cidr: Cidr };

/** Every address of a design, read once, in the order of its records. */
export type AddressPlan = {
  /** The VPC's blocks, the primary one first. */
  readonly blocks: readonly Cidr[];
  readonly held: readonly Placed[];
  /** The regions of the tiers that have one. */
  readonly tiers: readonly Placed[];
  /** Subnets that have a place. */
  readonly subnets: readonly Placed[];
  /** Subnets that still ask for one. */
  readonly unplaced: readonly Id[];
};

/**
 * The design's addresses as numbers, for whoever computes with them. Text that is no block is left out: the door and
 * the commands let none in. Keeps nothing between calls.
 */
export function planOf(design: Design): AddressPlan {
  const subnets: Placed[] = [];
  const unplaced: Id[] = [];
  for (const [id, { cidr }] of Object.entries(design.subnets)) {
    if (cidr === NO_IPV4) continue;
    const parsed = asksForPlace(cidr) ? undefined : blockIn(cidr);
    if (parsed === undefined) unplaced.push(id);
    else subnets.push({ id, cidr: parsed });
  }
  return {
    blocks: design.vpc.blocks.flatMap((text) => blockIn(text) ?? []),
    held: placedIn(design.vpc.held, ({ cidr }) => cidr),
    tiers: placedIn(design.tiers, ({ block }) => block),
    subnets,
    unplaced,
  };
}

/** Whether a subnet's CIDR is a size alone (`/22`), which asks the plan for a place. */
export function asksForPlace(cidr: string): boolean {
  return cidr.startsWith('/');
}

/**
 * The prefix length in a CIDR or a size: 22 for `10.0.4.0/22` and for `/22`; `undefined` when there is none from 0 to
 * 32 in it.
 */
export function prefixIn(cidr: string): number | undefined {
  const digits = /\/(\d{1,2})$/.exec(cidr)?.[1];
  return digits === undefined || Number(digits) > 32 ? undefined : Number(digits);
}

/** The block that `text` names, or `undefined` when it names none. */
export function blockIn(text: string): Cidr | undefined {
  const parsed = parseCidr(text);
  return parsed.ok ? parsed.value : undefined;
}

function placedIn<T>(
  record: Readonly<Record<Id, T>>,
  cidrOf: (value: T) => string | null,
): readonly Placed[] {
  return Object.entries(record).flatMap(([id, value]) => {
    const cidr = blockIn(cidrOf(value) ?? '');
    return cidr === undefined ? [] : [{ id, cidr }];
  });
}
