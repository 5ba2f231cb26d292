import { listOf } from '../figures.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** Parts of the month whose price in the region is not known. */
export const defaultPriceUnknown: FindingRule = {
  id: 'defaultPriceUnknown',
  title: 'Prices that are not known',
  severity: 'info',
  source: ownSource('The price book this copy was built with'),
  find: ({ cost }) => {
    const unknown = cost.lines.filter(({ monthlyUsd }) => monthlyUsd === null);
    if (unknown.length === 0) return [];
    return [
      {
        about: '',
        title: `The monthly total leaves out ${listOf(unknown.map(({ what }) => what))}: their prices in ${cost.region} are not known.`,
        why: 'A price that nobody published is not guessed. Ask the AWS Pricing Calculator, and read the total as a lower bound.',
        subjects: [...new Set(unknown.flatMap(({ subjects }) => subjects))],
      },
    ];
  },
};
