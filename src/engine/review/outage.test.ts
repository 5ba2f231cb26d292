import { describe, expect, it } from 'vitest';

import { perform } from '../commands/command.testing.ts';
import type { Design } from '../design/design.ts';
import { evaluate, evaluateAddresses } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { outageOf, type Off } from './outage.ts';

const nothing: Off = { zones: [], nat: [], endpoints: [] };
const outage = (off: Partial<Off>, design: Design = agents1000) =>
  outageOf(design, evaluate(design, awsPriceBook), awsPriceBook, { ...nothing, ...off });

/** What the evaluation says of the zone that hurts most, which is the same question. */
const zoneLossFigures = (design: Design) => {
  const { usable, otherInterfaces, forTasks, needed } = evaluateAddresses(design).need.zoneLoss ?? {};
  return { usable, otherInterfaces, forTasks, needed };
};

describe('outageOf', () => {
  it('loses nothing while nothing is off', () => {
    const { losses, strandedSubnets, capacity, transferUsd, blockedGb } = outage({});

    expect(losses).toEqual([]);
    expect(strandedSubnets).toEqual([]);
    expect(capacity).toEqual({
      ...{ usable: 3057, otherInterfaces: 15, forTasks: 3042 },
      ...{ needed: 2024, tasks: 1012 },
    });
    expect(transferUsd.after).toBeCloseTo(transferUsd.before, 9);
    expect(blockedGb).toBe(0);
  });

  it('keeps the full headroom of the agents without one zone, by 14 addresses before endpoints and 4 after, and not without two', () => {
    const { capacity } = outage({ zones: ['a'] });
    expect(capacity).toMatchObject({ usable: 2038, otherInterfaces: 10, forTasks: 2028 });
    expect(capacity).toMatchObject(zoneLossFigures(agents1000));
    expect(outage({ zones: ['a', 'b'] }).capacity.usable).toBe(1019);
  });

  it('cuts nobody off when each zone has its own NAT gateway, and everybody when the only one is off', () => {
    const single = perform(agents1000, { type: 'setNat', mode: 'single', zone: 'a' });

    expect(outage({ zones: ['a'] }).strandedSubnets).toEqual([]);
    expect(outage({ zones: ['a'] }, single).strandedSubnets).toEqual(['ecs-b', 'ecs-c']);
    expect(outage({ nat: ['b'] }).strandedSubnets).toEqual(['ecs-b']);
    expect(outage({ nat: ['b'] }).blockedGb).toBeGreaterThan(0);
  });

  it('says who loses a service whose endpoint is off', () => {
    const { losses } = outage({ endpoints: ['logs'] });

    expect(losses).toContainEqual(
      expect.objectContaining({
        boundary: 'aws',
        from: 'workload:workers',
        to: 'endpoint:logs',
        before: 'tcp 443',
        after: 'nothing',
      }),
    );
    expect(losses.every(({ to }) => to === 'endpoint:logs')).toBe(true);
    expect(outage({ endpoints: ['s3'] }).losses.map(({ to }) => to)).toContain('endpoint:s3');
  });

  it('keeps every connection between tiers while one zone is left', () => {
    expect(outage({ zones: ['a', 'b'] }).losses).toEqual([]);
    expect(outage({ zones: ['a', 'b', 'c'] }).losses.length).toBeGreaterThan(0);
  });
});
