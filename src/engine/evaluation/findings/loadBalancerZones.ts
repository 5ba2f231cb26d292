import { refOf } from '../../design/design.ts';
import { countOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A load balancer whose tier stands in fewer than two zones: AWS refuses it of an Application Load Balancer. */
export const loadBalancerZones: FindingRule = {
  id: 'loadBalancerZones',
  title: 'Load balancers in fewer than two zones',
  severity: 'error',
  source: awsPage(
    'Application Load Balancers',
    'elasticloadbalancing/latest/application/application-load-balancers.html',
  ),
  find: ({ design, network }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier }]) => {
      const subnets = network.byTier.get(tier) ?? [];
      const zones = new Set(subnets.map(({ subnet }) => subnet.zone)).size;
      if (!kind.endsWith('-load-balancer') || zones === 0 || zones > 1) return [];
      const title = `${name} needs subnets in two zones, and ${nameIn(design.tiers, tier)} stands in ${countOf(zones, 'zone')}.`;
      const common = {
        about: `workload:${id}`,
        title,
        subjects: [refOf('workload', id), refOf('tier', tier)],
      };
      return [kind === 'network-load-balancer' ? { ...common, ...NETWORK } : { ...common, why: REFUSED }];
    }),
};

const REFUSED = 'AWS creates an Application Load Balancer in two zones or more.';

/** A Network Load Balancer may stand in one zone, and is gone with it. */
const NETWORK = {
  severity: 'warning',
  why: 'AWS creates it in one zone too, and it is gone when that zone is.',
  source: {
    title: 'AWS Security Hub ELB.13',
    url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13',
  },
} as const;
