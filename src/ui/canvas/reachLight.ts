import { type Design, entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import type { ReachedPair } from '../../engine/evaluation/reachability/reachReport.ts';

/** What a thing is to the one in hand: reached by it, reaching it, both; guarded by a group, or trusted by it. */
export type ReachMark = 'reached' | 'reaches' | 'both' | 'guards' | 'trusts';

type Light = { readonly mark: ReachMark; readonly traffic: string };

/** What lights up around a thing, each place with what it is to it and on which traffic. */
export type ReachLight = {
  readonly of: Ref;
  readonly marks: ReadonlyMap<Ref, Light>;
};

/**
 * Around a subnet or interface endpoint what it can reach and who can reach it, from the pairs that the evaluation has;
 * around a group the subnets it guards and the ends of rules that it trusts. `null` for anything else.
 */
export function reachLight(of: Ref, design: Design, evaluation: Evaluation): ReachLight | null {
  const { kind, id } = readRef(of);
  if (kind === 'group') return groupLight(of, design, evaluation);
  if (kind === 'endpoint') return pairLight(of, [of], design, evaluation);
  if (kind !== 'subnet') return null;
  const tier = entryOf(design.subnets, id)?.tier;
  const workloads = Object.keys(design.workloads).filter((one) => design.workloads[one]?.tier === tier);
  return pairLight(
    of,
    workloads.map((one) => `workload:${one}`),
    design,
    evaluation,
  );
}

type Found = { readonly mark: 'reached' | 'reaches'; readonly traffic: string };

function pairLight(of: Ref, own: readonly Ref[], design: Design, evaluation: Evaluation): ReachLight {
  const found = new Map<Ref, Found[]>();
  const subnets = subnetsByTier(design);
  const note = (other: Ref, mark: Found['mark'], pair: ReachedPair) => {
    for (const place of placesOf(other, pair, design, subnets)) {
      if (place === of) continue;
      const all = found.get(place);
      if (all === undefined) found.set(place, [{ mark, traffic: pair.arrives }]);
      else all.push({ mark, traffic: pair.arrives });
    }
  };
  const { from, to } = pairsByEnd(evaluation.reach.pairs);
  for (const ref of own) {
    for (const pair of from.get(ref) ?? []) note(pair.to, 'reached', pair);
    for (const pair of to.get(ref) ?? []) note(pair.from, 'reaches', pair);
  }
  const marks = new Map(
    [...found].map(([place, all]) => {
      const [first] = all;
      const isBoth = all.some(({ mark }) => mark !== first?.mark);
      const traffic = [...new Set(all.map((one) => one.traffic))].join(', ');
      return [place, { mark: isBoth ? 'both' : (first?.mark ?? 'both'), traffic }] as const;
    }),
  );
  return { of, marks };
}

/** Where on the canvas a thing of a pair stands; what is on the internet stands at its gateway. */
function placesOf(
  ref: Ref,
  { endpoints }: ReachedPair,
  design: Design,
  subnets: ReadonlyMap<string, readonly Ref[]>,
): readonly Ref[] {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'workload': {
      return subnets.get(entryOf(design.workloads, id)?.tier ?? '') ?? [];
    }
    case 'internet':
      return ['internet-gateway'];
    case 'service':
      return endpoints.length > 0 ? endpoints.map((one) => `endpoint:${one}`) : ['internet-gateway'];
    default:
      return [ref];
  }
}

function subnetsByTier({ subnets }: Design): ReadonlyMap<string, readonly Ref[]> {
  const tiers = new Map<string, Ref[]>();
  for (const [id, { tier }] of Object.entries(subnets)) {
    const refs = tiers.get(tier);
    if (refs === undefined) tiers.set(tier, [`subnet:${id}`]);
    else refs.push(`subnet:${id}`);
  }
  return tiers;
}

function groupLight(of: Ref, design: Design, { security }: Evaluation): ReachLight {
  const tiers = new Set(entryOf(security.attachments, readRef(of).id)?.tiers ?? []);
  const guarded = Object.keys(design.subnets).filter((id) => tiers.has(design.subnets[id]?.tier ?? ''));
  const trusted = security.edges.filter(({ to, from }) => to === of && from !== of);
  return {
    of,
    marks: new Map<Ref, Light>([
      ...guarded.map((id) => [`subnet:${id}`, { mark: 'guards', traffic: '' }] as const),
      ...trusted.map(({ from }) => [from, { mark: 'trusts', traffic: '' }] as const),
    ]),
  };
}

type ByEnd = Readonly<Record<'from' | 'to', ReadonlyMap<Ref, readonly ReachedPair[]>>>;
const known = new WeakMap<readonly ReachedPair[], ByEnd>();

/** The pairs never change, so they are looked up once for each evaluation and not with each move of the pointer. */
function pairsByEnd(pairs: readonly ReachedPair[]): ByEnd {
  const before = known.get(pairs);
  if (before !== undefined) return before;
  const by = (side: 'from' | 'to') => {
    const map = new Map<Ref, ReachedPair[]>();
    for (const pair of pairs) {
      const list = map.get(pair[side]);
      if (list === undefined) map.set(pair[side], [pair]);
      else list.push(pair);
    }
    return map;
  };
  const made = { from: by('from'), to: by('to') };
  known.set(pairs, made);
  return made;
}
