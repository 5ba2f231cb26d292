import { addressCount, cidrAround, cidrEnd, contains, type Cidr } from '../../engine/cidr/cidr.ts';

/** The stretch of addresses on the screen: it begins at `first`, and `span` addresses fill the width. May be fractions. */
export type MapView = { readonly first: number; readonly span: number };

/** The fewest addresses that fill the width: a /28 is then half of it. */
export const CLOSEST = 32;

/** The view that shows a block from edge to edge. */
export const viewOf = ({ base, prefix }: Cidr): MapView => ({ first: base, span: addressCount(prefix) });

/** The view within the block: never wider than it, never closer than {@link CLOSEST}, never beyond its ends. */
export function clampView({ first, span }: MapView, block: Cidr): MapView {
  const size = addressCount(block.prefix);
  const fitting = Math.min(size, Math.max(Math.min(CLOSEST, size), span));
  return { first: Math.min(Math.max(block.base, first), block.base + size - fitting), span: fitting };
}

/** The view `factor` times as wide (below 1 comes closer), with the address at `share` of the width staying there. */
export function zoomAt(view: MapView, block: Cidr, factor: number, share: number): MapView {
  const { span } = clampView({ first: view.first, span: view.span * factor }, block);
  return clampView({ first: view.first + share * (view.span - span), span }, block);
}

/** The view moved by a share of its width; 1 is the next screenful. */
export const panBy = (view: MapView, block: Cidr, share: number): MapView =>
  clampView({ first: view.first + share * view.span, span: view.span }, block);

/** How much of the width something takes that is brought into view by coming closer. */
const SHARE_REVEALED = 1 / 6;

/**
 * The view in which the addresses are at least `width` pixels wide of `pixels` and inside; the same view when they are
 * already. It comes closer when it must and moves as little as it can otherwise.
 */
export function reveal(
  view: MapView,
  block: Cidr,
  { first, last }: { readonly first: number; readonly last: number },
  { pixels, width }: { readonly pixels: number; readonly width: number },
): MapView {
  const size = last - first + 1;
  const close = size >= view.span || (size / view.span) * pixels >= width;
  if (!close) {
    const span = size / SHARE_REVEALED;
    return clampView({ first: first + size / 2 - span / 2, span }, block);
  }
  const inside = first >= view.first && last < view.first + view.span;
  if (inside) return view;
  if (size >= view.span) return clampView({ first, span: size * 1.1 }, block);
  const margin = Math.min(view.span - size, view.span * 0.1);
  const before = first < view.first;
  return clampView(
    { first: before ? first - margin : last + 1 + margin - view.span, span: view.span },
    block,
  );
}

/** The part of a block that is shown at first: the plan's summary where that lies inside it, else the whole block. */
export function partInUse(block: Cidr, summary: Cidr | null): Cidr {
  return summary !== null && contains(block, summary) ? summary : block;
}

/** The blocks around what is shown, from the VPC's own block inwards: the last is the smallest that holds it all. */
export function crumbsOf(view: MapView, block: Cidr): readonly Cidr[] {
  const first = Math.max(block.base, Math.floor(view.first));
  const last = Math.min(cidrEnd(block), Math.ceil(view.first + view.span) - 1);
  const inner = Math.max(block.prefix, Math.clz32((first ^ last) >>> 0));
  const crumbs: Cidr[] = [];
  for (let prefix = block.prefix; prefix < inner; prefix += 4) crumbs.push(cidrAround(first, prefix));
  return [...crumbs, cidrAround(first, Math.min(inner, 32))];
}

/** The first address of every aligned block of one size, so that marks stand at least `apart` pixels from another. */
export function ticksOf(view: MapView, pixels: number, apart: number): readonly number[] {
  if (pixels <= 0) return [];
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, (apart * view.span) / pixels)));
  const ticks: number[] = [];
  for (let at = Math.ceil(view.first / step) * step; at < view.first + view.span; at += step) ticks.push(at);
  return ticks;
}
