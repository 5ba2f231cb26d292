import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { leadsToInternet } from '../routeTargets.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A tier that wants out through NAT and whose routes give no way. */
export const privateWithoutNat: FindingRule = {
  id: 'privateWithoutNat',
  title: 'Private tiers without a way out',
  severity: 'info',
  source: awsPage('Configure route tables', 'vpc/latest/userguide/VPC_Route_Tables.html'),
  find: ({ design, network, tableOf }) =>
    Object.entries(design.tiers).flatMap(([tier, { name, access }]) => {
      if (access !== 'private') return [];
      const stuck = (network.byTier.get(tier) ?? []).filter(({ id }) => !leadsToInternet(tableOf.get(id)));
      if (stuck.length === 0) return [];
      const zones = listOf([...new Set(stuck.map(({ subnet }) => nameIn(design.zones, subnet.zone)))]);
      return [
        {
          about: `tier:${tier}`,
          title: `${name} is a private tier, but its routes give no way out in ${zones}.`,
          why: 'It reaches the VPC and its endpoints and nothing else. If that is meant, make the tier isolated, so that the drawing says so.',
          subjects: [refOf('tier', tier), ...stuck.map(({ id }) => refOf('subnet', id))],
        },
      ];
    }),
};
