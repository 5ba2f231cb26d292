import { type Design, readRef, type Ref } from '../design/design.ts';
import { thingName } from '../design/things.ts';
import type { Reach } from '../evaluation/reachability/createReach.ts';
import { reachOfDesign } from '../evaluation/reachability/reachOfDesign.ts';
import type { Pair } from '../evaluation/reachability/reachReport.ts';
import { publicService } from '../evaluation/reachability/resolveEnd.ts';
import {
  compact,
  type HeaderSet,
  headersBetween,
  isEmpty,
  NO_HEADERS,
  subtract,
} from '../packets/headerSet.ts';
import { trafficText } from '../packets/headerText.ts';

/** What became of the traffic from one thing to another. */
export type ReachChange = {
  /** What packets come from and go to: `internet`, `network:office`, `workload:alb`, `endpoint:logs`, `service:s3`. */
  readonly from: Ref;
  readonly to: Ref;
  /** The same in words. */
  readonly fromName: string;
  readonly toName: string;
  /** `opens` and `closes` are about what arrives; the others about what arrives in both and is answered in one alone. */
  readonly what: 'opens' | 'closes' | 'is answered now' | 'is no longer answered';
  /** The protocols and ports it is about: "tcp 443". */
  readonly traffic: string;
  /** Whether these ports are open in both, and it is addresses outside that are more or fewer. */
  readonly addressesOnly: boolean;
};

/**
 * Which pairs open and close, and on which ports. Addresses of the VPC's own interfaces do not count: a subnet that moves
 * changes who reaches whom on no port. Those of the internet and of other networks do, so that a rule which lets more of
 * the internet in is told.
 */
export function reachChanges(before: Design, after: Design): readonly ReachChange[] {
  const [old, fresh] = [reachOfDesign(before).reach, reachOfDesign(after).reach];
  // Numbers that stand for prefix lists mean the same in both only when the lists are the same.
  const outside = old.symbolNames.join() === fresh.symbolNames.join();
  const [was, is] = [pairsByEnds(old), pairsByEnds(fresh)];
  const ends = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))];
  return ends.flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    const pair = b ?? a;
    if (pair === undefined) return [];
    const { from, to } = pair;
    const names = { fromName: nameOf(from, after, before), toName: nameOf(to, after, before) };
    return changesOfPair(a, b, outside).map((change) => ({ from, to, ...names, ...change }));
  });
}

function pairsByEnds(reach: Reach): ReadonlyMap<string, Pair> {
  return new Map(reach.pairs().map((pair) => [`${pair.from} ${pair.to}`, pair]));
}

type Change = Pick<ReachChange, 'what' | 'traffic' | 'addressesOnly'>;

function changesOfPair(
  before: Pair | undefined,
  after: Pair | undefined,
  outside: boolean,
): readonly Change[] {
  if (before !== undefined && before === after) return [];
  const arrived = [before?.arrives, after?.arrives] as const;
  const arrivals = differences(arrived, after ?? before, outside, ['closes', 'opens']);
  if (arrivals.length > 0) return arrivals;
  const answered = [before?.answered, after?.answered] as const;
  return differences(answered, after ?? before, outside, ['is no longer answered', 'is answered now']);
}

function differences(
  [before = NO_HEADERS, after = NO_HEADERS]: readonly [HeaderSet | undefined, HeaderSet | undefined],
  ends: Pair | undefined,
  outside: boolean,
  [less, more]: readonly [ReachChange['what'], ReachChange['what']],
): readonly Change[] {
  const seen = (set: HeaderSet, addresses: boolean) => ports(set, ends, addresses);
  const change = (what: ReachChange['what'], has: HeaderSet, lacks: HeaderSet): readonly Change[] => {
    const gained = subtract(seen(has, false), seen(lacks, false));
    if (!isEmpty(gained)) return [{ what, traffic: trafficText(gained), addressesOnly: false }];
    const wider = outside ? subtract(seen(has, true), seen(lacks, true)) : NO_HEADERS;
    return isEmpty(wider) ? [] : [{ what, traffic: trafficText(wider), addressesOnly: true }];
  };
  return [...change(less, before, after), ...change(more, after, before)];
}

/** The set between any addresses; when asked to, with those that an end outside the VPC has. */
function ports(set: HeaderSet, ends: Pair | undefined, addresses: boolean): HeaderSet {
  const keeps = (ref: Ref | undefined) => addresses && ref !== undefined && isOutside(ref);
  const [source, destination] = [keeps(ends?.from), keeps(ends?.to)];
  return compact(
    set.map((box) => {
      const [whole] = headersBetween(box.family);
      return {
        ...box,
        source: source || whole === undefined ? box.source : whole.source,
        destination: destination || whole === undefined ? box.destination : whole.destination,
      };
    }),
  );
}

const isOutside = (ref: Ref) => ref === 'internet' || readRef(ref).kind === 'network';

/** What people call an end; one that is gone as it was called before. */
function nameOf(ref: Ref, ...designs: readonly Design[]): string {
  const { kind, id } = readRef(ref);
  if (kind === 'internet') return 'the internet';
  if (kind === 'service') return publicService(id).label;
  const names = designs.map((design) => thingName(design, ref));
  return names.find((name) => name !== ref) ?? ref;
}

/** What happened to the traffic, in words: "opens", "opens to further addresses". */
export function reachWords({ what, addressesOnly }: ReachChange): string {
  return addressesOnly ? `${what} for some addresses` : what;
}
