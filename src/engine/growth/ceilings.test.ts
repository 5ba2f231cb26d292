import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { empty } from '../templates/empty.ts';
import { ceilingsOf, type Reach } from './ceilings.ts';
import { smallDesigns } from './smallDesign.arbitrary.ts';
import { whatIf } from './whatIf.ts';

const ceilingOf = (design: Design, reach: Reach) =>
  ceilingsOf(design, evaluate(design, awsPriceBook)).find((ceiling) => ceiling.reach === reach)!;

/** Whether the evaluation finds room for so many agents, said without anything that growth computes. */
function fits(design: Design, agents: number): boolean {
  const { subnets, need } = evaluate(
    { ...design, requirements: { ...design.requirements, agents } },
    awsPriceBook,
  );
  const allFit = Object.values(subnets).every(({ used, usable }) => used <= usable);
  const { zoneLoss } = need;
  return allFit && (!design.requirements.survivesZoneLoss || zoneLoss === null || zoneLoss.spare >= 0);
}

/** The design and all it becomes by one subnet more in each zone, for as long as there is room. */
function rounds(design: Design): readonly Design[] {
  const grown = [design];
  for (;;) {
    const next = applyCommand(grown.at(-1)!, {
      type: 'batch',
      label: 'a round',
      commands: Object.keys(design.zones).map((zone) => ({ type: 'addSubnet', tier: 'ecs', zone })),
    });
    if (!next.ok) return grown;
    grown.push(next.value);
  }
}

/** By bisection for each design: what does not fit does not fit with more agents either. */
const mostThatFits = (designs: readonly Design[]) =>
  designs.reduce((most, design) => {
    if (!fits(design, most + 1)) return most;
    let [low, high] = [most + 1, 1024];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (fits(design, middle)) low = middle;
      else high = middle;
    }
    return low;
  }, 0);

describe('ceilingsOf', () => {
  it('finds the most agents that any number of further subnets holds, as trying them all does', () => {
    fc.assert(
      fc.property(smallDesigns, (design) => {
        expect(ceilingOf(design, 'drawn').agents).toBe(mostThatFits([design]));
        expect(ceilingOf(design, 'blocks').agents).toBe(mostThatFits(rounds(design)));
      }),
      { numRuns: 15 },
    );
  });

  it('is what a step reaches and one agent more does not', () => {
    fc.assert(
      fc.property(smallDesigns, (small) => {
        // Other networks hold all private space but one /26, so that the end is near.
        const cidrs = [
          '10.0.4.0/22',
          '10.0.2.0/23',
          '10.0.8.0/21',
          '10.0.16.0/20',
          '10.0.32.0/19',
          '10.0.64.0/18',
          '10.0.128.0/17',
        ];
        const wide = [
          '10.1.0.0/26',
          '10.1.0.64/26',
          '10.1.0.128/25',
          '10.1.1.0/24',
          '10.1.2.0/23',
          '10.1.4.0/22',
          '10.1.8.0/21',
          '10.1.16.0/20',
          '10.1.32.0/19',
          '10.1.64.0/18',
          '10.1.128.0/17',
          '10.2.0.0/15',
          '10.4.0.0/14',
          '10.8.0.0/13',
          '10.16.0.0/12',
          '10.32.0.0/11',
          '10.64.0.0/10',
          '10.128.0.0/9',
          '100.64.0.0/10',
        ];
        const others = {
          name: 'others',
          kind: 'other' as const,
          cidrs: [...cidrs, ...wide.slice(1)],
          connection: null,
          notes: '',
        };
        const design = { ...small, networks: { others } };
        const { agents } = ceilingOf(design, 'raised-quotas');
        const step = whatIf(design, awsPriceBook, { kind: 'agents', agents });
        const beyond = whatIf(design, awsPriceBook, { kind: 'agents', agents: agents + 1 });

        expect(beyond).toMatchObject({
          ok: false,
          error: { type: 'growth/ceiling', suggestion: String(agents) },
        });
        if (!step.ok) throw new Error(step.error.message);
        const grown = applyCommand(design, step.value.command);
        expect(grown.ok && (agents === 0 || fits(grown.value, agents))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the figures of the network of 1,000 agents, and what stops each', () => {
    const ceilings = ceilingsOf(agents1000, evaluate(agents1000, awsPriceBook));

    expect(ceilings.map(({ reach, agents, stop }) => [reach, agents, stop.quota ?? stop.tier])).toEqual([
      ['drawn', 1002, 'ecs'],
      ['blocks', expect.any(Number), 'ecs'],
      ['default-quotas', 9954, 'networkInterfaces'],
      ['raised-quotas', 255_849, 'addressUsage'],
    ]);
    expect(ceilings[0]?.stop.why).toBe(
      '1,003 agents ask for 2,030 addresses in ECS tasks, and with one zone lost its subnets leave 2,028 to tasks.',
    );
    expect(ceilings[2]?.stop).toMatchObject({
      why: '9,955 agents take 5,001 network interfaces in one Availability Zone, and 5,000 is the default; AWS raises it on request.',
      source: { url: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html' },
    });
  });

  it('is empty where nothing drawn runs agents', () => {
    expect(ceilingsOf(empty, evaluate(empty, awsPriceBook))).toEqual([]);
  });
});
