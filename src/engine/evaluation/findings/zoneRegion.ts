import { refOf } from '../../design/design.ts';
import { regionOf } from '../../regions/regions.ts';
import { listOf } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** A zone whose name is not of the design's region. */
export const zoneRegion: FindingRule = {
  id: 'zoneRegion',
  title: 'Zones of another region',
  severity: 'error',
  source: awsPage(
    'AWS Availability Zones',
    'global-infrastructure/latest/regions/aws-availability-zones.html',
  ),
  find: ({ design }) => {
    const region = regionOf(design.region);
    const names = region?.zones.map(({ name }) => name);
    return Object.entries(design.zones)
      .filter(([, { name }]) => !(names?.includes(name) ?? name.slice(0, -1) === design.region))
      .map(([id, { name }]) => ({
        about: `zone:${id}`,
        title: `${name} is no Availability Zone of ${design.region}${names === undefined ? '' : `, which has ${listOf(names, 6)}`}.`,
        why: 'Subnets are made in a zone of the region of their VPC; AWS refuses any other.',
        subjects: [refOf('zone', id)],
      }));
  },
};
