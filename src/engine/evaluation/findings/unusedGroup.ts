import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** A security group that nothing wears. Security Hub has the control EC2.22 for it, in no standard since 2023. */
export const unusedGroup: FindingRule = {
  id: 'unusedGroup',
  title: 'Security groups that nothing uses',
  severity: 'info',
  source: ownSource('The workloads and endpoints of this design'),
  find: ({ design, security }) =>
    Object.entries(security.attachments)
      .filter(([, { workloads, endpoints }]) => workloads.length + endpoints.length === 0)
      .map(([id]) => ({
        about: `group:${id}`,
        title: `Nothing in the design uses ${design.securityGroups[id]?.name ?? id}.`,
        why: 'Attach it to a workload or endpoint, so that the drawing shows where it applies, or remove it.',
        subjects: [refOf('group', id)],
      })),
};
