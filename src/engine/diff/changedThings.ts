import { type Design, entryOf, type Ref, refOf } from '../design/design.ts';
import type { SceneMark } from '../scene/marks.ts';
import type { Evaluated } from '../growth/replacements.ts';
import { diffDesigns, type DesignDiff, type KindDiff } from './diffDesigns.ts';

/** The kinds of things that a drawing or a panel can show, by what a diff calls them. */
const REF_KINDS: Readonly<Record<string, string>> = {
  ...{ zones: 'zone', tiers: 'tier', subnets: 'subnet', workloads: 'workload', endpoints: 'endpoint' },
  ...{
    'security groups': 'group',
    'route tables': 'route-table',
    'other networks': 'network',
    rules: 'rule',
  },
};

/** The ref of a thing that a diff names; `undefined` for what has no place of its own, such as a tag. */
export function refOfChange(kind: string, id: string): Ref | undefined {
  if (kind === 'settings') return id === 'vpc' ? 'vpc' : undefined;
  const refKind = entryOf(REF_KINDS, kind);
  return refKind === undefined ? undefined : refOf(refKind, id);
}

/** What a drawing of the later design marks, with the place of subnets that are gone. */
export function changedThings({ resources, rules }: DesignDiff, before: Design): readonly SceneMark[] {
  return [...resources, rules].flatMap((kind) => marksOf(kind, before));
}

function marksOf({ kind, added, removed, changed }: KindDiff, before: Design): readonly SceneMark[] {
  const mark = (what: SceneMark['what']) => (thing: { readonly id: string; readonly name: string }) => {
    const ref = refOfChange(kind, thing.id);
    if (ref === undefined) return [];
    const gone = kind === 'subnets' && what === 'removed' ? entryOf(before.subnets, thing.id) : undefined;
    const cell = gone === undefined ? {} : { cell: { zone: gone.zone, tier: gone.tier } };
    return [{ ref, what, name: thing.name, ...cell }];
  };
  return [
    ...added.flatMap(mark('added')),
    ...removed.flatMap(mark('removed')),
    ...changed.flatMap(mark('changed')),
  ];
}

/** What differs between two states, as a diff and as what a drawing of the later one marks. */
export type Comparison = { readonly diff: DesignDiff; readonly marks: readonly SceneMark[] };

/** What differs from one state to another. */
export function comparisonOf(before: Evaluated, after: Evaluated): Comparison {
  const diff = diffDesigns(before, after);
  return { diff, marks: changedThings(diff, before.design) };
}
