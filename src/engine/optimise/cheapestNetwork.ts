import { applyCommand, type Command } from '../commands/command.ts';
import { unlocked } from '../commands/locks.ts';
import type { Design, Id, Nat } from '../design/design.ts';
import { networkLines } from '../evaluation/cost/lines.ts';
import { regionalPrices, sumUsd, usdOf, type RegionalPrices } from '../evaluation/cost/money.ts';
import { endpointRates } from '../evaluation/endpoints/endpointVolume.ts';
import { readNetwork, type Network } from '../evaluation/network.ts';
import { deriveRouting } from '../evaluation/routes.ts';
import { countedFlows, type CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { transferOf } from '../evaluation/transfer/transferOf.ts';
import { settle } from '../planning/place.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { endpointsSuffice, strandedWith, trialOf, type Trial } from './bestOf.ts';
import { changesTo, type PlannedChange } from './changes.ts';
import type { NetworkLimits, OutageOf } from './limits.ts';
import { natCandidates } from './natCandidates.ts';
import { closedOutlets, openingOf } from './closedOutlets.ts';
import { bareDesign, groundOf, homesOf } from './terrain.ts';

/** A change with what it saves; the savings of all of them are what the whole saves. */
export type NetworkChange = PlannedChange & { readonly savesUsd: number };

/** The cheapest network that does what the design does, and how it is reached. Money is USD a month with traffic. */
export type CheapestNetwork = {
  readonly beforeUsd: number;
  readonly afterUsd: number;
  readonly savesUsd: number;
  /** None when the design is the cheapest already. */
  readonly changes: readonly NetworkChange[];
  /** All edits, to be applied as one step. */
  readonly commands: readonly Command[];
  /** The network found; `null` when nothing keeps to the limits. */
  readonly found: {
    readonly nat: Nat;
    /** Where each interface endpoint stands, by service. */
    readonly endpoints: Readonly<Record<string, readonly Id[]>>;
  } | null;
  /** By how much another network could still be cheaper; 0 when this one is proved to be the cheapest. */
  readonly gapUsd: number;
  /** Every choice of NAT with its cheapest endpoints, as weighed. */
  readonly trials: readonly {
    readonly nat: Nat;
    readonly usd: number | null;
    readonly refused: string | null;
  }[];
  /** Why nothing was found, in one sentence. */
  readonly impossible: string | null;
  /** What has to be so before the found network does the job: "web-sg is opened to …"; `null` when nothing has to. */
  readonly condition: string | null;
  /** What a person has to see to for that, each in one sentence. */
  readonly notes: readonly string[];
};

/** Less than a cent is not worth a change. */
const LEAST_SAVING = 0.005;

/**
 * The cheapest network over every choice of NAT, every set of endpoints and the zones of each, within the limits and for
 * the traffic that the design has today. For one choice of NAT services meet only in the volume of endpoints, which
 * {@link chooseEndpoints} settles exactly; the choices of NAT are tried one by one. An endpoint stands in as few
 * zones as the limits let it, since crossing zones to it is free. Choices with a price that is not known are left out and
 * say so.
 */
export function cheapestNetwork(
  given: Design,
  book: PriceBook,
  limits: NetworkLimits,
  outageOf: OutageOf,
): CheapestNetwork {
  const network = readNetwork(settle(given));
  const { design } = network;
  const flows = countedFlows(network);
  const prices = regionalPrices(book, design);
  const bare = bareDesign(design, flows);
  const bareNetwork: Network = { ...network, design: bare };
  const grounds = natCandidates(network).map((nat) => groundOf(bareNetwork, nat, prices, flows));
  const homes = homesOf(network, flows, deriveRouting(network, design.nat));
  const asked = {
    ...{ design, limits, outageOf, homes },
    rates: endpointRates(prices),
    hourUsd: usdOf(prices, 'interfaceEndpointAzHour'),
  };
  const lost = everywhere(grounds.map((ground) => strandedWith(asked, ground)));
  const trials = grounds.map((ground) => trialOf({ ...asked, lost }, ground));
  const total = (one: Design) => monthOf({ ...network, design: one }, prices, flows);
  const beforeUsd = total(design);
  const best = cheapest(trials);
  const weighed = trials.map(({ nat, usd, refused }) => ({ nat, usd, refused }));
  const nothing = { beforeUsd, afterUsd: beforeUsd, savesUsd: 0, changes: [], commands: [], gapUsd: 0 };
  if (best === undefined) {
    const why = trials[0]?.refused ?? 'There is no NAT to weigh.';
    return { ...nothing, found: null, trials: weighed, impossible: why, condition: null, notes: [] };
  }
  const { nat, endpoints, gapUsd } = best;
  const changes = withSavings(design, changesTo(design, bare, best, { homes, flows }), total);
  const savesUsd = sumUsd(changes.map((change) => change.savesUsd));
  const found = { nat, endpoints: Object.fromEntries(endpoints) };
  const drawn = grounds[0];
  const isEnough = trials[0]?.refused === null && drawn !== undefined && endpointsSuffice(asked, drawn, lost);
  if (changes.length === 0 || (isEnough && savesUsd < LEAST_SAVING)) {
    return { ...nothing, found, gapUsd, trials: weighed, impossible: null, condition: null, notes: [] };
  }
  const commands = changes.flatMap((change) => change.commands);
  const closed = closedOutlets(applied(design, commands), flows);
  return {
    ...{ beforeUsd, afterUsd: sumUsd([beforeUsd, -savesUsd]), savesUsd, changes, commands },
    ...{ found, gapUsd, trials: weighed, impossible: null },
    condition: openingOf(closed),
    notes: closed.map(({ text }) => text),
  };
}

/** The first of the cheapest that are not refused, so that the drawn choice wins a tie. */
function cheapest(trials: readonly Trial[]): (Trial & { readonly usd: number }) | undefined {
  let best: (Trial & { readonly usd: number }) | undefined;
  for (const trial of trials) {
    const { usd } = trial;
    if (usd !== null && (best === undefined || usd < best.usd - LEAST_SAVING)) best = { ...trial, usd };
  }
  return best;
}

/** What all of the lists hold. */
function everywhere(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = lists;
  return new Set(first.filter((part) => others.every((list) => list.includes(part))));
}

/** The whole month of a design with this traffic, whatever its own would be. */
function monthOf(network: Network, prices: RegionalPrices, flows: readonly CountedFlow[]): number {
  const routes = deriveRouting(network, network.design.nat);
  const lines = networkLines(prices, routes, network.design);
  const { monthlyUsd } = transferOf(network, routes, prices.book, flows);
  return sumUsd([...lines.map((line) => line.monthlyUsd ?? 0), monthlyUsd]);
}

function withSavings(
  design: Design,
  changes: readonly PlannedChange[],
  total: (design: Design) => number,
): readonly NetworkChange[] {
  let before = unlocked(design);
  let beforeUsd = total(design);
  return changes.map((change) => {
    const after = applied(before, change.commands);
    const afterUsd = total(after);
    const savesUsd = sumUsd([beforeUsd, -afterUsd]);
    before = after;
    beforeUsd = afterUsd;
    return { ...change, savesUsd };
  });
}

/** The design after edits that this file found itself, so that none of them can be refused. */
function applied(design: Design, commands: readonly Command[]): Design {
  const edit = applyCommand(unlocked(design), { type: 'batch', label: 'Cheapest network', commands });
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}
