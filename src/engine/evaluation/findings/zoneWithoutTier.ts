import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A tier that stands in some zones and not in others. */
export const zoneWithoutTier: FindingRule = {
  id: 'zoneWithoutTier',
  title: 'Tiers missing in a zone',
  severity: 'warning',
  source: awsPage(
    'REL10-BP01 Deploy the workload to multiple locations',
    'wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
  ),
  find: ({ design, network }) =>
    Object.entries(design.tiers).flatMap(([tier, { name }]) => {
      const present = new Set(network.byTier.get(tier)?.map(({ subnet }) => subnet.zone));
      const missing = network.zones.filter((zone) => !present.has(zone));
      if (present.size === 0 || missing.length === 0) return [];
      return [
        {
          about: `tier:${tier}`,
          title: `${name} has no subnet in ${listOf(missing.map((zone) => nameIn(design.zones, zone)))}.`,
          why: 'What runs in the tier cannot run in that zone, and carries less when another zone fails.',
          subjects: [refOf('tier', tier), ...missing.map((zone) => refOf('zone', zone))],
          fix: {
            label: missing.length === 1 ? 'Add the subnet' : 'Add the subnets',
            commands: missing.map((zone) => ({ type: 'addSubnet' as const, zone, tier })),
          },
        },
      ];
    }),
};
