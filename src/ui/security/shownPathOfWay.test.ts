import { describe, expect, it } from 'vitest';

import { agents1000 } from '../../engine/templates/agents1000.ts';
import type { ReachEnd } from '../../engine/design/design.ts';
import { reachAnswer } from '../../engine/evaluation/reachability/reachAnswer.ts';
import { reachOfDesign } from '../../engine/evaluation/reachability/reachOfDesign.ts';
import { shownPathOfWay } from './shownPathOfWay.ts';

function shown(from: ReachEnd, to: ReachEnd, port: number) {
  const { network, reach } = reachOfDesign(agents1000);
  const traffic = { protocol: 'tcp', ports: { from: port, to: port } };
  const [way] = reachAnswer(network, reach, { from, to, traffic }).ways;
  if (way === undefined) throw new Error('There is no way.');
  return shownPathOfWay(agents1000, way, 'words');
}

describe('the way that the canvas shows', () => {
  it('runs from every subnet that takes it to the one in its zone', () => {
    const { ways, blockedAt } = shown(
      { kind: 'workload', workload: 'workers' },
      { kind: 'workload', workload: 'database' },
      5432,
    );
    expect(blockedAt).toBeNull();
    expect(ways.map((way) => [way[0], way.at(-1)])).toEqual([
      ['subnet:ecs-a', 'subnet:data-a'],
      ['subnet:ecs-b', 'subnet:data-b'],
      ['subnet:ecs-c', 'subnet:data-c'],
    ]);
  });

  it('ends at the thing itself outside the VPC, and knows at which thing packets stop', () => {
    const out = shown({ kind: 'workload', workload: 'workers' }, { kind: 'internet' }, 22);
    expect(out.ways.every((way) => way.at(-1) === 'internet')).toBe(true);
    expect(out.ways[0]?.[out.blockedAt ?? -1]).toBe('group:ecs-worker');
  });
});
