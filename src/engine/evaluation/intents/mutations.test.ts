import { expect, it } from 'vitest';

import type { Design } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { createEvaluate } from '../evaluate.ts';
import { mutationsOf } from './mutations.testing.ts';

/**
 * What may go without an error, a warning or a broken intent, and why. No intent demands that tasks pull their image:
 * that needs a finding of its own about what groups let out to S3.
 */
const MAY_PASS: Readonly<Record<string, string>> = {
  'ecs-supervisor-to-s3: removed': 'closes more than it may, and opens nothing',
  'ecs-worker-to-s3: removed': 'closes more than it may, and opens nothing',
};

it('notices every way in which a rule of the platform may be wrong', () => {
  const evaluateNext = createEvaluate(awsPriceBook);
  const complaints = (design: Design) => {
    const { findings } = evaluateNext(design);
    const counted = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    return new Set(counted.map(({ key }) => key));
  };
  const before = complaints(agents1000);
  const mutations = mutationsOf(agents1000);
  const unnoticed = mutations
    .filter(({ design }) => ![...complaints(design)].some((key) => !before.has(key)))
    .map(({ name }) => name);

  expect(mutations.length).toBeGreaterThan(400);
  expect(unnoticed.filter((name) => !Object.hasOwn(MAY_PASS, name))).toEqual([]);
}, 60_000);
