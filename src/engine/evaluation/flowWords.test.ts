import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Traffic } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';
import { flowWords, halfRules, missingOf, wholenessOf } from './flowWords.ts';

const after = (design: Design, ...commands: readonly Command[]): Design =>
  commands.reduce((edited, command) => {
    const done = applyCommand(edited, command);
    if (!done.ok) throw new Error(done.error.message);
    return done.value;
  }, design);
const tcp = (from: number, to = from): Traffic => ({ protocol: 'tcp', ports: { from, to } });
const allow = (traffic: Traffic): Command => ({
  type: 'allowFlow',
  from: 'group:alb',
  to: 'group:mq',
  traffic,
});
const flowsOf = (design: Design) => {
  const evaluation = evaluate(design, awsPriceBook);
  const edge = evaluation.security.edges.find(({ ref }) => ref === 'edge:group:alb>group:mq');
  return { flows: edge?.flows ?? [], half: halfRules(evaluation) };
};
const wordsAfter = (...traffic: readonly Traffic[]) =>
  flowWords(flowsOf(after(agents1000, ...traffic.map(allow))).flows);

describe('what an edge says', () => {
  it('is its ports with the protocol once, and the rest as a number', () => {
    expect(wordsAfter(tcp(443))).toBe('tcp 443');
    expect(wordsAfter(tcp(443), tcp(8000, 8100))).toBe('tcp 443, 8000-8100');
    expect(wordsAfter(tcp(443), tcp(8080), tcp(9))).toBe('tcp 443, 8080, 9');
    expect(wordsAfter(...[443, 8080, 9, 10, 11].map((port) => tcp(port)))).toBe('tcp 443, 8080 +3');
    expect(wordsAfter(tcp(443), { protocol: 'udp', ports: { from: 53, to: 53 } }, tcp(80))).toBe(
      'tcp 443, 80 +1',
    );
    expect(wordsAfter({ protocol: 'all', ports: null }, tcp(1))).toBe('all traffic +1');
    expect(flowWords([])).toBe('');
  });

  it('names the half that is missing, and counts halves among others', () => {
    const both = after(agents1000, allow(tcp(443)), allow(tcp(80)));
    const rules = Object.entries(both.rules).filter(
      ([, { group, peer }]) =>
        (group === 'alb' || group === 'mq') && JSON.stringify(peer).match(/"(alb|mq)"/),
    );
    const idOf = (direction: string, port: number) =>
      rules.find(([, rule]) => rule.direction === direction && rule.traffic.ports?.from === port)?.[0] ?? '';
    const without = (...ids: readonly string[]) => {
      const { flows, half } = flowsOf(after(both, ...ids.map((id) => ({ type: 'removeRule', id }) as const)));
      return { ...wholenessOf(flows, half), missing: flows.map((flow) => missingOf(flow, half)) };
    };

    expect(without()).toEqual({ kind: 'whole', words: '', missing: [null, null] });
    expect(without(idOf('egress', 443))).toEqual({
      kind: 'partly',
      words: '1 half',
      missing: ['egress', null],
    });
    expect(without(idOf('egress', 443), idOf('egress', 80))).toMatchObject({
      kind: 'half',
      words: 'no egress',
    });
    expect(without(idOf('ingress', 443), idOf('ingress', 80))).toMatchObject({
      kind: 'half',
      words: 'no ingress',
    });
    expect(without(idOf('ingress', 443), idOf('egress', 80))).toMatchObject({
      kind: 'half',
      words: 'halves',
    });
  });

  it('takes a wider rule of the other side for the mirror', () => {
    const design = after(
      agents1000,
      {
        type: 'addRule',
        group: 'mq',
        direction: 'ingress',
        traffic: tcp(443),
        peer: { kind: 'group', group: 'alb' },
      },
      {
        type: 'addRule',
        group: 'alb',
        direction: 'egress',
        traffic: tcp(1, 999),
        peer: { kind: 'group', group: 'mq' },
      },
    );
    const { flows, half } = flowsOf(design);

    expect(wholenessOf(flows, half)).toEqual({ kind: 'partly', words: '1 half' });
    expect(flows.map((flow) => missingOf(flow, half))).toEqual([null, 'ingress']);
  });
});
