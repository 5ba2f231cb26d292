import { type Design, entryOf, type Id, type Ref, refOf, type Rule } from '../design/design.ts';
import { peerRef } from '../design/traffic.ts';
import { groupName, ruleWords } from '../export/ruleWords.ts';
import type { Evaluated } from '../growth/replacements.ts';
import type { SceneMark } from '../scene/marks.ts';
import { fieldChanges } from './changes.ts';
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

/**
 * What a drawing of either design marks, with the place of subnets that are in one alone. Rules are arrows there: an
 * arrow is added or removed with its first or last rule, and changed otherwise.
 */
export function changedThings(
  { resources, rules }: DesignDiff,
  before: Design,
  after: Design,
): readonly SceneMark[] {
  return [...resources.flatMap((kind) => marksOf(kind, before, after)), ...arrowMarks(rules, before, after)];
}

function marksOf({ kind, added, removed, changed }: KindDiff, before: Design, after: Design) {
  const mark =
    (what: SceneMark['what'], { subnets }: Design) =>
    ({ id, name }: { readonly id: string; readonly name: string }): readonly SceneMark[] => {
      const ref = refOfChange(kind, id);
      if (ref === undefined) return [];
      const subnet = kind === 'subnets' ? entryOf(subnets, id) : undefined;
      const cell = subnet === undefined ? {} : { cell: { zone: subnet.zone, tier: subnet.tier } };
      return [{ ref, what, name, ...cell }];
    };
  return [
    ...added.flatMap(mark('added', after)),
    ...removed.flatMap(mark('removed', before)),
    ...changed.flatMap(mark('changed', after)),
  ];
}

function arrowMarks({ added, removed, changed }: KindDiff, before: Design, after: Design) {
  const arrows = new Map<Ref, Rule>();
  const touched = (design: Design, things: readonly { readonly id: Id }[]) => {
    for (const { id } of things) {
      const rule = entryOf(design.rules, id);
      if (rule !== undefined) arrows.set(arrowOf(rule), rule);
    }
  };
  // A rule also reads otherwise when its group alone has another name, which the group's own mark says.
  const own = changed.filter(
    ({ id }) => fieldChanges(before.rules[id] ?? {}, after.rules[id] ?? {}).length > 0,
  );
  touched(before, [...removed, ...own]);
  touched(after, [...added, ...own]);
  const [was, is] = [before, after].map(({ rules }) => new Set(Object.values(rules).map(arrowOf)));
  return [...arrows].map(([ref, rule]): SceneMark => {
    const inBoth = was?.has(ref) === is?.has(ref);
    const what = inBoth ? 'changed' : is?.has(ref) === true ? 'added' : 'removed';
    const design = what === 'removed' ? before : after;
    return { ref, what, name: `${groupName(design, rule.group)} ${ruleWords(design, rule)}` };
  });
}

function arrowOf({ group, direction, peer }: Rule): Ref {
  const [own, other] = [refOf('group', group), peerRef(peer)];
  return direction === 'ingress' ? `edge:${other}>${own}` : `edge:${own}>${other}`;
}

/** What differs between two states, as a diff and as what a drawing of either marks. */
export type Comparison = { readonly diff: DesignDiff; readonly marks: readonly SceneMark[] };

/** What differs from one state to another. */
export function comparisonOf(before: Evaluated, after: Evaluated): Comparison {
  const diff = diffDesigns(before, after);
  return { diff, marks: changedThings(diff, before.design, after.design) };
}
