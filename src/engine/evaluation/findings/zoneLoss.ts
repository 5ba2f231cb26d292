import { refOf } from '../../design/design.ts';
import { taskTiers } from '../demand.ts';
import { nameIn } from '../network.ts';
import { zoneLossInWords } from '../zoneLossWords.ts';
import { fixFor, remediesInWords } from './remedies.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** Whether the need still fits when the zone that hurts most is lost. */
export const zoneLoss: FindingRule = {
  id: 'zoneLoss',
  title: 'Room for the need with one zone lost',
  severity: 'warning',
  source: awsPage(
    'REL10-BP01 Deploy the workload to multiple locations',
    'wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
  ),
  find: (context) => {
    const { design, need } = context;
    if (taskTiers(design).size === 0 || need.addresses === 0 || !design.requirements.survivesZoneLoss)
      return [];
    return need.zoneLoss === null ? [oneZoneOnly(context)] : [withZones(context, need.zoneLoss)];
  },
};

function oneZoneOnly({ design }: FindingContext): Found {
  return {
    about: '',
    title: 'ECS tasks have subnets in fewer than two zones, so losing a zone loses all of them.',
    why: 'The requirements ask that the full need survives the loss of a zone. Add a zone.',
    subjects: [...taskTiers(design)].map((tier) => refOf('tier', tier)),
  };
}

function withZones(
  { design, need }: FindingContext,
  loss: NonNullable<FindingContext['need']['zoneLoss']>,
): Found {
  const zone = nameIn(design.zones, loss.zone);
  const subjects = [refOf('zone', loss.zone)];
  const figures = zoneLossInWords(loss);
  const why = 'The full need, headroom included, must survive the loss of a zone.';
  if (loss.spare >= 0) {
    return {
      ...{ about: '', severity: 'ok', subjects, why },
      title: `One zone can fail: without ${zone}, ${figures}.`,
    };
  }
  const add = loss.margin < 0 ? ' Add a zone, or else:' : '';
  return {
    ...{ about: '', subjects, why: `${why}${add} ${remediesInWords(need)}`, ...fixFor(need) },
    title: `Losing ${zone} leaves too little: ${figures}.`,
  };
}
