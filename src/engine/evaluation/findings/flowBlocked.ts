import { refOf } from '../../design/design.ts';
import type { Ref } from '../../design/design.ts';
import type { EvaluatedFlow } from '../evaluation.ts';
import { countOf, formatCount, listOf } from '../figures.ts';
import { groupedBy, nameIn } from '../network.ts';
import { awsPage, type FindingRule, type Found } from './rule.ts';

/**
 * Data flows of which a part gets nowhere: it costs nothing in the figures because it cannot flow. A stated one is a
 * contradiction of its own; those that are merely assumed are told together for each tier.
 */
export const flowBlocked: FindingRule = {
  id: 'flowBlocked',
  title: 'Data flows without a way',
  severity: 'warning',
  source: awsPage('Configure route tables', 'vpc/latest/userguide/VPC_Route_Tables.html'),
  find: ({ design, cost }) => {
    const blocked = cost.transfer.flows.filter(
      (flow) => flow.sentGb + flow.receivedGb > 0 && flow.legs.some((leg) => leg.blocked !== null),
    );
    const assumed = blocked.filter((flow) => flow.assumed);
    const byTier = groupedBy(assumed, (flow) => (flow.from.kind === 'tier' ? flow.from.tier : ''));
    return [
      ...blocked.filter((flow) => !flow.assumed).map(statedFlow),
      ...[...byTier].map(([tier, flows]) => assumedFlows(tier, nameIn(design.tiers, tier), flows)),
    ];
  },
};

function statedFlow(flow: EvaluatedFlow): Found {
  const gb = blockedGb(flow);
  return {
    about: flow.id,
    title: `${formatCount(gb)} GB a month from ${flow.fromLabel} to ${flow.toLabel} get nowhere: ${reasonOf(flow)}`,
    why: 'It is stated that this data flows, but no route leads there, so it is not in the cost. Add the route that is missing, or take the flow back.',
    subjects: subjectsOf(flow),
  };
}

function assumedFlows(tier: string, name: string, flows: readonly EvaluatedFlow[]): Found {
  const first = flows[0] as EvaluatedFlow;
  const targets = listOf(flows.map(({ toLabel }) => toLabel));
  const from = tier === '' ? first.fromLabel : name;
  return {
    // Whatever the order of the tiers: what is set aside stays so.
    about: tier === '' ? leastOf(flows.map(({ id }) => id)) : refOf('tier', tier),
    severity: 'info',
    title: `${from} has no way for ${countOf(flows.length, 'assumed data flow')}, to ${targets}: ${reasonOf(first)}`,
    why: 'Workloads of this kind usually talk to these. Without a way that traffic is not in the cost; add a route or an endpoint, or state that nothing flows.',
    subjects: [...new Set(flows.flatMap(subjectsOf))],
  };
}

function leastOf(ids: readonly string[]): string {
  return ids.reduce((least, id) => (id < least ? id : least));
}

function blockedGb({ legs }: EvaluatedFlow): number {
  return legs.reduce((sum, leg) => sum + (leg.blocked === null ? 0 : leg.sentGb + leg.receivedGb), 0);
}

function reasonOf({ legs }: EvaluatedFlow): string {
  return legs.find(({ blocked }) => blocked !== null)?.blocked ?? '';
}

function subjectsOf({ from, to }: EvaluatedFlow): readonly Ref[] {
  return [from, to].flatMap((end) => {
    if (end.kind === 'tier') return [refOf('tier', end.tier)];
    return end.kind === 'network' ? [refOf('network', end.network)] : [];
  });
}
