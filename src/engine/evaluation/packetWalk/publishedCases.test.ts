import { describe, expect, it } from 'vitest';
import { reachAnswer } from '../reachability/reachAnswer.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import { publishedCases } from './publishedCases.testing.ts';

describe('questions with a published answer', () => {
  it.each(publishedCases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { design, from, to, traffic, answer, stoppedBy } = one;
    const { network, reach } = reachOfDesign(design);
    const { state, ways } = reachAnswer(network, reach, { from, to, traffic });
    const said = { open: 'yes', partly: 'yes', unanswered: 'one-way', blocked: 'no' } as const;
    expect(said[state]).toBe(answer);
    if (stoppedBy === undefined) return;
    const { hops, back } = reach.between(from, to)[0] ?? { hops: [], back: [] };
    const refs = new Set([...hops, ...back].filter(({ kind }) => kind === stoppedBy).map(({ ref }) => ref));
    const stop = ways.flatMap(({ blockedBy, unansweredBy }) => blockedBy ?? unansweredBy ?? [])[0];
    expect(refs, stop?.sentence).toContain(stop?.ref);
  });

  it('name their source', () => {
    for (const { source } of publishedCases) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(publishedCases.length).toBeGreaterThanOrEqual(20);
  });
});
