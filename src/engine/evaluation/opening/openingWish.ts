import type { Command } from '../../commands/command.ts';
import type { Design, ReachEnd, Traffic } from '../../design/design.ts';
import type { Family } from '../../packets/addresses.ts';
import { headersOfTraffic, type HeaderSet, isEmpty, subtract } from '../../packets/headerSet.ts';
import { fromClients, hopLosing, lackingWays, missingOn } from '../reachability/lackingWays.ts';
import { reachOfDesign, type ReachedDesign } from '../reachability/reachOfDesign.ts';
import type { Hop, Way } from '../reachability/way.ts';

/** What is to get from one end to the other and be answered. */
export type Wish = { readonly from: ReachEnd; readonly to: ReachEnd; readonly traffic: Traffic };

/** A design on the way to the wish, read. */
export type Tried = ReachedDesign & { readonly design: Design };

/** Where something of the wish is lost. */
export type Stop = {
  readonly way: Way;
  readonly hop: Hop;
  /** Whether it is the answer that is lost. */
  readonly isBack: boolean;
  /** The families of the packets that are lost, IPv4 first. */
  readonly families: readonly Family[];
};

/**
 * What may get the packets past a stop: edits to choose from, of which the narrower ones come first. `why` says as a
 * sentence why there are none where the stop's own reason does not say enough.
 */
export type Openers = { readonly choices: readonly (readonly Command[])[]; readonly why?: string };

/** Nothing can be done here, for the reason that the stop gives. */
export const NO_OPENERS: Openers = { choices: [] };

/** The design, read for asking; what an edit since `before` cannot change is taken over. */
export function triedDesign(design: Design, before?: Tried): Tried {
  const reached = reachOfDesign(design, before);
  return { ...reached, design: reached.network.design };
}

/**
 * Where the wish is stopped, on every way that lacks something of it: the first thing that does not let all of it pass.
 * Those that packets get furthest to come first; none when all of the wish gets through.
 */
export function stopsOf({ reach }: Tried, { from, to, traffic }: Wish): readonly Stop[] {
  const wanted = fromClients(headersOfTraffic(traffic));
  return lackingWays(reach.between(from, to), wanted, to)
    .flatMap((way) => stopOn(way, wanted) ?? [])
    .sort((a, b) => passedBefore(b) - passedBefore(a));
}

/** Whether all of the wish gets through. */
export function isGranted(tried: Tried, wish: Wish): boolean {
  return stopsOf(tried, wish).length === 0;
}

/** Whether there is anybody at both ends of the wish that could send and be sent to. */
export function hasEnds({ reach }: Tried, { from, to }: Wish): boolean {
  return reach.between(from, to).some(({ sent }) => !isEmpty(sent));
}

function stopOn(way: Way, wanted: HeaderSet): Stop | undefined {
  const missing = missingOn(way, wanted);
  const hop = hopLosing(way, missing);
  if (hop === undefined) return undefined;
  const lost = subtract(missing, hop.left);
  const families = ([4, 6] as const).filter((family) => lost.some((box) => box.family === family));
  return { way, hop, isBack: !way.hops.includes(hop), families };
}

function passedBefore({ way, hop, isBack }: Stop): number {
  return isBack ? 1 : way.hops.indexOf(hop) / way.hops.length;
}
