import { addressOrder } from '../cidr/addressOrder.ts';
import { cidrEnd, formatCidr, formatIpv4, overlaps, rangeToCidrs, type Cidr } from '../cidr/cidr.ts';
import type { Ref } from '../design/design.ts';
import type { Segment } from './evaluation.ts';

/** Something that lies in the address space, to be drawn on the map. */
export type Item = {
  readonly kind: 'subnet' | 'held' | 'slot';
  readonly cidr: Cidr;
  readonly ref: Ref;
  readonly label: string;
};

/** What is drawn where several lie over one another: a real subnet hides a plan, a decision hides a default. */
const LAYER = { subnet: 2, held: 1, slot: 0 } as const;

/**
 * The stretches of a block, lowest first, without gap or overlap. Blocks are nested or apart, so one sweep with a
 * stack of the open ones does it; where things lie over one another the highest layer shows, and in one layer the
 * narrower:
 *
 *   held      ├────────────────────────────┤
 *   subnet          ├──── A ────┤
 *   subnet             ├ B ┤                    (an error, and drawn all the same)
 *   segments  ├held─┤A ┤ B ┤─A──┤───held───┤──free──┤
 */
export function segmentsOf(block: Cidr, items: readonly Item[]): readonly Segment[] {
  const stretches: Stretch[] = [];
  const open: { readonly end: number; readonly shown: Item }[] = [];
  const blockEnd = cidrEnd(block);
  let next = block.base;
  const showUntil = (last: number) => {
    if (last < next) return;
    append(stretches, { item: open.at(-1)?.shown, first: next, last });
    next = last + 1;
  };
  const closeBefore = (address: number) => {
    for (let top = open.at(-1); top !== undefined && top.end < address; top = open.at(-1)) {
      showUntil(Math.min(top.end, blockEnd));
      open.pop();
    }
  };
  for (const item of itemsIn(block, items)) {
    closeBefore(item.cidr.base);
    showUntil(item.cidr.base - 1);
    const below = open.at(-1)?.shown;
    const hidden = below !== undefined && LAYER[below.kind] > LAYER[item.kind];
    open.push({ end: cidrEnd(item.cidr), shown: hidden ? below : item });
  }
  closeBefore(blockEnd + 1);
  showUntil(blockEnd);
  return stretches.map(segmentOf);
}

type Stretch = { readonly item: Item | undefined; readonly first: number; readonly last: number };

/** The items that touch the block, in address order. */
function itemsIn(block: Cidr, items: readonly Item[]): readonly Item[] {
  const inside = items.filter(({ cidr }) => overlaps(block, cidr));
  return Array.from(addressOrder(inside.map(({ cidr }) => cidr)), (position) => inside[position] as Item);
}

/** Neighbours that show the same thing become one: what is hidden under a subnet leaves no seam. */
function append(stretches: Stretch[], stretch: Stretch): void {
  const before = stretches.at(-1);
  if (before?.item !== stretch.item || before === undefined) stretches.push(stretch);
  else stretches[stretches.length - 1] = { ...before, last: stretch.last };
}

function segmentOf({ item, first, last }: Stretch): Segment {
  return {
    kind: item?.kind ?? 'free',
    first: formatIpv4(first),
    last: formatIpv4(last),
    addresses: last - first + 1,
    cidrs: rangeToCidrs(first, last).map(formatCidr),
    ref: item?.ref ?? null,
    label: item?.label ?? 'free',
  };
}
