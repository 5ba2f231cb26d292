import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addressCount, cidrEnd, formatCidr } from '../../engine/cidr/cidr.ts';
import { block } from '../../engine/cidr/literal.ts';
import {
  CLOSEST,
  clampView,
  crumbsOf,
  panBy,
  partInUse,
  reveal,
  ticksOf,
  viewOf,
  zoomAt,
} from './mapView.ts';

const vpc = block('10.0.0.0/16');
const whole = viewOf(vpc);

describe('the view of the address map', () => {
  it('starts with the part in use where that lies inside the block', () => {
    expect(partInUse(vpc, block('10.0.0.0/19'))).toEqual(block('10.0.0.0/19'));
    expect(partInUse(vpc, block('10.1.0.0/19'))).toEqual(vpc);
    expect(partInUse(vpc, null)).toEqual(vpc);
  });

  it('never leaves its block and never comes closer than two blocks of /28', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({
          factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.record({ pan: fc.double({ min: -5, max: 5, noNaN: true }) }),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom('10.0.0.0/16', '10.9.8.0/24', '10.0.0.16/28'), steps, (text, gestures) => {
        const around = block(text);
        let view = viewOf(around);
        for (const step of gestures) {
          view =
            'pan' in step ? panBy(view, around, step.pan) : zoomAt(view, around, step.factor, step.share);
          expect(view.first).toBeGreaterThanOrEqual(around.base);
          expect(view.first + view.span).toBeLessThanOrEqual(cidrEnd(around) + 1 + 1e-6);
          expect(view.span).toBeGreaterThanOrEqual(Math.min(CLOSEST, addressCount(around.prefix)));
        }
      }),
    );
  });

  it('keeps the address under the pointer where it is while it zooms', () => {
    const view = { first: vpc.base + 16_384, span: 8_192 };
    const closer = zoomAt(view, vpc, 0.5, 0.25);
    expect(closer.first + 0.25 * closer.span).toBe(view.first + 0.25 * view.span);
    expect(zoomAt(closer, vpc, 2, 0.25)).toEqual(view);
  });

  it('brings a block into view, closer where it could not be read, and moves nothing that is in view', () => {
    const { base } = block('10.0.200.0/28');
    const size = { pixels: 900, width: 28 };
    const found = reveal(whole, vpc, { first: base, last: base + 15 }, size);
    expect((16 / found.span) * size.pixels).toBeGreaterThanOrEqual(size.width);
    expect(found.first).toBeLessThanOrEqual(base);
    expect(found.first + found.span).toBeGreaterThanOrEqual(base + 16);
    expect(reveal(found, vpc, { first: base, last: base + 15 }, size)).toBe(found);
    const next = reveal(found, vpc, { first: base + 96, last: base + 111 }, size);
    expect(next.span).toBe(found.span);
    expect(next.first + next.span).toBeGreaterThanOrEqual(base + 112);
  });

  it('says where one is, from the VPC’s block to the smallest block around what is shown', () => {
    const crumbs = (text: string) => crumbsOf(viewOf(block(text)), vpc).map(formatCidr);
    expect(crumbs('10.0.0.0/16')).toEqual(['10.0.0.0/16']);
    expect(crumbs('10.0.4.0/22')).toEqual(['10.0.0.0/16', '10.0.0.0/20', '10.0.4.0/22']);
    expect(crumbsOf({ first: vpc.base + 100, span: 300 }, vpc).map(formatCidr)).toEqual([
      '10.0.0.0/16',
      '10.0.0.0/20',
      '10.0.0.0/23',
    ]);
    expect(clampView({ first: 0, span: 1e9 }, vpc)).toEqual(whole);
  });

  it('marks the beginnings of aligned blocks, far enough apart to be read', () => {
    const ticks = ticksOf(whole, 900, 84);
    expect(ticks[0]).toBe(vpc.base);
    const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
    expect(Math.log2(step) % 1).toBe(0);
    expect((step / whole.span) * 900).toBeGreaterThanOrEqual(84);
    expect(ticksOf(whole, 0, 84)).toEqual([]);
  });
});
