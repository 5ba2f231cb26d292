import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandMakers } from '../commands/command.arbitrary.ts';
import { applyCommand, type Command } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { templates } from '../templates/templates.ts';
import { createEvaluate, evaluate } from './evaluate.ts';

/** The design after the edit, which must not be refused. */
function edited(design: Design, command: Command): Design {
  const edit = applyCommand(design, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

const starts: readonly Design[] = [
  ...templates.map(({ design }) => design),
  generatedDesign({ zones: 3, tiers: 4, subnets: 30, groups: 6, flows: 20 }),
];

describe('an evaluation that remembers the one before', () => {
  it('says the same as a fresh one, whatever the edits, also after steps back and to other designs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        commandMakers(12),
        fc.array(fc.nat(30), { maxLength: 6 }),
        (start, makers, steps) => {
          const again = createEvaluate(awsPriceBook);
          const designs = [...starts, start];
          for (const make of makers) {
            const design = designs.at(-1) ?? start;
            const next = applyCommand(design, make(design));
            if (next.ok) designs.push(next.value);
          }
          const visited = [
            ...designs.slice(starts.length),
            ...steps.map((at) => designs[at % designs.length] ?? start),
          ];
          for (const design of visited) {
            const [evaluation, fresh] = [again(design), evaluate(design, awsPriceBook)];
            expect(evaluation).toEqual(fresh);
            // The order of keys too, which no comparison of values sees.
            expect(JSON.stringify(evaluation) === JSON.stringify(fresh)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps every part that an edit left alone as the same object', () => {
    const again = createEvaluate(awsPriceBook);
    const before = again(agents1000);
    const after = again(edited(agents1000, { type: 'setSubnet', id: 'ecs-b', name: 'Renamed' }));

    expect(after.subnets['ecs-b']?.name).toBe('Renamed');
    expect(after.subnets['ecs-a']).toBe(before.subnets['ecs-a']);
    expect(after.security).toBe(before.security);
    expect(after.cost).toBe(before.cost);
    expect(after.routes).toBe(before.routes);
    expect(after.need).toBe(before.need);
    const segmentsOf = ({ plan }: typeof before) => plan.blocks.flatMap(({ segments }) => segments);
    const changed = segmentsOf(after).filter((segment, at) => segment !== segmentsOf(before)[at]);
    expect(changed.map(({ ref }) => ref)).toEqual(['subnet:ecs-b']);
  });

  it('of the same design is the same in every part', () => {
    const again = createEvaluate(awsPriceBook);
    const { findings, totals, ...parts } = again(agents1000);
    const second = again({ ...agents1000, revision: 1 });
    expect(second).toMatchObject({ revision: 1, totals });
    for (const key of ['need', 'plan', 'subnets', 'routes', 'cost', 'security'] as const) {
      expect(second[key]).toBe(parts[key]);
    }
    expect(second.findings.every((finding, at) => finding === findings[at])).toBe(true);
  });
});
