import { bench, describe } from 'vitest';

import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { createLayout, layoutScene } from './layoutScene.ts';
import { groupsDesign } from './scene.testing.ts';

/*
 * The layout of a whole drawing, as it is done anew after every edit: the evaluation is there already. `createLayout`
 * is what the canvas uses, which keeps the security graph while no rule or group changes.
 */

const designs: readonly (readonly [string, Design])[] = [
  ['the template', agents1000],
  [
    '200 subnets and 200 flows',
    generatedDesign({ zones: 3, tiers: 6, subnets: 200, groups: 40, flows: 200 }),
  ],
  [
    '1,000 subnets and 1,000 flows',
    generatedDesign({ zones: 5, tiers: 8, subnets: 1000, groups: 100, flows: 1000 }),
  ],
  [
    '5,000 subnets and 5,000 flows',
    generatedDesign({ zones: 5, tiers: 10, subnets: 5000, groups: 200, flows: 5000 }),
  ],
  [
    '300 groups and 1,000 rules',
    groupsDesign(
      300,
      Array.from({ length: 1000 }, (_, index) => [(index * 7) % 300, (index * 31 + 11) % 300] as const),
    ),
  ],
];

describe.each(designs)('%s', (_, design) => {
  const evaluation = evaluate(design, awsPriceBook);
  const layout = createLayout();

  bench('laid out once', () => void layoutScene(design, evaluation));
  bench('laid out again', () => void layout(design, evaluation));
});
