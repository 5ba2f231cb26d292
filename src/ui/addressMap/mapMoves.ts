import { checkReshaping } from '../../engine/commands/deployedSubnets.ts';
import {
  addressCount,
  cidrAround,
  cidrEnd,
  contains,
  formatCidr,
  type Cidr,
} from '../../engine/cidr/cidr.ts';
import { freeRanges, type AddressRange } from '../../engine/cidr/freeSpace.ts';
import { applyCommand, type Command } from '../../engine/commands/command.ts';
import { entryOf, readRef, type Design, type Ref } from '../../engine/design/design.ts';
import { blockIn, planOf } from '../../engine/planning/plan.ts';

/** The block of something that can be moved on the map, a placed subnet or a held range; `null` for anything else. */
export function movable(design: Design, ref: Ref | null): Cidr | null {
  if (ref === null) return null;
  const { kind, id } = readRef(ref);
  if (kind === 'subnet') return blockIn(entryOf(design.subnets, id)?.cidr ?? '') ?? null;
  if (kind === 'held') return blockIn(entryOf(design.vpc.held, id)?.cidr ?? '') ?? null;
  return null;
}

/** Where the thing may land: what is free in the VPC's blocks, its own place included, block by block. */
export function landingRanges(design: Design, ref: Ref): readonly AddressRange[] {
  const plan = planOf(design);
  const { kind, id } = readRef(ref);
  const taken = [
    ...plan.subnets.filter((other) => kind !== 'subnet' || other.id !== id),
    ...plan.held.filter((other) => kind !== 'held' || other.id !== id),
    ...(kind === 'held' ? plan.tiers : []),
  ].map(({ cidr }) => cidr);
  return plan.blocks.flatMap((block) => freeRanges(block, taken));
}

/**
 * The aligned block nearest to where the hand holds it: the free one when one begins within `reach` addresses of
 * `wanted`, else the one right there, which is taken.
 */
export function snap(
  wanted: number,
  prefix: number,
  free: readonly AddressRange[],
  reach: number,
): { readonly cidr: Cidr; readonly free: boolean } {
  const size = addressCount(prefix);
  let nearest: number | undefined;
  for (const range of free) {
    const lowest = Math.ceil(range.first / size) * size;
    const highest = Math.floor((range.last + 1) / size) * size - size;
    if (highest < lowest) continue;
    const base = Math.min(Math.max(Math.round(wanted / size) * size, lowest), highest);
    if (nearest === undefined || Math.abs(base - wanted) < Math.abs(nearest - wanted)) nearest = base;
  }
  if (nearest !== undefined && Math.abs(nearest - wanted) <= Math.max(reach, size * 0.75)) {
    return { cidr: { base: nearest, prefix }, free: true };
  }
  const here = Math.max(0, Math.round(wanted / size) * size);
  return { cidr: { base: Math.min(here, 2 ** 32 - size), prefix }, free: false };
}

/** The next free aligned place of the same size after the block, or before it; `undefined` when there is none. */
export function nextPlace(
  { base, prefix }: Cidr,
  free: readonly AddressRange[],
  direction: 'on' | 'back',
): Cidr | undefined {
  const size = addressCount(prefix);
  let found: number | undefined;
  for (const { first, last } of free) {
    const lowest = Math.ceil(first / size) * size;
    const highest = Math.floor((last + 1) / size) * size - size;
    if (highest < lowest) continue;
    const place = direction === 'on' ? Math.max(lowest, base + size) : Math.min(highest, base - size);
    if (place < lowest || place > highest) continue;
    const nearer = found === undefined || (direction === 'on' ? place < found : place > found);
    if (nearer) found = place;
  }
  return found === undefined ? undefined : { base: found, prefix };
}

/** The smallest subnet AWS takes (Subnet sizing, Amazon VPC User Guide); the map makes no held range narrower either. */
const LONGEST = 28;
const SHORTEST = 16;

/**
 * The block after its edge was pulled to the address: the next power of two, at the end that stays. A block that cannot
 * begin where it begins and be that wide grows around itself.
 */
export function resized(cidr: Cidr, edge: 'start' | 'end', at: number): Cidr {
  const fixed = edge === 'end' ? cidr.base : cidrEnd(cidr);
  const wanted = Math.max(1, edge === 'end' ? at - fixed : fixed + 1 - at);
  const prefix = 32 - Math.round(Math.log2(wanted));
  return cidrAround(fixed, Math.min(LONGEST, Math.max(SHORTEST, prefix)));
}

