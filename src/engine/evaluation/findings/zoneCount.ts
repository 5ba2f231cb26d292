import { refOf } from '../../design/design.ts';
import { countOf, formatCount } from '../figures.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Fewer zones than the requirements ask for. */
export const zoneCount: FindingRule = {
  id: 'zoneCount',
  title: 'Fewer zones than asked for',
  severity: 'warning',
  source: ownSource('The requirements of this design'),
  find: ({ design, network: { zones } }) => {
    if (zones.length >= design.requirements.zones) return [];
    const title = `The design has ${countOf(zones.length, 'zone')} where ${formatCount(design.requirements.zones)} are asked for.`;
    const why = 'Each further zone is one more that can fail without taking the workload with it.';
    return [
      {
        about: '',
        title,
        why,
        subjects: zones.map((zone) => refOf('zone', zone)),
        fix: { label: 'Add a zone', commands: [{ type: 'addZone' }] },
      },
    ];
  },
};
