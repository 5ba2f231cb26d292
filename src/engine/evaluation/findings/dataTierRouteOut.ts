import { refOf, type Id } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { leadsToInternet } from '../routeTargets.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

const DATA_KINDS: ReadonlySet<string> = new Set(['rds', 'elasticache', 'amazon-mq']);

/** A database, cache or broker whose subnets have a way out; one in public subnets has a rule of its own. */
export const dataTierRouteOut: FindingRule = {
  id: 'dataTierRouteOut',
  title: 'Databases, caches and brokers with a route out',
  severity: 'warning',
  source: awsPage(
    'SEC05-BP01 Create network layers',
    'wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
  ),
  find: (context) => {
    const data = Object.values(context.design.workloads).filter(({ kind }) => DATA_KINDS.has(kind));
    return [...new Set(data.map(({ tier }) => tier))].flatMap((tier) => withWayOut(context, tier));
  },
};

function withWayOut({ design, network, subnets, tableOf }: FindingContext, tier: Id): readonly Found[] {
  const open = (network.byTier.get(tier) ?? []).filter(
    ({ id }) => subnets[id]?.access !== 'public' && leadsToInternet(tableOf.get(id)),
  );
  if (open.length === 0) return [];
  const here = Object.values(design.workloads).filter((workload) => workload.tier === tier);
  const data = here.filter(({ kind }) => DATA_KINDS.has(kind));
  const canClose =
    design.tiers[tier]?.access === 'private' &&
    data.length === here.length &&
    open.every(({ subnet }) => subnet.routeTable === null);
  return [
    {
      about: `tier:${tier}`,
      title: `${listOf(data.map(({ name }) => name))} in ${nameIn(design.tiers, tier)} has a route to the internet.`,
      why: 'Data that is taken has to leave by some way. What only answers needs none: updates and backups of managed services do not pass the VPC.',
      subjects: [refOf('tier', tier), ...open.map(({ id }) => refOf('subnet', id))],
      ...(canClose
        ? {
            fix: {
              label: 'Make the tier isolated',
              commands: [{ type: 'setTier' as const, id: tier, access: 'isolated' as const }],
            },
          }
        : {}),
    },
  ];
}
