import type { BandItem, BandLink } from './band.ts';
import { orderBands } from './bandOrder.ts';
import { placeItems } from './bandPlaces.ts';

/*
 * The middle part of a layered drawing: items stand in bands, links join items of neighbouring bands. First the
 * items of each band are ordered so that few links cross, then they are moved sideways until links are short and
 * straight. An item never comes nearer to its neighbour than the gap.
 */

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
