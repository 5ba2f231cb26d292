import type { Design, Id, Peer, Rule } from '../../design/design.ts';
import { peerRef } from '../../design/traffic.ts';
import { groupedBy } from '../network.ts';
import { admitsPeer, plainPeer, type RuleNeed } from './ruleNeeds.ts';
import { coverSpan, meet, merged, spanOf, trafficOf, type TrafficSpan } from './trafficSpan.ts';

/** A rule that stated connections need, without a description. */
export type NeededRule = Pick<Rule, 'group' | 'direction' | 'peer' | 'traffic'> & {
  /** What it is needed for. */
  readonly needs: readonly RuleNeed[];
};

/**
 * A set of rules that answers every need, of which none can be taken away. Each need is met by the group that the fewest
 * wear, so that the least is opened besides; ports side by side become one rule.
 */
export function neededRules(design: Design, needs: readonly RuleNeed[]): readonly NeededRule[] {
  const narrowness = wearersByGroup(design);
  const places = new Map<string, Place>();
  for (const need of needs) {
    const group = narrowest(need.owners, narrowness);
    const peer = narrowestPeer(need.peers, narrowness);
    if (group === undefined || peer === undefined) continue;
    const key = `${group} ${need.direction} ${peerRef(plainPeer(design, peer))}`;
    const place = places.get(key) ?? { group, direction: need.direction, peer, needs: [] };
    places.set(key, place);
    place.needs.push(need);
  }
  const rules = [...places.values()].flatMap(rulesAt);
  return withoutSpare(design, rules, needs, narrowness);
}

type Place = Pick<Rule, 'group' | 'direction' | 'peer'> & { readonly needs: RuleNeed[] };

function rulesAt({ needs, ...place }: Place): readonly NeededRule[] {
  return merged(needs.map(({ span }) => span)).map((span) => ({
    ...place,
    traffic: trafficOf(span),
    needs: needs.filter((need) => coverSpan([span], need.span)),
  }));
}

/** How many workloads and endpoints wear each group. */
export function wearersByGroup({ workloads, endpoints }: Design): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const one of [...Object.values(workloads), ...Object.values(endpoints)]) {
    if (!('securityGroups' in one)) continue;
    for (const group of new Set(one.securityGroups)) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

/** The group that the fewest wear; the first of equals, `undefined` of none. */
export function narrowest(groups: readonly Id[], counts: ReadonlyMap<Id, number>): Id | undefined {
  return [...groups].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0];
}

function narrowestPeer(peers: readonly Peer[], counts: ReadonlyMap<Id, number>): Peer | undefined {
  const group = narrowest(
    peers.flatMap((peer) => (peer.kind === 'group' ? [peer.group] : [])),
    counts,
  );
  return group === undefined ? peers[0] : { kind: 'group', group };
}

/** The rules without those whose needs the others answer too, those that open the most looked at first. */
function withoutSpare(
  design: Design,
  rules: readonly NeededRule[],
  needs: readonly RuleNeed[],
  narrowness: ReadonlyMap<Id, number>,
): readonly NeededRule[] {
  const kept = new Set(rules);
  const bySide = groupedBy(rules, sideKey);
  const answering = (need: RuleNeed) =>
    need.owners.flatMap((group) =>
      (bySide.get(sideKey({ group, direction: need.direction })) ?? []).filter(
        ({ peer, traffic }) => meet(spanOf(traffic), need.span) && admitsPeer(design, peer, need),
      ),
    );
  const answers = new Map(needs.map((need) => [need, answering(need)]));
  const neededBy = new Map(rules.map((rule) => [rule, [] as RuleNeed[]]));
  for (const [need, all] of answers) for (const rule of all) neededBy.get(rule)?.push(need);
  const isSpare = (rule: NeededRule) =>
    (neededBy.get(rule) ?? []).every((need) =>
      coverSpan(spansOf((answers.get(need) ?? []).filter((one) => one !== rule && kept.has(one))), need.span),
    );
  const widestFirst = [...rules].sort(
    (a, b) => (narrowness.get(b.group) ?? 0) - (narrowness.get(a.group) ?? 0),
  );
  for (const rule of widestFirst) if (isSpare(rule)) kept.delete(rule);
  return rules.filter((rule) => kept.has(rule)).map((rule) => ({ ...rule, needs: neededBy.get(rule) ?? [] }));
}

function sideKey({ group, direction }: Pick<Rule, 'group' | 'direction'>): string {
  return `${group} ${direction}`;
}

function spansOf(rules: readonly NeededRule[]): readonly TrafficSpan[] {
  return rules.map(({ traffic }) => spanOf(traffic));
}
