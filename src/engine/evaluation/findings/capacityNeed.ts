import { refOf } from '../../design/design.ts';
import { taskSubnets, taskTiers } from '../demand.ts';
import { countOf, formatCount } from '../figures.ts';
import { usableOf } from '../network.ts';
import { fixFor, remediesInWords } from './remedies.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Whether the subnets that run ECS tasks hold the addresses needed. */
export const capacityNeed: FindingRule = {
  id: 'capacityNeed',
  title: 'Room for the addresses needed',
  severity: 'error',
  source: ownSource('The requirements of this design, and five reserved addresses per subnet'),
  find: ({ design, network, need }) => {
    const tiers = [...taskTiers(design)].map((tier) => refOf('tier', tier));
    if (tiers.length === 0 || need.addresses === 0) return [];
    const subnets = taskSubnets(network);
    const usable = subnets.reduce((sum, placed) => sum + usableOf(placed), 0);
    const where = `${countOf(subnets.length, 'subnet')} for ECS tasks`;
    const why = `${need.formula}; AWS keeps five addresses of every subnet for itself.`;
    if (usable < need.addresses) {
      const short = formatCount(need.addresses - usable);
      const title = `${where} have ${formatCount(usable)} usable addresses, ${short} fewer than the ${formatCount(need.addresses)} needed.`;
      return [
        {
          about: '',
          title,
          why: `${why} ${remediesInWords(need)}`,
          subjects: tiers,
          ...fixFor(need),
        },
      ];
    }
    const title = `The need fits: ${formatCount(usable)} usable addresses for ${formatCount(need.addresses)} needed.`;
    return [{ about: '', severity: 'ok', title, why, subjects: tiers }];
  },
};
