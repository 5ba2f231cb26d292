import { refOf } from '../../design/design.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A workload that no group of the design guards. */
export const workloadWithoutGroup: FindingRule = {
  id: 'workloadWithoutGroup',
  title: 'Workloads without a security group',
  severity: 'info',
  source: awsPage('Default security groups', 'vpc/latest/userguide/default-security-group.html'),
  find: ({ design }) =>
    Object.entries(design.workloads)
      .filter(
        ([, { securityGroups, kind }]) => securityGroups.length === 0 && kind !== 'network-load-balancer',
      )
      .map(([id, { name }]) => ({
        about: `workload:${id}`,
        title: `${name} has no security group in the design.`,
        why: `AWS would give it the default group of the VPC, which ${design.vpc.defaultGroup === 'closed' ? 'has no rules here: nothing reaches it and it reaches nothing' : 'admits its own members only and lets everything out'}.`,
        subjects: [refOf('workload', id)],
      })),
};
