import { refOf } from '../../design/design.ts';
import { groupedBy, nameIn } from '../network.ts';
import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Network interfaces in an Availability Zone; each address in use is taken as one. */
const quota = quotas.networkInterfaces;

/** More network interfaces than the default quota. */
export const networkInterfaceQuota: FindingRule = {
  id: 'networkInterfaceQuota',
  title: 'More network interfaces than the default quota',
  severity: 'warning',
  source: quota.source,
  find: ({ subnets, design }) => {
    const byZone = groupedBy(Object.values(subnets), ({ zone }) => zone);
    return [...byZone].flatMap(([zone, reports]) => {
      const interfaces = reports.reduce((sum, { used }) => sum + used, 0);
      const holder = nameIn(design.zones, zone);
      return beyondQuota(quota, holder, interfaces, [refOf('zone', zone)], `zone:${zone}`);
    });
  },
};
