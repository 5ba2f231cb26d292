import { refOf } from '../../design/design.ts';
import { ALB_ADDRESSES, ALB_PREFIX } from '../addressUse.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** An Application Load Balancer in a subnet too narrow for it. */
export const loadBalancerSubnetSize: FindingRule = {
  id: 'loadBalancerSubnetSize',
  title: 'Subnets too narrow for an Application Load Balancer',
  severity: 'error',
  source: awsPage(
    'Application Load Balancers',
    'elasticloadbalancing/latest/application/application-load-balancers.html',
  ),
  find: ({ design, network }) => {
    const tiers = new Map<string, string>();
    for (const { name, kind, tier } of Object.values(design.workloads)) {
      if (kind === 'application-load-balancer') tiers.set(tier, name);
    }
    return [...tiers].flatMap(([tier, name]) =>
      (network.byTier.get(tier) ?? [])
        .filter(({ prefix }) => prefix !== null && prefix > ALB_PREFIX && prefix <= 28)
        .map(({ id, subnet, prefix }) => ({
          about: `subnet:${id}`,
          title: `${name} needs a /${ALB_PREFIX} or wider, and ${subnet.name} is a /${prefix ?? 0}.`,
          why: `AWS wants at least a /${ALB_PREFIX} with ${ALB_ADDRESSES} free addresses in each subnet of the load balancer, so that it can grow.`,
          subjects: [refOf('subnet', id)],
          fix: {
            label: `Make it a /${ALB_PREFIX}`,
            commands: [{ type: 'resizeSubnet' as const, id, prefix: ALB_PREFIX }],
          },
        })),
    );
  },
};
