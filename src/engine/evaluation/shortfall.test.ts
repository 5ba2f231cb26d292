import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Requirements } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { evaluate } from './evaluate.ts';
import type { Remedy } from './evaluation.ts';
import { neededSizes } from './neededSizes.ts';

const withNeed = (changes: Partial<Requirements>): Design => ({
  ...agents1000,
  requirements: { ...agents1000.requirements, ...changes },
});

const shortfallOf = (design: Design) => evaluate(design, awsPriceBook).need.shortfall;

const remedy = (design: Design, kind: Remedy['kind']) =>
  shortfallOf(design)?.remedies.find((one) => one.kind === kind);

function after(design: Design, commands: readonly Command[]): Design {
  const edit = applyCommand(design, { type: 'batch', label: 'Mend', commands });
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

describe('the shortfall', () => {
  it('is none where the need fits, to the last address', () => {
    expect(shortfallOf(agents1000)).toBeNull();
    // 2,038 usable without a zone, less ten endpoints: 2,028 addresses, 1,014 tasks with headroom.
    expect(shortfallOf(withNeed({ agents: 1002 }))).toBeNull();
    expect(shortfallOf(withNeed({ agents: 1003 }))).toMatchObject({ needed: 2030, capacity: 2028, short: 2 });
  });

  it('says of a million agents in a /16 what is short, of the subnets and of the VPC', () => {
    const shortfall = shortfallOf(withNeed({ agents: 1_000_000 }));
    expect(shortfall?.sentence).toBe(
      '2,000,024 addresses are needed and the subnets for ECS tasks have 2,028 with one zone lost, 1,997,996 too few; the whole VPC has 65,536, 1,934,488 fewer than needed.',
    );
    expect(shortfall?.beyondVpc).toBe(1_934_488);
    expect(shortfall?.remedies.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      [
        'more-blocks',
        'It takes 48 more VPC blocks of /16, and AWS gives a VPC 5 until it is asked for more, 50 at most.',
      ],
      ['fewer-agents', 'Fewer agents: 1,002 at most, with headroom × 2.'],
    ]);
  });

  it('says over how many VPCs ten million agents would have to be spread', () => {
    expect(remedy(withNeed({ agents: 10_000_000 }), 'more-blocks')?.sentence).toContain('10 VPCs');
  });

  it('offers the narrowest subnets that hold the need, without moving any other', () => {
    const design = withNeed({ agents: 1500 });
    const wider = remedy(design, 'wider-subnets');
    expect(wider?.sentence).toBe('Wider subnets: a /21 for ECS tasks in each zone.');
    const mended = after(design, wider?.commands ?? []);
    expect(shortfallOf(mended)).toBeNull();
    for (const [id, { cidr }] of Object.entries(design.subnets)) {
      if (!id.startsWith('ecs')) expect(mended.subnets[id]?.cidr).toBe(cidr);
    }
  });

  it('offers further blocks when the VPC is full, and those that AWS would add', () => {
    const design = withNeed({ agents: 20_000 });
    const more = remedy(design, 'more-blocks');
    expect(more?.sentence).toBe(
      '2 more VPC blocks (10.1.0.0/16 and 10.2.0.0/16) and a /17 for ECS tasks in each zone.',
    );
    expect(shortfallOf(after(design, more?.commands ?? []))).toBeNull();
    const crowded = {
      ...design,
      networks: {
        office: {
          name: 'Office',
          kind: 'on-premises' as const,
          cidrs: ['10.0.0.0/12', '2001:db8::/32'],
          connection: null,
          notes: '',
        },
      },
    };
    expect(remedy(crowded, 'more-blocks')?.sentence).toContain('(10.16.0.0/16 and 10.17.0.0/16)');
  });

  it('offers remedies that each are enough, and none that a smaller one of its kind would be', () => {
    const needs = fc.record({
      agents: fc.integer({ min: 1, max: 60_000 }),
      headroom: fc.constantFrom(1, 1.25, 1.5, 2, 3),
      survivesZoneLoss: fc.boolean(),
    });
    fc.assert(
      fc.property(needs, (need) => {
        const design = withNeed(need);
        const shortfall = shortfallOf(design);
        if (shortfall === null) return;
        expect(shortfall.remedies).not.toEqual([]);
        for (const { kind, commands } of shortfall.remedies) {
          if (commands.length === 0) continue;
          const mended = after(design, commands);
          expect(shortfallOf(mended)).toBeNull();
          const { agents, headroom } = mended.requirements;
          if (kind === 'fewer-agents')
            expect(shortfallOf(withNeed({ ...need, agents: agents + 1 }))).not.toBeNull();
          if (kind === 'less-headroom') {
            expect(shortfallOf(withNeed({ ...need, headroom: headroom + 0.01 }))).not.toBeNull();
          }
          if (kind === 'wider-subnets') {
            const narrower = (neededSizes(design)['ecs'] ?? 0) + 1;
            expect(shortfallOf(after(design, [{ type: 'repack', sizes: { ecs: narrower } }]))).not.toBeNull();
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the sizes needed', () => {
  it('follow from what lives in each tier', () => {
    expect(neededSizes(agents1000)).toEqual({ public: 27, ecs: 22, data: 28, messaging: 28 });
    expect(neededSizes(withNeed({ survivesZoneLoss: false, agents: 1500 }))).toMatchObject({ ecs: 22 });
    expect(neededSizes(withNeed({ agents: 1500 }))).toMatchObject({ ecs: 21 });
  });
});
