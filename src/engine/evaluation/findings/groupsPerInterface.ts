import { refOf } from '../../design/design.ts';
import { GROUPS_PER_INTERFACE } from '../ruleWeights.ts';
import { awsPage, type FindingRule } from './rule.ts';

const { limit: QUOTA, raisedTo } = GROUPS_PER_INTERFACE;

/** A workload or endpoint with more groups than an interface takes. */
export const groupsPerInterface: FindingRule = {
  id: 'groupsPerInterface',
  title: 'More security groups than an interface takes',
  severity: 'warning',
  source: awsPage('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html'),
  find: ({ design, routes }) => {
    const workloads = Object.entries(design.workloads).map(([id, { name, securityGroups }]) => ({
      ref: refOf('workload', id),
      name,
      groups: new Set(securityGroups).size,
    }));
    const endpoints = Object.entries(design.endpoints).map(([id, endpoint]) => ({
      ref: refOf('endpoint', id),
      name: `The endpoint for ${routes.endpoints[id]?.label ?? id}`,
      groups: endpoint.type === 'interface' ? new Set(endpoint.securityGroups).size : 0,
    }));
    return [...workloads, ...endpoints]
      .filter(({ groups }) => groups > QUOTA)
      .map(({ ref, name, groups }) => ({
        about: ref,
        title: `${name} has ${groups} security groups where ${QUOTA} are allowed on an interface by default.`,
        why: `Ask AWS to raise the quota (${raisedTo} at most), or put what they allow into fewer groups.`,
        subjects: [ref],
      }));
  },
};
