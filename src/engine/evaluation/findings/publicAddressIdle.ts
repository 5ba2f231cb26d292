import { refOf, type WorkloadKind } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Kinds that AWS never gives a public address in a VPC. */
const NEVER: ReadonlySet<WorkloadKind> = new Set(['lambda', 'elasticache']);

/** A public address that does nothing: the subnets have no route to the internet gateway, or the kind cannot have one. */
export const publicAddressIdle: FindingRule = {
  id: 'publicAddressIdle',
  title: 'Public addresses that nothing reaches',
  severity: 'info',
  source: awsPage('Internet gateways', 'vpc/latest/userguide/VPC_Internet_Gateway.html'),
  find: ({ design, network, subnets }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier, publicAddress }]) => {
      const placed = network.byTier.get(tier) ?? [];
      const isPublic = placed.some((one) => subnets[one.id]?.access === 'public');
      const never = NEVER.has(kind);
      if (!publicAddress || placed.length === 0 || (isPublic && !never)) return [];
      return [
        {
          about: `workload:${id}`,
          title: never
            ? `${name} cannot have a public address: AWS gives none to its interfaces.`
            : `${name} has public addresses, and ${nameIn(design.tiers, tier)} has no route to the internet gateway.`,
          why: 'A public address counts only where the route table leads to an internet gateway; elsewhere it costs money and does nothing.',
          subjects: [refOf('workload', id), refOf('tier', tier)],
          fix: {
            label: 'Take the public address away',
            commands: [{ type: 'setWorkload', id, publicAddress: false }],
          },
        },
      ];
    }),
};
