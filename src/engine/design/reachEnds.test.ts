import { expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { reachEndMenu, reachEndOf, reachEndRef } from './reachEnds.ts';

it('names every end by a ref and reads it back', () => {
  const refs = [
    ...reachEndMenu(agents1000, 'from').flatMap(({ ends }) => ends.map(({ ref }) => ref)),
    ...reachEndMenu(agents1000, 'to').flatMap(({ ends }) => ends.map(({ ref }) => ref)),
    ...['cidr:2001:db8::/32', 'network:paris'],
  ];
  for (const ref of refs) {
    const end = reachEndOf(ref);
    expect(end === undefined ? '' : reachEndRef(end)).toBe(ref);
  }
  expect(reachEndOf('rule:alb')).toBeUndefined();
});

it('offers each side of a connection what can be there', () => {
  const titles = (side: 'from' | 'to' | 'between-tiers') =>
    reachEndMenu(agents1000, side).map(({ title }) => title);
  expect(titles('from')).toEqual(['Outside', 'Workloads', 'Tiers', 'Security groups', 'Subnets']);
  expect(titles('to')).toEqual([
    ...['Workloads', 'Tiers', 'Security groups', 'Subnets', 'Outside', 'Endpoints', 'AWS services'],
  ]);
  expect(titles('between-tiers')).not.toContain('Outside');
});