/** The edit that gives the thing this block. */
export function placing(design: Design, ref: Ref, to: Cidr): Command {
  const { kind, id } = readRef(ref);
  const cidr = formatCidr(to);
  if (kind === 'held') return { type: 'setHeldRange', id, cidr };
  const subnet = entryOf(design.subnets, id);
  const from = blockIn(subnet?.cidr ?? '');
  const staysAutomatic =
    subnet?.pinned === false &&
    from !== undefined &&
    from.prefix !== to.prefix &&
    formatCidr(cidrAround(from.base, to.prefix)) === cidr;
  // An automatic subnet that only changes its size stays automatic; a place of one's own choice pins it.
  return staysAutomatic
    ? { type: 'resizeSubnet', id, prefix: to.prefix }
    : { type: 'setSubnetCidr', id, cidr };
}

/** What letting go would do: the edit, or why it may not be; in both cases what to say beside the pointer. */
export type Landing = { readonly command: Command | null; readonly cidr: Cidr; readonly said: string };

/** What giving the thing this block would do, decided by the edit itself. Its own block is no edit. */
export function landingOf(design: Design, ref: Ref, cidr: Cidr): Landing {
  const from = movable(design, ref);
  const text = formatCidr(cidr);
  const size = addressCount(cidr.prefix).toLocaleString('en-US');
  if (from === null || formatCidr(from) === text)
    return { command: null, cidr, said: `${text} · where it is` };
  const refused = refusalOf(design, ref, from, cidr);
  if (refused !== null) return { command: null, cidr, said: refused };
  const note = noteOf(design, ref, from.prefix !== cidr.prefix);
  return { command: placing(design, ref, cidr), cidr, said: `${text} · ${size} addresses${note}` };
}

function refusalOf(design: Design, ref: Ref, from: Cidr, cidr: Cidr): string | null {
  const { kind, id } = readRef(ref);
  if (kind === 'subnet' && from.prefix !== cidr.prefix) {
    const grows = contains(cidr, from);
    const reshaped = checkReshaping(design, 'resizeSubnet', id, grows ? 'widen' : 'shrink');
    if (!reshaped.ok) return reshaped.error.message;
  }
  const command = placing(design, ref, cidr);
  const edit = applyCommand(design, command);
  if (!edit.ok) return edit.error.message;
  const after = movable(edit.value, ref);
  if (after !== null && formatCidr(after) === formatCidr(cidr)) return null;
  // The plan would put it elsewhere: what stands in the way is said by asking for the block itself.
  const asked = applyCommand(design, { type: 'setSubnetCidr', id, cidr: formatCidr(cidr) });
  return asked.ok ? `${formatCidr(cidr)} is kept for another tier.` : asked.error.message;
}

/** What a person should know before a subnet changes its place: AWS makes a new one in its stead. */
function noteOf(design: Design, ref: Ref, resizes: boolean): string {
  const { kind, id } = readRef(ref);
  if (kind !== 'subnet') return '';
  const deployed = entryOf(design.deployment?.subnetIds ?? {}, id);
  if (deployed !== undefined) return ` · replaces ${deployed}: AWS cannot move a subnet`;
  if (entryOf(design.subnets, id)?.pinned === true)
    return ' · pinned; once deployed this would be a replacement';
  return resizes ? '' : ' · pins it here';
}

/** The subnet that makes up one block with this one, in its zone and tier; `null` when there is none. */
export function otherHalf(design: Design, ref: Ref): Ref | null {
  const { kind, id } = readRef(ref);
  const subnet = kind === 'subnet' ? entryOf(design.subnets, id) : undefined;
  const cidr = movable(design, ref);
  if (subnet === undefined || cidr === null) return null;
  const other = formatCidr({
    base: (cidr.base ^ addressCount(cidr.prefix)) >>> 0,
    prefix: cidr.prefix,
  });
  const found = Object.entries(design.subnets).find(
    ([, { cidr: text, zone, tier }]) => text === other && zone === subnet.zone && tier === subnet.tier,
  );
  return found === undefined ? null : `subnet:${found[0]}`;
}
