import { describe, expect, it } from 'vitest';

import { matchScore } from './searchTargets.ts';

describe('how well a name answers a search', () => {
  it('wants every word to be found', () => {
    expect(matchScore('ecs b', 'ECS b', '')).toBeGreaterThan(0);
    expect(matchScore('ecs z', 'ECS b', 'Subnet 10.0.4.0/22')).toBe(0);
  });

  it('puts the beginning of a name before its middle, and that before other text', () => {
    const scores = [
      matchScore('mq', 'MQ a', ''),
      matchScore('mq', 'the mq', ''),
      matchScore('mq', 'xmq', ''),
      matchScore('mq', 'a', 'mq'),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('takes signs of patterns as text', () => {
    expect(matchScore('10.0.4.0/22 (', 'a', '10.0.4.0/22 (x)')).toBeGreaterThan(0);
    expect(matchScore('1..0', 'a', '1xx0')).toBe(0);
  });
});
