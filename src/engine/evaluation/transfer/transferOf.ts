import type { PriceBook } from '../../prices/priceBook.ts';
import { regionalPrices, sumUsd } from '../cost/money.ts';
import type { CostLine, EvaluatedFlow, FlowLeg, Routes, TransferReport } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { tablesBySubnet } from '../routes.ts';
import { countedFlows, type CountedFlow } from './countedFlows.ts';
import { flowWays, type FlowWays } from './flowWays.ts';
import { pricePassages, type Passage } from './priceLines.ts';
import { terrainOf, withoutEndpoints, type Terrain, type Toll, type Way } from './ways.ts';

/**
 * What the data that moves through the network costs in a month with this routing, which need not be the design's
 * own: every flow over each of its ways, and every hop of a way priced. The lines add up to the total, a line is
 * exactly the sum of its hops, and the GB of a flow's legs are those of the flow. `flows` are those to price; an
 * alternative that takes an endpoint away is priced with the flows that the design had before.
 */
export function transferOf(
  network: Network,
  routes: Routes,
  book: PriceBook,
  flows: readonly CountedFlow[] = countedFlows(network),
): TransferReport {
  return priced(terrainOf(network, routes, tablesBySubnet(routes)), book, flows);
}

/** {@link transferOf} as if the VPC had no endpoints: each service is reached by the way out, where there is one. */
export function transferWithoutEndpoints(
  network: Network,
  routes: Routes,
  book: PriceBook,
  flows: readonly CountedFlow[],
): TransferReport {
  return priced(withoutEndpoints(terrainOf(network, routes, tablesBySubnet(routes))), book, flows);
}

function priced(terrain: Terrain, book: PriceBook, flows: readonly CountedFlow[]): TransferReport {
  const prices = regionalPrices(book, terrain.network.design);
  const travelled = flows.map((flow) => ({ flow, ...flowWays(terrain, flow) }));
  const passages = travelled.flatMap(({ flow, ways, outbound }) =>
    ways.flatMap((way) => way.tolls.map((toll) => passageOf(flow, way, toll, outbound))),
  );
  const { lines, micros } = pricePassages(prices, passages);
  const hops = pricedHops(lines, passages, micros);
  const evaluated = travelled.map(({ flow, ways, outbound }) =>
    evaluatedFlow(flow, { ways, outbound }, hops),
  );
  return {
    flows: evaluated,
    lines,
    monthlyUsd: sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd ?? 0)),
    partial: lines.some(({ monthlyUsd }) => monthlyUsd === null),
  };
}

/** The prices of all hops one after another, in the order in which the passages were listed. */
type PricedHops = Iterator<PricedHop, undefined>;

type PricedHop = {
  readonly gb: number;
  readonly usdPerGb: number | null;
  readonly usd: number | null;
};

function* pricedHops(
  lines: readonly CostLine[],
  passages: readonly Passage[],
  micros: readonly (number | null)[],
): Generator<PricedHop, undefined> {
  const rates = new Map(lines.map(({ id, usdPerUnit }) => [id, usdPerUnit]));
  for (const [at, { gb, tariff }] of passages.entries()) {
    const micro = micros[at] ?? null;
    yield { gb, usdPerGb: rates.get(tariff.line) ?? null, usd: micro === null ? null : micro / 1e6 };
  }
  return undefined;
}

function passageOf(
  { id, sentGb, receivedGb }: CountedFlow,
  { share }: Way,
  { tariff, counts, subject }: Toll,
  outbound: boolean,
): Passage {
  const leaves = outbound ? sentGb : receivedGb;
  return { flow: id, tariff, subject, gb: share * (counts === 'out' ? leaves : sentGb + receivedGb) };
}

function evaluatedFlow(flow: CountedFlow, { ways }: FlowWays, priced: PricedHops): EvaluatedFlow {
  const {
    id,
    name,
    from,
    to,
    fromLabel,
    toLabel,
    sentGb,
    receivedGb,
    assumed,
    basis,
    reason,
    sent,
    received,
  } = flow;
  const legs = ways.map((way) => legOf(flow, way, priced));
  const dollars = legs.flatMap(({ hops }) => hops.map(({ monthlyUsd }) => monthlyUsd));
  const known = dollars.filter((usd) => usd !== null);
  return {
    ...{ id, name, from, to, fromLabel, toLabel, sentGb, receivedGb, assumed, basis, reason, sent, received },
    legs,
    monthlyUsd: known.length < dollars.length ? null : sumUsd(known),
  };
}

function legOf({ sentGb, receivedGb }: CountedFlow, way: Way, priced: PricedHops): FlowLeg {
  const { zone, share, tolls, blocked } = way;
  const hops = tolls.map(({ kind, subject, label, tariff }) => {
    const { gb, usdPerGb, usd } = priced.next().value as PricedHop;
    return { kind, subject, label, gb, usdPerGb, monthlyUsd: usd, line: tariff.line };
  });
  return { zone, sentGb: share * sentGb, receivedGb: share * receivedGb, hops, blocked };
}
