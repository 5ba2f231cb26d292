import { describe, expect, it } from 'vitest';

import type { Command } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design, ReachEnd } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { reachAnswer } from './reachAnswer.ts';
import { reachOfDesign } from './reachOfDesign.ts';

const workload = (id: string): ReachEnd => ({ kind: 'workload', workload: id });
function ask(from: ReachEnd, to: ReachEnd, port: number | null = null, design: Design = agents1000) {
  const { network, reach } = reachOfDesign(design);
  const traffic = port === null ? null : { protocol: 'tcp', ports: { from: port, to: port } };
  return reachAnswer(network, reach, { from, to, traffic });
}

describe('the answer to who reaches whom', () => {
  it('names what is passed in order, and what is left of the packets after each', () => {
    const answer = ask(workload('workers'), workload('database'));
    expect(answer).toMatchObject({
      state: 'partly',
      arrives: 'tcp 5432',
      answered: 'tcp 5432',
      blockedBy: null,
    });
    const kinds = answer.ways[0]?.hops.map(({ kind }) => kind) ?? [];
    expect(kinds[0]).toBe('source');
    expect(kinds.at(-1)).toBe('destination');
    expect(kinds.filter((kind) => kind === 'group')).toHaveLength(2);
    expect(answer.ways[0]?.hops[1]?.left).toBe('tcp 5432');
  });

  it('is the first thing that lets nothing of the asked traffic through', () => {
    const answer = ask(workload('workers'), workload('database'), 22);
    expect(answer).toMatchObject({ state: 'blocked', arrives: 'nothing', boxes: [], example: null });
    expect(answer.blockedBy).toMatchObject({ ref: 'group:ecs-worker' });
    expect(answer.verdict).toContain(answer.blockedBy?.sentence);
    const { 'ecs-worker-to-rds': gone, ...rules } = agents1000.rules;
    expect(gone).toBeDefined();
    expect(ask(workload('workers'), workload('database'), 5432, { ...agents1000, rules }).state).toBe(
      'blocked',
    );
  });

  it('counts a way as open whose answers reach the ports that clients open connections from', () => {
    const allow = { action: 'allow', cidr: '0.0.0.0/0' } as const;
    const tcp = (from: number, to: number) => ({ protocol: 'tcp', ports: { from, to } });
    const guard = (last: number): Command => ({
      type: 'putNetworkAcl',
      id: 'guard',
      networkAcl: {
        name: 'guard',
        entries: [
          { ...allow, number: 100, direction: 'ingress', traffic: tcp(5432, 5432) },
          { ...allow, number: 100, direction: 'egress', traffic: tcp(1024, last) },
        ],
      },
    });
    const guarded = (last: number) =>
      [guard(last), { type: 'setSubnet', id: 'data-a', networkAcl: 'guard' } as const].reduce(
        perform,
        agents1000,
      );
    expect(ask(workload('workers'), workload('database'), 5432, guarded(65_535)).state).toBe('open');
    expect(ask(workload('workers'), workload('database'), 5432, guarded(40_000)).state).toBe('partly');
  });

  it('puts ways on which something arrives first', () => {
    const blocked = ask({ kind: 'tier', tier: 'ecs' }, { kind: 'internet' }).ways.map(
      (way) => way.blockedBy !== null,
    );
    expect(blocked.length).toBeGreaterThan(1);
    expect(blocked).toEqual([...blocked].sort());
  });
});
