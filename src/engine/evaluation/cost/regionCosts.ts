import type { Design } from '../../design/design.ts';
import { settle } from '../../planning/place.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { regionCodes, regionOf } from '../../regions/regions.ts';
import { readNetwork } from '../network.ts';
import { countedFlows } from '../transfer/countedFlows.ts';
import { sumUsd } from './money.ts';
import { costOfDesign } from './costOfDesign.ts';

/** The month of a design in one region. */
export type RegionCost = {
  readonly region: string;
  readonly name: string;
  /** Whether the account must enable the region first. */
  readonly optIn: boolean;
  /** How many Availability Zones it has. */
  readonly zones: number;
  /** The names that the design's zones would have there, in order; `null` when it has too few. */
  readonly zoneNames: readonly string[] | null;
  readonly current: boolean;
  /** Sums of what has a known price there. */
  readonly hoursUsd: number;
  readonly trafficUsd: number;
  readonly totalUsd: number;
  /** Against the region that the design is in. */
  readonly deltaUsd: number;
  /** Lines without a known price there, by name; the total is partial when there are any. */
  readonly unknown: readonly string[];
};

/**
 * The same design with the same traffic, priced in every region there is: cheapest first, and after those the regions
 * where a price is not known, whose totals are not the whole.
 */
export function regionCosts(design: Design, prices: PriceBook): readonly RegionCost[] {
  const flows = countedFlows(readNetwork(settle(design)));
  const costIn = (region: string) => costOfDesign({ ...design, region }, prices, flows);
  const here = costIn(design.region).totalUsd;
  const costs = regionCodes.map((code): RegionCost => {
    const cost = costIn(code);
    const region = regionOf(code);
    const zones = region?.zones ?? [];
    const wanted = Object.keys(design.zones).length;
    const lines = [...cost.lines, ...cost.transfer.lines];
    return {
      ...{ region: code, name: region?.name ?? code, optIn: region?.optIn ?? false },
      zones: zones.length,
      zoneNames: zones.length < wanted ? null : zones.slice(0, wanted).map(({ name }) => name),
      current: code === design.region,
      hoursUsd: cost.monthlyUsd,
      trafficUsd: cost.transfer.monthlyUsd,
      totalUsd: cost.totalUsd,
      deltaUsd: sumUsd([cost.totalUsd, -here]),
      unknown: lines.filter(({ monthlyUsd }) => monthlyUsd === null).map(({ what }) => what),
    };
  });
  const isPartial = ({ unknown }: RegionCost) => Number(unknown.length > 0);
  return costs.sort((one, other) => isPartial(one) - isPartial(other) || one.totalUsd - other.totalUsd);
}
