import { refOf, type WorkloadKind } from '../../design/design.ts';
import type { Finding, Severity } from '../evaluation.ts';
import type { FindingRule } from './rule.ts';

const control = (id: string, page: string): Finding['source'] => ({
  title: `AWS Security Hub ${id}`,
  url: `https://docs.aws.amazon.com/securityhub/latest/userguide/${page}-controls.html#${id.toLowerCase().replace('.', '-')}`,
});

/** Kinds of which AWS asks that they have no public address, with the control that does. */
const ASKED: Partial<
  Record<WorkloadKind, { readonly severity: Severity; readonly source: Finding['source'] }>
> = {
  rds: { severity: 'error', source: control('RDS.2', 'rds') },
  'amazon-mq': {
    severity: 'error',
    source: {
      title: 'Using Amazon MQ securely: prefer brokers without public accessibility',
      url: 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html',
    },
  },
  'ecs-tasks': { severity: 'warning', source: control('ECS.2', 'ecs') },
  instances: { severity: 'warning', source: control('EC2.9', 'ec2') },
};

/** Databases, brokers, tasks and instances that the internet can address. */
export const publicAddressExposed: FindingRule = {
  id: 'publicAddressExposed',
  title: 'Workloads with a public address that should have none',
  severity: 'warning',
  source: control('EC2.9', 'ec2'),
  find: ({ design, network, subnets }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier, publicAddress }]) => {
      const asked = ASKED[kind];
      const isPublic = (network.byTier.get(tier) ?? []).some(
        (placed) => subnets[placed.id]?.access === 'public',
      );
      if (asked === undefined || !publicAddress || !isPublic) return [];
      return [
        {
          about: `workload:${id}`,
          ...asked,
          title: `${name} has public addresses in a public subnet.`,
          why: 'Only its security groups then stand between it and the internet. What people reach goes through a load balancer; what it calls goes through NAT or endpoints.',
          subjects: [refOf('workload', id), refOf('tier', tier)],
          fix: {
            label: 'Take the public address away',
            commands: [{ type: 'setWorkload', id, publicAddress: false }],
          },
        },
      ];
    }),
};
