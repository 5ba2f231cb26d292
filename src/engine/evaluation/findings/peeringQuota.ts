import { refOf } from '../../design/design.ts';
import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Active peering connections a VPC may have. */
const quota = furtherQuotas.peeredVpcs;

/** More peered VPCs than the default quota of a VPC. */
export const peeringQuota: FindingRule = {
  id: 'peeringQuota',
  title: 'More peered VPCs than the default quota of a VPC',
  severity: 'warning',
  source: quota.source,
  find: ({ design: { networks } }) => {
    const peers = Object.entries(networks).filter(([, { kind }]) => kind === 'peered-vpc');
    const subjects = ['vpc', ...peers.slice(0, 4).map(([id]) => refOf('network', id))];
    return beyondQuota(quota, 'The VPC', peers.length, subjects);
  },
};
