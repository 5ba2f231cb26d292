import { networkAddressUnits } from '../networkAddressUsage.ts';
import { quotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Units of network address usage in a VPC. */
const quota = quotas.addressUsage;

/** More network address usage than the default quota of a VPC. */
export const networkAddressUsage: FindingRule = {
  id: 'networkAddressUsage',
  title: 'More network address usage than the default quota of a VPC',
  severity: 'warning',
  source: quota.source,
  find: (context) => {
    const units = networkAddressUnits(context);
    return beyondQuota(quota, 'The VPC', units, ['vpc']).map((found) => ({
      ...found,
      why: `${found.why} An address in use counts 1, a NAT gateway, a network load balancer in a zone and an interface endpoint in a zone 6 each.`,
    }));
  },
};
