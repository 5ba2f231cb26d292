import { describe, expect, it } from 'vitest';

import type { Design, ReachEnd } from '../../design/design.ts';
import { evaluate } from '../evaluate.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { reachWays } from './reachWays.ts';

const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
const ask = (from: ReachEnd, to: ReachEnd, port: number | null = null, design: Design = agents1000) =>
  reachWays(
    { design, evaluation: evaluate(design, awsPriceBook) },
    { from, to, traffic: port === null ? null : { protocol: 'tcp', ports: { from: port, to: port } } },
  );

describe('the ways of a question', () => {
  it('name what is passed in order, and what comes back', () => {
    const answer = ask(workload('workers'), workload('database'));

    expect(answer).toMatchObject({ arrives: 'tcp 5432', answered: 'tcp 5432' });
    expect(answer.ways[0]).toMatchObject({ blockedAt: null, unansweredAt: null });
    const kinds = answer.ways[0]?.hops.map(({ kind }) => kind) ?? [];
    expect(kinds[0]).toBe('source');
    expect(kinds.at(-1)).toBe('destination');
    expect(kinds.filter((kind) => kind === 'group')).toHaveLength(2);
  });

  it('stop at the first thing that lets nothing of the asked traffic through', () => {
    const answer = ask(workload('workers'), workload('database'), 22);
    const [way] = answer.ways;

    expect(answer.arrives).toBe('nothing');
    expect(way?.hops[way.blockedAt ?? -1]).toMatchObject({
      kind: 'group',
      ref: 'group:ecs-worker',
      direction: 'out',
    });
    const { 'ecs-worker-to-rds': gone, ...rules } = agents1000.rules;
    expect(gone).toBeDefined();
    expect(ask(workload('workers'), workload('database'), 5432, { ...agents1000, rules }).arrives).toBe(
      'nothing',
    );
  });

  it('put those on which something arrives first', () => {
    const { ways, count } = ask({ kind: 'tier', tier: 'ecs' }, { kind: 'internet' });
    const blocked = ways.map(({ blockedAt }) => blockedAt !== null);

    expect(count).toBeGreaterThan(1);
    expect(blocked).toEqual([...blocked].sort());
  });
});
