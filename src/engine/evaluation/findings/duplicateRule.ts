import { refOf, type Id, type Rule } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { sameness } from '../ruleCover.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Rules of a group that say the same as another of it. */
export const duplicateRule: FindingRule = {
  id: 'duplicateRule',
  title: 'Rules that stand twice',
  severity: 'warning',
  source: awsPage(
    'AuthorizeSecurityGroupIngress (InvalidPermission.Duplicate)',
    'AWSEC2/latest/APIReference/errors-overview.html',
  ),
  find: (context) => {
    const first = new Set<string>();
    const found: Found[] = [];
    for (const [id, rule] of Object.entries(context.design.rules).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const key = sameness(rule);
      if (first.has(key)) found.push(duplicate(context, id, rule));
      first.add(key);
    }
    return found;
  },
};

function duplicate({ design }: FindingContext, id: Id, { group, direction, traffic }: Rule): Found {
  return {
    about: `rule:${id}`,
    title: `${nameIn(design.securityGroups, group)} has the same ${direction} rule for ${trafficLabel(traffic)} twice.`,
    why: 'AWS refuses the second one, and the deployment with it.',
    subjects: [refOf('rule', id), refOf('group', group)],
    fix: { label: 'Remove the second', commands: [{ type: 'removeRule', id }] },
  };
}
