import { refOf, type Id, type Rule } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import { nameIn } from '../network.ts';
import { countRules, RULES_PER_GROUP } from '../ruleWeights.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** More rules than the default quota of a security group. */
export const ruleQuota: FindingRule = {
  id: 'ruleQuota',
  title: 'More rules than the default quota of a group',
  severity: 'warning',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: (context) =>
    [...context.rulesOf].flatMap(([group, rules]) =>
      (['ingress', 'egress'] as const).flatMap((direction) => tooMany(context, group, direction, rules)),
    ),
};

function tooMany(
  { design }: FindingContext,
  group: Id,
  direction: Rule['direction'],
  rules: readonly (readonly [Id, Rule])[],
): readonly Found[] {
  const own = rules.flatMap(([, rule]) => (rule.direction === direction ? [rule] : []));
  const { count, atLeast } = countRules(design, own);
  if (count <= RULES_PER_GROUP) return [];
  const more = atLeast ? 'at least ' : '';
  return [
    {
      about: `group:${group}/${direction}`,
      title: `${nameIn(design.securityGroups, group)} has ${more}${formatCount(count)} ${direction} rules where ${RULES_PER_GROUP} are allowed by default.`,
      why: `Ask AWS to raise the quota, or let rules name a group instead of single addresses.${atLeast ? ' A prefix list counts as many rules as it may have entries, which the design does not know.' : ''}`,
      subjects: [refOf('group', group)],
    },
  ];
}
