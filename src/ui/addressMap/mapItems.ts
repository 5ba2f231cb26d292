import { addressCount, cidrAround, parseCidr, parseIpv4, type Cidr } from '../../engine/cidr/cidr.ts';
import type { Ref } from '../../engine/design/design.ts';
import type { Segment } from '../../engine/evaluation/evaluation.ts';
import type { MapView } from './mapView.ts';

/** A stretch of a block that is one thing: a subnet, a held range, a slot, or one aligned block of free space. */
export type Span = {
  /** What it is, wherever it lies: a block that moves stays the same block. Free space is named by its place. */
  readonly key: string;
  readonly kind: Segment['kind'];
  readonly ref: Ref | null;
  readonly label: string;
  /** Its block, or the blocks that make it up where something lies over it. */
  readonly cidr: string;
  readonly first: number;
  readonly last: number;
};

/** What is drawn: one span, or many that are too narrow to tell apart, as the block around them. */
export type MapItem =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'cluster'; readonly key: string; readonly cidr: Cidr; readonly spans: readonly Span[] };

const addressIn = (text: string): number => {
  const parsed = parseIpv4(text);
  return parsed.ok ? parsed.value : 0;
};

/** The segments of a block as spans, lowest first; free space comes apart into its aligned blocks. */
export function spansOf(segments: readonly Segment[]): readonly Span[] {
  const seen = new Set<Ref>();
  return segments.flatMap(({ kind, ref, label, cidrs, first, last }): Span | readonly Span[] => {
    if (kind === 'free') return cidrs.map(freeSpan);
    const from = addressIn(first);
    // A tier keeps many slots, and what lies over a subnet leaves several pieces of it.
    const key = ref === null || kind === 'slot' || seen.has(ref) ? `${ref ?? kind}@${first}` : ref;
    seen.add(key);
    return {
      key,
      ...{ kind, ref, label, cidr: cidrs.join(', ') },
      ...{ first: from, last: addressIn(last) },
    };
  });
}

function freeSpan(cidr: string): Span {
  const parsed = parseCidr(cidr);
  const { base, prefix } = parsed.ok ? parsed.value : { base: 0, prefix: 32 };
  const shared = { kind: 'free', ref: null, label: 'free', cidr } as const;
  return { key: `free@${cidr}`, ...shared, first: base, last: base + addressCount(prefix) - 1 };
}

/** Narrower than this many pixels a thing has neither a readable name nor a place for the pointer. */
export const NARROWEST = 20;
/** About how wide a block of many narrow things is. */
const CLUSTER = 72;

/**
 * What the view shows on a line of so many pixels, in address order. Neighbours that would be too narrow become one
 * item for each aligned block of a size that can be read, so the number of items hangs on the pixels and not on the
 * design; blocks stay the same while the view moves.
 */
export function itemsOf(spans: readonly Span[], view: MapView, pixels: number): readonly MapItem[] {
  if (pixels <= 0) return [];
  const scale = pixels / view.span;
  const grid = 2 ** Math.ceil(Math.log2(Math.max(1, CLUSTER / scale)));
  const end = view.first + view.span;
  const items: MapItem[] = [];
  let narrow: Span[] = [];
  const close = () => {
    if (narrow.length > 0) items.push(itemOf(narrow));
    narrow = [];
  };
  for (let at = firstTouching(spans, view.first); at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.first >= end) break;
    const wide = (span.last - span.first + 1) * scale >= NARROWEST;
    const [before] = narrow;
    const together =
      before !== undefined && Math.floor(before.first / grid) === Math.floor(span.first / grid);
    if (wide || !together) close();
    if (wide) items.push({ kind: 'span', span });
    else narrow.push(span);
  }
  close();
  return items;
}

function itemOf(spans: readonly Span[]): MapItem {
  const [only, second] = spans;
  if (only !== undefined && second === undefined) return { kind: 'span', span: only };
  const first = only?.first ?? 0;
  const last = spans.at(-1)?.last ?? first;
  const cidr = cidrAround(first, Math.clz32((first ^ last) >>> 0));
  return { kind: 'cluster', key: `many@${String(first)}-${String(last)}`, cidr, spans };
}

/** The position of the first span that ends at the address or after it. */
function firstTouching(spans: readonly Span[], address: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.last ?? Infinity) < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First and last address of an item. */
export function rangeOf(item: MapItem): { readonly first: number; readonly last: number } {
  if (item.kind === 'span') return item.span;
  return { first: item.spans[0]?.first ?? 0, last: item.spans.at(-1)?.last ?? 0 };
}

/** The span that holds the address. */
export function spanAt(spans: readonly Span[], address: number): Span | undefined {
  const span = spans[firstTouching(spans, address)];
  return span !== undefined && span.first <= address ? span : undefined;
}

/** The outlines of spans as one SVG path on a line of `pixels` by `height`, each at least a hair wide. */
export function pathOf(
  spans: readonly { readonly first: number; readonly last: number }[],
  view: MapView,
  pixels: number,
  height: number,
): string {
  const scale = pixels / view.span;
  const end = view.first + view.span;
  let path = '';
  for (const { first, last } of spans) {
    if (last < view.first || first >= end) continue;
    const from = Math.max(0, (first - view.first) * scale);
    const to = Math.min(pixels, (last + 1 - view.first) * scale);
    const gap = to - from > 3 ? 1 : to - from > 1.5 ? 0.5 : 0;
    const width = Math.max(0.6, to - from - gap);
    path += `M${from.toFixed(2)} 0h${width.toFixed(2)}v${String(height)}h${(-width).toFixed(2)}z`;
  }
  return path;
}
