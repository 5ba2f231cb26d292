import { refOf } from '../../design/design.ts';
import { countOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A database whose tier stands in fewer than two zones. */
export const rdsZones: FindingRule = {
  id: 'rdsZones',
  title: 'Databases in fewer than two zones',
  severity: 'error',
  source: awsPage(
    'Working with a DB instance in a VPC',
    'AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ),
  find: ({ design, network }) =>
    Object.entries(design.workloads).flatMap(([id, { name, kind, tier }]) => {
      const subnets = network.byTier.get(tier) ?? [];
      const zones = new Set(subnets.map(({ subnet }) => subnet.zone)).size;
      if (kind !== 'rds' || zones === 0 || zones > 1) return [];
      const title = `${name} needs subnets in two zones, and ${nameIn(design.tiers, tier)} stands in ${countOf(zones, 'zone')}.`;
      const why = 'A DB subnet group has subnets in at least two zones, also for a database in one.';
      return [
        { about: `workload:${id}`, title, why, subjects: [refOf('workload', id), refOf('tier', tier)] },
      ];
    }),
};
