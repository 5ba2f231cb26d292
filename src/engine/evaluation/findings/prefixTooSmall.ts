import { addressCount } from '../../cidr/cidr.ts';
import { formatCount } from '../figures.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** A VPC smaller than the requirements ask for. */
export const prefixTooSmall: FindingRule = {
  id: 'prefixTooSmall',
  title: 'VPC smaller than asked for',
  severity: 'warning',
  source: ownSource('The requirements of this design'),
  find: ({ network, need }) => {
    const widest = Math.min(...network.blocks.map(({ cidr }) => cidr?.prefix ?? 33));
    const asked = Math.min(need.prefixAsked, need.prefixForNeed);
    if (widest === 33 || widest <= asked) return [];
    const title = `The widest block of the VPC is a /${widest} (${formatCount(addressCount(widest))} addresses) where a /${asked} (${formatCount(addressCount(asked))}) is asked for.`;
    const why = `${need.formula}, and the requirements ask for a /${need.prefixAsked} or larger. The primary block can never be replaced.`;
    return [{ about: '', title, why, subjects: ['vpc'] }];
  },
};
