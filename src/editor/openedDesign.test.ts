import { describe, expect, it } from 'vitest';

import type { Command } from '../engine/commands/command.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { readStored, replay } from './openedDesign.ts';
import type { StoredDesign } from './ports.ts';
import { defaultView } from './view.ts';

const commands: readonly Command[] = [
  { type: 'moveSubnet', id: 'ecs-b', zone: 'c' },
  { type: 'addZone' },
  { type: 'setNat', mode: 'single' },
];

const { steps } = replay(agents1000, commands);

const stored = (changes: Partial<StoredDesign>): StoredDesign => ({
  key: 'k',
  base: agents1000,
  current: steps[1]?.after,
  first: 0,
  cursor: 2,
  steps: commands,
  view: undefined,
  baseline: undefined,
  writes: 4,
  ...changes,
});

describe('a stored design', () => {
  it('comes back with its undo and redo history, named', () => {
    const read = readStored(structuredClone(stored({})));

    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.design).toEqual(steps[1]?.after);
    expect(read.value.past.map(({ label }) => label)).toEqual([
      'Move ECS b to us-east-1c',
      'Add zone us-east-1d',
    ]);
    expect(read.value.future).toHaveLength(1);
    expect(read.value.past[0]?.before).toEqual(agents1000);
    expect(read.value.writes).toBe(4);
    expect(read.value.notice).toBeUndefined();
  });

  it('counts its steps from the oldest that is kept', () => {
    const read = readStored(stored({ base: steps[0]?.after, first: 1, steps: commands.slice(1) }));

    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.past).toHaveLength(1);
    expect(read.value.future).toHaveLength(1);
    expect(read.value.first).toBe(1);
  });

  it.each<[string, Partial<StoredDesign>]>([
    ['a step that is no command', { steps: [commands[0], { type: 'explode' }] }],
    ['a step that no longer applies', { steps: [{ type: 'removeZone', id: 'gone' }, commands[1]] }],
    ['a damaged beginning', { base: { format: 'groundplan' } }],
    ['a history that leads elsewhere', { steps: [commands[2], commands[1]] }],
    ['a missing step', { steps: [] }],
  ])('is kept as it was saved, without its history, for %s', (_, damage) => {
    const read = readStored(stored(damage));

    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.design).toEqual(steps[1]?.after);
    expect(read.value.past).toEqual([]);
    expect(read.value.first).toBe(2);
    expect(read.value.notice).toContain('undo history');
  });

  it('is refused when a newer version made it, and when its beginning is damaged too', () => {
    expect(readStored(stored({ current: { ...agents1000, version: 99 } })).ok).toBe(false);
    expect(readStored(stored({ current: {}, base: {} })).ok).toBe(false);
  });

  const blank = { ...agents1000, name: ' ' };
  const why = 'cannot be read (name: is empty; give it at least one visible character), so it is';

  it('is made again from its history when it cannot be read itself', () => {
    const read = readStored(stored({ current: blank }));

    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.design).toEqual(steps[1]?.after);
    expect(read.value.past).toHaveLength(2);
    expect(read.value.notice).toBe(`The design as it was saved ${why} made again from its history.`);
  });

  it.each<[string, readonly unknown[], number, string]>([
    ['the last edit', [commands[0], { type: 'renameDesign', name: ' ' }], 1, 'without the last edit'],
    ['all edits', [{ type: 'explode' }, commands[1]], 0, 'without the last 2 edits'],
  ])('comes back without %s where its history goes no further', (_, damaged, count, words) => {
    const read = readStored(stored({ current: blank, steps: damaged }));

    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.design).toEqual(count === 0 ? agents1000 : steps[0]?.after);
    expect(read.value.past).toHaveLength(count);
    expect(read.value.future).toEqual([]);
    expect(read.value.first).toBe(0);
    expect(read.value.notice).toBe(`The design as it was saved ${why} here ${words}.`);
  });

  it('brings back its view, and the default one when that is damaged', () => {
    const view = { ...defaultView, dockTab: 'cost' };

    const kept = readStored(stored({ view }));
    const damaged = readStored(stored({ view: { ...view, dockTab: 'nowhere' } }));

    expect(kept.ok && kept.value.view).toEqual(view);
    expect(damaged.ok && damaged.value.view).toEqual(defaultView);
  });
});
