import type { Id, Ref } from '../../design/design.ts';
import type { HeaderSet } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';
import type { Through } from './way.ts';

/** Everything that gets from one thing to another, of an ordered pair between which something does. */
export type Pair = {
  /** `internet`, `network:office`, `workload:alb`, `endpoint:logs`. */
  readonly from: Ref;
  readonly to: Ref;
  readonly arrives: HeaderSet;
  readonly answered: HeaderSet;
  /** The ways on which something arrives, each once. */
  readonly through: readonly Through[];
  /** The endpoints through which something arrives. */
  readonly endpoints: readonly Id[];
  /** Whether the same arrives, and is answered, from every subnet of the one and in every subnet of the other. */
  readonly everywhere: boolean;
};

/** {@link Pair} as plain JSON. */
export type ReachedPair = Omit<Pair, 'arrives' | 'answered'> & {
  /** Which traffic arrives: "tcp 443", "all but tcp 22". */
  readonly arrives: string;
  /** Which of it is answered: the same in a network that is in order. */
  readonly answered: string;
};

/** Who reaches whom: the pairs between which anything gets through; what is not here cannot. */
export type ReachReport = { readonly pairs: readonly ReachedPair[] };

/** The report of all pairs, in their order. */
export function reachReport(pairs: readonly Pair[]): ReachReport {
  return { pairs: pairs.map(reachedPair) };
}

const known = new WeakMap<Pair, ReachedPair>();

/** A pair never changes, so each is put into words once. */
function reachedPair(pair: Pair): ReachedPair {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const arrives = trafficText(pair.arrives);
  const answered = pair.answered === pair.arrives ? arrives : trafficText(pair.answered);
  const reached = { ...pair, arrives, answered };
  known.set(pair, reached);
  return reached;
}
