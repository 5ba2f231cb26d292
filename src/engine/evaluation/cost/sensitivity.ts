import type { Design, NatMode } from '../../design/design.ts';
import { natModes } from '../../design/design.ts';
import { settle } from '../../planning/place.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { readNetwork } from '../network.ts';
import { countedFlows, type CountedFlow } from '../transfer/countedFlows.ts';
import { costOfDesign } from './costOfDesign.ts';

/** The month with so many times the traffic, in US dollars; `null` where a price is not known. */
export type TrafficScenario = {
  readonly factor: number;
  /** The network as it is drawn. */
  readonly totalUsd: number | null;
  /** What of it the traffic costs. */
  readonly transferUsd: number | null;
  /** The whole network with each choice of NAT. */
  readonly natUsd: Readonly<Record<NatMode, number | null>>;
};

const FACTORS = [0.5, 1, 2, 5, 10] as const;

/** What the month costs when all traffic, stated and assumed, is half of it, the double and so on. */
export function trafficScenarios(given: Design, prices: PriceBook): readonly TrafficScenario[] {
  const design = settle(given);
  const flows = countedFlows(readNetwork(design));
  return FACTORS.map((factor) => {
    const scaled = flows.map((flow) => times(flow, factor));
    const { transfer, totalUsd, totalPartial } = costOfDesign(design, prices, scaled);
    const withNat = (mode: NatMode): readonly [NatMode, number | null] => {
      const cost =
        mode === design.nat.mode
          ? { totalUsd, totalPartial }
          : costOfDesign(nat(design, mode), prices, scaled);
      return [mode, cost.totalPartial ? null : cost.totalUsd];
    };
    return {
      factor,
      totalUsd: totalPartial ? null : totalUsd,
      transferUsd: transfer.partial ? null : transfer.monthlyUsd,
      natUsd: Object.fromEntries(natModes.map(withNat)) as TrafficScenario['natUsd'],
    };
  });
}

function times(flow: CountedFlow, factor: number): CountedFlow {
  return { ...flow, sentGb: flow.sentGb * factor, receivedGb: flow.receivedGb * factor };
}

function nat(design: Design, mode: NatMode): Design {
  return { ...design, nat: { mode, zone: design.nat.zone } };
}
