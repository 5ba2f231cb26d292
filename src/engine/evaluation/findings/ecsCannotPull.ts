import { refOf, type Id } from '../../design/design.ts';
import { taskTiers } from '../demand.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { leadsToInternet } from '../routeTargets.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/** ECS tasks in subnets with no way out and without the endpoints an image is pulled through. */
export const ecsCannotPull: FindingRule = {
  id: 'ecsCannotPull',
  title: 'ECS tasks that cannot pull their image',
  severity: 'error',
  source: awsPage('Amazon ECR interface VPC endpoints', 'AmazonECR/latest/userguide/vpc-endpoints.html'),
  find: (context) =>
    [...taskTiers(context.design)].flatMap((tier) => {
      const shut = (context.network.byTier.get(tier) ?? []).filter(
        ({ id }) => !leadsToInternet(context.tableOf.get(id)),
      );
      const missing = missingFor(context, tier);
      if (shut.length === 0 || missing.length === 0) return [];
      return [
        {
          about: `tier:${tier}`,
          title: `ECS tasks in ${nameIn(context.design.tiers, tier)} cannot pull an image: there is no way out and no endpoint for ${listOf(missing)}.`,
          why: 'Pulling from Amazon ECR needs its two interface endpoints and S3, or a route to the internet.',
          subjects: [refOf('tier', tier), ...shut.map(({ id }) => refOf('subnet', id))],
        },
      ];
    }),
};

/** Endpoints in any tier serve the whole VPC; the S3 gateway serves only the tiers that have its route. */
function missingFor({ design, routes }: FindingContext, tier: Id): readonly string[] {
  const endpoints = Object.entries(design.endpoints);
  const reachable = (service: string) =>
    endpoints.some(([id, one]) =>
      one.type === 'interface'
        ? one.service === service && (routes.endpoints[id]?.subnets.length ?? 0) > 0
        : one.service === service && one.tiers.includes(tier),
    );
  return ['ecr.api', 'ecr.dkr', 's3'].filter((service) => !reachable(service));
}
