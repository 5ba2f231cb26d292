import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { overlaps } from '../cidr/cidr.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import { type Design, LAST_REVISION, MOST_VPC_BLOCKS } from '../design/design.ts';
import { MOST_LEVELS } from '../design/limits.ts';
import { readDesign } from '../design/readDesign.ts';
import { planOf } from '../planning/plan.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { templates } from '../templates/templates.ts';
import { commandMakers, madeTypes, withLongNames } from './command.arbitrary.ts';
import { applyCommand, type Command, commandDefinitions, readCommands } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';
import { historyOf, HISTORY_LIMIT, record, redo, undo } from './history.ts';
import { furnished, furnishedAndLocked, oneOfEach } from './oneOfEach.testing.ts';

/** Ids of subnets that share addresses. */
function overlapping(design: Design): readonly string[] {
  const { subnets } = planOf(design);
  return subnets.flatMap((a, index) =>
    subnets.slice(index + 1).flatMap((b) => (overlaps(a.cidr, b.cidr) ? [`${a.id} and ${b.id}`] : [])),
  );
}

const longNamed = withLongNames(furnished);
const starts = [...templates.map(({ design }) => design), furnished, longNamed];

describe('every command', () => {
  it('is made by the random commands that the laws below are tried with', () => {
    expect([...madeTypes, 'batch'].sort()).toEqual(Object.keys(commandDefinitions).sort());
  });

  it.each(Object.entries(oneOfEach))('keeps its promises: %s', (type, command) => {
    expect(command.type).toBe(type);
    perform(type === 'unlockPlan' ? furnishedAndLocked : furnished, command);
  });

  it.each(Object.entries(oneOfEach))(
    'keeps its promises where names are as long as they may be: %s',
    (type, command) => {
      const start = type === 'unlockPlan' ? withLongNames(furnishedAndLocked) : longNamed;
      perform(start, command);
    },
  );

  it('has an example that works', () => {
    expect(Object.keys(oneOfEach).sort()).toEqual(Object.keys(commandDefinitions).sort());
  });

  it('keeps its promises on any design, or is refused in a sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), commandMakers(25), (start, makers) => {
        let design = start;
        for (const make of makers) {
          const command = make(design);
          if (applyCommand(design, command).ok) {
            design = perform(design, command);
          } else {
            refusalOf(design, command);
          }
        }
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('never makes two subnets share addresses', () => {
    fc.assert(
      fc.property(anyDesign(40), (design) => {
        expect(overlapping(design)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves the addresses of all other subnets alone, unless it is about many of them', () => {
    const movesMany = new Set<Command['type']>(['setVpcBlock', 'repack', 'setTierIpv6']);
    fc.assert(
      fc.property(anyDesign(15), commandMakers(5), (design, makers) => {
        for (const make of makers) {
          const command = make(design);
          const edit = applyCommand(design, command);
          if (!edit.ok || movesMany.has(command.type)) continue;
          const named = 'id' in command ? command.id : undefined;
          for (const [id, subnet] of Object.entries(design.subnets)) {
            const after = edit.value.subnets[id];
            if (id !== named && after !== undefined) expect(after.cidr).toBe(subnet.cidr);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('history', () => {
  it('leads back to the start by undo and to the end by redo', () => {
    fc.assert(
      fc.property(commandMakers(30), (makers) => {
        let history = historyOf(agents1000);
        for (const make of makers) {
          const next = record(history, make(history.present));
          if (next.ok) history = next.value;
        }
        const end = history.present;
        const steps = history.past.length;

        for (let step = 0; step < steps; step += 1) history = undo(history);
        expect(history.present).toBe(agents1000);
        expect(history.past).toEqual([]);
        for (let step = 0; step < steps; step += 1) history = redo(history);
        expect(history.present).toBe(end);
        expect(history.future).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds a log that gives the same design when it is replayed', () => {
    fc.assert(
      fc.property(commandMakers(30), (makers) => {
        let history = historyOf(agents1000);
        for (const make of makers) {
          const next = record(history, make(history.present));
          if (next.ok) history = next.value;
        }
        const log = readCommands(JSON.parse(JSON.stringify(history.past.map(({ command }) => command))));
        if (!log.ok) throw new Error(log.error.message);
        const replayed = log.value.reduce<Design>((design, command) => {
          const next = applyCommand(design, command);
          if (!next.ok) throw new Error(next.error.message);
          return next.value;
        }, agents1000);
        expect(replayed).toEqual(history.present);
      }),
      { numRuns: 60 },
    );
  });

  it('forgets the oldest of more than 500 steps and what was undone before a new edit', () => {
    let history = historyOf(agents1000);
    for (let edit = 0; edit < HISTORY_LIMIT + 3; edit += 1) {
      const next = record(history, { type: 'renameDesign', name: `name ${edit}` });
      if (next.ok) history = next.value;
    }
    expect(history.past).toHaveLength(500);
    expect(history.past[0]?.label).toBe('Rename the design to name 3');
    const undone = undo(undo(history));
    expect(undone.future.map(({ label }) => label)).toEqual([
      'Rename the design to name 501',
      'Rename the design to name 502',
    ]);
    const edited = record(undone, { type: 'renameDesign', name: 'other' });
    expect(edited.ok && edited.value.future).toEqual([]);
    expect(edited.ok && redo(edited.value)).toBe(edited.ok && edited.value);
  });

  it('stays as it is when there is nothing to undo', () => {
    const history = historyOf(agents1000);
    expect(undo(history)).toBe(history);
  });
});

describe('batch', () => {
  it('is one step that makes all of its edits in order', () => {
    const design = perform(agents1000, {
      type: 'batch',
      label: 'Add a cache',
      commands: [
        { type: 'addTier', id: 'cache', name: 'Cache', access: 'isolated', prefix: 26 },
        { type: 'moveSubnet', id: 'cache-a', zone: 'b' },
        { type: 'batch', label: 'inner', commands: [{ type: 'renameDesign', name: 'with cache' }] },
      ],
    });
    expect(design.name).toBe('with cache');
    expect(design.subnets['cache-a']).toMatchObject({ zone: 'b', cidr: '10.0.28.192/26' });
  });

  it('is refused as a whole when one of its edits is', () => {
    const refusal = refusalOf(agents1000, {
      type: 'batch',
      label: 'Two edits',
      commands: [
        { type: 'renameDesign', name: 'other' },
        { type: 'removeTier', id: 'esc' },
      ],
    });
    expect(refusal).toMatchObject({ type: 'removeTier/unknown-tier', suggestion: 'ecs' });
  });
});

describe('readCommands', () => {
  it('reads one command and a list of them', () => {
    expect(readCommands({ type: 'addZone' })).toEqual({ ok: true, value: [{ type: 'addZone' }] });
    expect(readCommands([{ type: 'addZone' }, { type: 'setNotes', notes: '' }])).toMatchObject({ ok: true });
    expect(readCommands([])).toEqual({ ok: true, value: [] });
  });

  it.each([
    [
      [{ type: 'addZone' }, { type: 'moveSubnt', id: 'a' }],
      'edit 2, type: "moveSubnt" is none of the values that fit; the nearest is "moveSubnet".',
    ],
    [{ type: 'moveSubnet', id: 'a', zon: 'b' }, 'edit 1, zon: is not a field here; the nearest is "zone".'],
    [{ type: 'moveSubnet' }, 'edit 1, id: is missing.'],
    ['addZone', 'edit 1: is a string and must be an object.'],
    [
      { type: 'setRequirements', changes: { agents: 1e300 } },
      'edit 1, changes, agents: is not a whole number; 1 more problem.',
    ],
    [
      { type: 'batch', label: 'x', commands: [{ type: 'addZone' }, null] },
      'edit 1, commands, number 2: is null and must be an object.',
    ],
    [
      {
        type: 'addRule',
        group: 'a',
        direction: 'in',
        traffic: { protocol: 'tcp', ports: null },
        peer: { kind: 'group', group: 'b' },
      },
      'edit 1, direction: "in" is none of the values that fit; ingress, egress would work.',
    ],
  ])('refuses %j in one sentence', (input, message) => {
    expect(readCommands(input)).toEqual({ ok: false, error: { type: 'commands/unreadable', message } });
  });

  it('refuses batches nested beyond any use without exhausting the stack', () => {
    let command: unknown = { type: 'addZone' };
    for (let depth = 0; depth < 100_000; depth += 1)
      command = { type: 'batch', label: 'x', commands: [command] };
    expect(readCommands(command)).toMatchObject({ ok: false, error: { type: 'commands/unreadable' } });
    expect(MOST_LEVELS).toBe(64);
  });
});

describe('applyCommand', () => {
  it('refuses to grow a design beyond what could be opened again', () => {
    const rule = Object.values(agents1000.rules)[0];
    if (rule === undefined) throw new Error('The template has rules.');
    const rules = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`rule-${index}`, rule]));
    const full = { ...agents1000, rules };
    expect(
      applyCommand(full, {
        type: 'allowFlow',
        from: 'cidr:10.0.0.0/8',
        to: 'group:rds',
        traffic: { protocol: 'all', ports: null },
      }),
    ).toEqual({
      ok: false,
      error: {
        type: 'allowFlow/too-large',
        message:
          'The design has 20,001 rules, and 20,000 is the most it can hold; remove some or split it into two designs.',
      },
    });
  });

  it('refuses one more block of the VPC than the door lets in', () => {
    let design: Design = agents1000;
    for (let block = 1; block < MOST_VPC_BLOCKS; block += 1) {
      const edit = applyCommand(design, { type: 'addVpcBlock', cidr: `10.${block}.0.0/24` });
      if (edit.ok) design = edit.value;
    }
    expect(design.vpc.blocks).toHaveLength(MOST_VPC_BLOCKS);
    expect(readDesign(design).ok).toBe(true);
    expect(refusalOf(design, { type: 'addVpcBlock', cidr: '10.99.0.0/24' }).message).toMatch(
      /^The design has 51 blocks of the VPC, and 50 is the most/,
    );
  });

  it('refuses to count on after the last revision, which the door refuses to go beyond', () => {
    const last = { ...agents1000, revision: LAST_REVISION };
    expect(readDesign(last).ok).toBe(true);
    expect(refusalOf(last, { type: 'addZone' })).toEqual({
      type: 'addZone/last-revision',
      message:
        'The design is at revision 1,000,000,000, which is the last; save it to a file and set its "revision" to 0 to go on.',
    });
    expect(readDesign({ ...last, revision: Number.MAX_SAFE_INTEGER })).toEqual({
      ok: false,
      error: {
        type: 'design/invalid',
        message: 'revision: is above 1,000,000,000, more edits than anybody makes; 0 would work.',
      },
    });
  });

  it('shares with the old design what an edit leaves alone', () => {
    const edit = applyCommand(agents1000, { type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
    expect(edit.ok && edit.value.rules).toBe(agents1000.rules);
    expect(edit.ok && edit.value.subnets['ecs-a']).toBe(agents1000.subnets['ecs-a']);
  });
});
