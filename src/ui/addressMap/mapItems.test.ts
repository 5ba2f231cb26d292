import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addressCount, formatCidr } from '../../engine/cidr/cidr.ts';
import { block } from '../../engine/cidr/literal.ts';
import { evaluate } from '../../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { generatedDesign } from '../../engine/templates/generatedDesign.ts';
import { itemsOf, NARROWEST, pathOf, rangeOf, spanAt, spansOf } from './mapItems.ts';
import { viewOf } from './mapView.ts';

const spansIn = (design: typeof agents1000) =>
  spansOf(evaluate(design, awsPriceBook).plan.blocks[0]?.segments ?? []);
const few = spansIn(agents1000);
const many = spansIn(generatedDesign({ zones: 4, tiers: 8, subnets: 500, groups: 8, flows: 10 }));
const whole = viewOf(block('10.0.0.0/16'));

describe('what the address map draws', () => {
  it('takes free space apart into its aligned blocks, each with its own name', () => {
    expect(few.filter(({ kind }) => kind === 'free').map(({ cidr }) => cidr)).toEqual([
      '10.0.28.0/22',
      '10.0.32.0/19',
      '10.0.64.0/18',
      '10.0.128.0/18',
    ]);
    expect(few.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(65_536);
    expect(new Set(few.map(({ key }) => key)).size).toBe(few.length);
  });

  it('shows every block of a small network by itself in the part in use', () => {
    const items = itemsOf(few, viewOf(block('10.0.0.0/19')), 902);
    expect(items.every(({ kind }) => kind === 'span')).toBe(true);
    expect(items).toHaveLength(17);
  });

  it('shows 500 subnets as a few aligned blocks, and each by itself when one comes closer', () => {
    const far = itemsOf(many, whole, 902);
    expect(far.length).toBeLessThan(20);
    const [first] = far;
    expect(first?.kind === 'cluster' && formatCidr(first.cidr)).toBe('10.0.0.0/19');
    const near = itemsOf(many, viewOf(block('10.0.0.0/20')), 902);
    expect(near).toHaveLength(32);
    expect(near.every(({ kind }) => kind === 'span')).toBe(true);
  });

  it('draws every address in view once and in order, and never more than the pixels allow', () => {
    const part = fc.record({
      first: fc.integer({ min: 0, max: 60_000 }),
      span: fc.integer({ min: 32, max: 65_536 }),
      pixels: fc.integer({ min: 200, max: 4_000 }),
    });
    fc.assert(
      fc.property(part, ({ first, span, pixels }) => {
        const view = { first: whole.first + first, span: Math.min(span, 65_536 - first) };
        const ranges = itemsOf(many, view, pixels).map(rangeOf);
        expect(ranges[0]?.first).toBeLessThanOrEqual(view.first);
        expect(ranges.at(-1)?.last).toBeGreaterThanOrEqual(view.first + view.span - 1);
        for (const [at, range] of ranges.entries()) {
          if (at > 0) expect(range.first).toBe((ranges[at - 1]?.last ?? 0) + 1);
        }
        expect(ranges.length).toBeLessThanOrEqual((2 * pixels) / NARROWEST + 4);
      }),
    );
  });

  it('finds the block under the pointer', () => {
    const { base } = block('10.0.5.17/32');
    expect(spanAt(few, base)?.ref).toBe('subnet:ecs-b');
    expect(spanAt(few, whole.first - 1)).toBeUndefined();
  });

  it('outlines what is in view to scale', () => {
    const half = addressCount(17);
    const spans = [{ first: whole.first, last: whole.first + half - 1 }];
    expect(pathOf(spans, whole, 100, 10)).toBe('M0.00 0h49.00v10h-49.00z');
    expect(pathOf([{ first: 0, last: 5 }], whole, 100, 10)).toBe('');
  });
});
