import { refOf } from '../../design/design.ts';
import { countOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** An Application Load Balancer whose tier stands in fewer than two zones. */
export const loadBalancerZones: FindingRule = {
  id: 'loadBalancerZones',
  title: 'Application Load Balancers in fewer than two zones',
  severity: 'error',
  source: awsPage(
    'Application Load Balancers',
    'elasticloadbalancing/latest/application/application-load-balancers.html',
  ),
  find: ({ design, network }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier }]) => {
      const subnets = network.byTier.get(tier) ?? [];
      const zones = new Set(subnets.map(({ subnet }) => subnet.zone)).size;
      if (kind !== 'application-load-balancer' || zones === 0 || zones > 1) return [];
      const title = `${name} needs subnets in two zones, and ${nameIn(design.tiers, tier)} stands in ${countOf(zones, 'zone')}.`;
      return [
        {
          about: `workload:${id}`,
          title,
          why: 'AWS creates an Application Load Balancer in two zones or more.',
          subjects: [refOf('workload', id), refOf('tier', tier)],
        },
      ];
    }),
};
