import { refOf } from '../../design/design.ts';
import { groupedBy } from '../network.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Two zones of the design that are one in AWS. */
export const zoneTwice: FindingRule = {
  id: 'zoneTwice',
  title: 'Zones with the same name',
  severity: 'error',
  source: ownSource('Two columns of the drawing that would be one zone in AWS'),
  find: ({ design }) =>
    [...groupedBy(Object.entries(design.zones), ([, { name }]) => name)]
      .filter(([, zones]) => zones.length > 1)
      .map(([name, zones]) => ({
        about: name,
        title: `${name} stands ${zones.length} times in the design.`,
        why: 'What looks like two zones would fail as one. Choose another zone of the region for one of them.',
        subjects: zones.map(([id]) => refOf('zone', id)),
      })),
};
