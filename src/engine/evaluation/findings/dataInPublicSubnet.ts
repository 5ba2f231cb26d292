import { refOf } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

const DATA_KINDS: ReadonlySet<string> = new Set(['rds', 'elasticache', 'amazon-mq']);

/** A database, cache or broker in subnets that the internet gateway serves. */
export const dataInPublicSubnet: FindingRule = {
  id: 'dataInPublicSubnet',
  title: 'Databases, caches and brokers in public subnets',
  severity: 'warning',
  source: awsPage(
    'SEC05-BP01 Create network layers',
    'wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
  ),
  find: ({ design, network, subnets }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier }]) => {
      const open = (network.byTier.get(tier) ?? []).filter(
        (placed) => subnets[placed.id]?.access === 'public',
      );
      if (!DATA_KINDS.has(kind) || open.length === 0) return [];
      return [
        {
          about: `workload:${id}`,
          title: `${name} stands in ${nameIn(design.tiers, tier)}, whose routes lead to the internet gateway.`,
          why: 'Only its security groups then stand between it and the internet. Put it in a tier without a route to the gateway.',
          subjects: [refOf('workload', id), ...open.map((placed) => refOf('subnet', placed.id))],
        },
      ];
    }),
};
