import { refOf } from '../../design/design.ts';
import { taskTiers } from '../demand.ts';
import { countOf, formatCount } from '../figures.ts';
import { fixFor } from './remedies.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A subnet that holds more than it has addresses. */
export const subnetTooFull: FindingRule = {
  id: 'subnetTooFull',
  title: 'Subnets that need more addresses than they have',
  severity: 'error',
  source: awsPage('Subnet CIDR blocks', 'vpc/latest/userguide/subnet-sizing.html'),
  find: ({ design, need, subnets }) => {
    const forTasks = taskTiers(design);
    return Object.values(subnets)
      .filter(({ used, usable, addresses }) => used > usable && addresses > 0)
      .map(({ id, name, tier, used, usable, uses }) => ({
        about: `subnet:${id}`,
        title: `${name} would hold ${countOf(used, 'address', 'addresses')} and has ${formatCount(usable)} usable ones.`,
        why: `It holds ${uses.map(({ what }) => what).join(', ')}. A subnet cannot be resized once it exists, so give it more now.`,
        subjects: [refOf('subnet', id)],
        // Tasks spread over all subnets of their tiers, so the change that makes the whole need fit makes this one fit.
        ...(forTasks.has(tier) ? fixFor(need) : {}),
      }));
  },
};
