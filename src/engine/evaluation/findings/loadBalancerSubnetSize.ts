import { refOf } from '../../design/design.ts';
import { ALB_ADDRESSES } from '../addressUse.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** The narrowest subnet an Application Load Balancer takes. */
const NARROWEST = 27;

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
        .filter(({ prefix }) => prefix !== null && prefix > NARROWEST && prefix <= 28)
        .map(({ id, subnet, prefix }) => ({
          about: `subnet:${id}`,
          title: `${name} needs a /${NARROWEST} or wider, and ${subnet.name} is a /${prefix ?? 0}.`,
          why: `AWS wants at least a /${NARROWEST} with ${ALB_ADDRESSES} free addresses in each subnet of the load balancer, so that it can grow.`,
          subjects: [refOf('subnet', id)],
          fix: {
            label: `Make it a /${NARROWEST}`,
            commands: [{ type: 'resizeSubnet' as const, id, prefix: NARROWEST }],
          },
        })),
    );
  },
};
