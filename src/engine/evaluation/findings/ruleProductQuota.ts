import { refOf, type Id, type Ref } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import {
  countRules,
  GROUPS_PER_INTERFACE,
  MOST_RULES_PER_INTERFACE,
  RULES_PER_GROUP,
} from '../ruleWeights.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * Quotas that the design needs raised and that AWS does not raise together: groups on an interface times rules in a group
 * may be 1,000 at most.
 */
export const ruleProductQuota: FindingRule = {
  id: 'ruleProductQuota',
  title: 'Groups on an interface times rules in a group beyond what AWS allows',
  severity: 'error',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: (context) => {
    const most = largestGroup(context);
    const interfaces = mostGroups(context);
    const rules = Math.max(RULES_PER_GROUP, most.count);
    const product = rules * Math.max(1, interfaces.count);
    if (product <= MOST_RULES_PER_INTERFACE) return [];
    return [beyond(most, interfaces, product)];
  },
};

type Largest = { readonly count: number; readonly name: string; readonly refs: readonly Ref[] };

function largestGroup({ design, rulesOf }: FindingContext): Largest {
  let largest: Largest = { count: 0, name: '', refs: [] };
  for (const [group, rules] of rulesOf) {
    for (const direction of ['ingress', 'egress'] as const) {
      const own = rules.flatMap(([, rule]) => (rule.direction === direction ? [rule] : []));
      const { count } = countRules(design, own);
      if (count > largest.count) {
        largest = { count, name: design.securityGroups[group]?.name ?? group, refs: [refOf('group', group)] };
      }
    }
  }
  return largest;
}

function mostGroups({ design, routes }: FindingContext): Largest {
  const of = (kind: string, id: Id, name: string, groups: readonly Id[]): Largest => ({
    count: new Set(groups).size,
    name,
    refs: [refOf(kind, id)],
  });
  const all = [
    ...Object.entries(design.workloads).map(([id, { name, securityGroups }]) =>
      of('workload', id, name, securityGroups),
    ),
    ...Object.entries(design.endpoints).map(([id, one]) =>
      of(
        'endpoint',
        id,
        `The endpoint for ${routes.endpoints[id]?.label ?? id}`,
        one.type === 'interface' ? one.securityGroups : [],
      ),
    ),
  ];
  return all.reduce((a, b) => (b.count > a.count ? b : a), { count: 0, name: '', refs: [] });
}

function beyond(group: Largest, holder: Largest, product: number): Found {
  const needed = `${formatCount(product)} where ${formatCount(MOST_RULES_PER_INTERFACE)} are the most`;
  const rules =
    group.count > RULES_PER_GROUP
      ? `${group.name} needs a quota of ${formatCount(group.count)} rules`
      : `groups may have ${RULES_PER_GROUP} rules`;
  const groups = holder.count > 1 ? ` and ${holder.name} has ${holder.count} groups` : '';
  return {
    about: '',
    title: `AWS does not raise both quotas this far: ${rules}${groups}, which makes ${needed}.`,
    why: `Rules in a group (${RULES_PER_GROUP} by default) times groups on an interface (${GROUPS_PER_INTERFACE.limit} by default, ${GROUPS_PER_INTERFACE.raisedTo} at most) may be ${formatCount(MOST_RULES_PER_INTERFACE)}. Let rules name groups or wider ranges, or put what an interface needs into fewer groups.`,
    subjects: [...group.refs, ...holder.refs],
  };
}
