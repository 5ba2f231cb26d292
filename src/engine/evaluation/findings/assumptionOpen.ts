import { refOf } from '../../design/design.ts';
import { ownSource, type FindingRule } from './rule.ts';

/** As much of an assumption as fits a line. */
const LONGEST = 200;

/** Assumptions that nobody has confirmed yet. */
export const assumptionOpen: FindingRule = {
  id: 'assumptionOpen',
  title: 'Assumptions to confirm',
  severity: 'info',
  source: ownSource('The assumptions of this design'),
  find: ({ design }) =>
    Object.entries(design.assumptions)
      .filter(([, { confirmed }]) => confirmed === null)
      .map(([id, { text }]) => {
        const line = Array.from(text.replace(/\s+/g, ' '));
        return {
          about: `assumption:${id}`,
          title: `To confirm: ${line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join('')}…` : line.join('')}`,
          why: 'The design takes it for granted, and nobody has confirmed it.',
          subjects: [refOf('assumption', id)],
        };
      }),
};
