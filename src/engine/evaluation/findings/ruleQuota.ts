import { refOf, type Id, type Rule } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Rules a group may have in each direction unless AWS raises it; IPv4 and IPv6 count apart. */
const QUOTA = 60;

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
  const inDirection = rules.filter(([, rule]) => rule.direction === direction);
  const ipv6 = inDirection.filter(([, { peer }]) => peer.kind === 'cidr' && peer.cidr.includes(':')).length;
  const count = Math.max(ipv6, inDirection.length - ipv6);
  if (count <= QUOTA) return [];
  return [
    {
      about: `group:${group}/${direction}`,
      title: `${nameIn(design.securityGroups, group)} has ${formatCount(count)} ${direction} rules where ${QUOTA} are allowed by default.`,
      why: 'Ask AWS to raise the quota, or let rules name a group or prefix list instead of single addresses.',
      subjects: [refOf('group', group)],
    },
  ];
}
