import { describe, expect, it } from 'vitest';

import { readDesignText, writeDesign } from '../design/readDesign.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { generatedDesign } from './generatedDesign.ts';

const size = { zones: 3, tiers: 4, subnets: 1000, groups: 100, flows: 500 };

describe('a generated design', () => {
  it('passes the door, and is the same for the same size', () => {
    const design = generatedDesign(size);
    expect(readDesignText(writeDesign(design))).toEqual({ ok: true, value: design });
    expect(generatedDesign(size)).toEqual(design);
  });

  it('has both halves of each flow, and no finding about a single subnet, rule or group', () => {
    const { security, subnets, findings } = evaluate(generatedDesign(size), awsPriceBook);
    expect([security.ingressRules, security.egressRules]).toEqual([500, 500]);
    expect(security.edges.flatMap(({ flows }) => flows)).toHaveLength(500);
    expect(Object.keys(subnets)).toHaveLength(1000);
    expect(findings.filter(({ key }) => /(subnet|rule|group):/.test(key))).toEqual([]);
  });
});
