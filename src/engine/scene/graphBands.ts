import { orderBands } from './bandOrder.ts';
import { placeItems } from './bandPlaces.ts';

/*
 * The middle part of a layered drawing: items stand in bands, links join items of neighbouring bands. First the
 * items of each band are ordered so that few links cross, then they are moved sideways until links are short and
 * straight. An item never comes nearer to its neighbour than the gap.
 */

/** A box, a label or a place where a long edge passes through a band. */
export type BandItem = {
  /** How far it reaches to both sides of its center line. */
  readonly left: number;
  readonly right: number;
  /** Room it keeps free at both sides; two neighbours are their gaps' sum apart. */
  readonly gap: number;
  /** How strongly it insists on the place it wants. */
  readonly weight: number;
  /** The center line; what the layout computes. */
  x: number;
};

/** From an item of one band to an item of the next; `pull` is how much it wants to be straight. */
export type BandLink = { readonly upper: number; readonly lower: number; readonly pull: number };

/** Of each item, the items above and below that it is linked with, and how strongly. */
export type Neighbours = {
  readonly up: readonly (readonly number[])[];
  readonly upPull: readonly (readonly number[])[];
  readonly down: readonly (readonly number[])[];
  readonly downPull: readonly (readonly number[])[];
  readonly links: number;
};

/** Orders and places the items of all bands; `items[i].x` is set, `bands` are reordered. */
export function arrangeBands(
  items: readonly BandItem[],
  bands: number[][],
  links: readonly BandLink[],
): void {
  const lists = (): number[][] => items.map(() => []);
  const near = { up: lists(), upPull: lists(), down: lists(), downPull: lists(), links: links.length };
  for (const { upper, lower, pull } of links) {
    near.up[lower]?.push(upper);
    near.upPull[lower]?.push(pull);
    near.down[upper]?.push(lower);
    near.downPull[upper]?.push(pull);
  }
  orderBands(items.length, bands, near);
  placeItems(items, bands, near);
}
