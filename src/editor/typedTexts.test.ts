import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandMakers } from '../engine/commands/command.arbitrary.ts';
import type { Command } from '../engine/commands/command.ts';
import { hostileNames } from '../engine/design/hostileNames.ts';
import { readDesign, writeDesign } from '../engine/design/readDesign.ts';
import { agents1000 } from '../engine/templates/agents1000.ts';
import { setUp, state } from './editor.testing.ts';

const person = { by: 'Ada', on: '2026-11-22' } as const;

/** What somebody could type into a form, and what a design cannot hold. */
const refused: readonly Command[] = [
  { type: 'addTier', name: '   ', access: 'private', prefix: 24 },
  { type: 'addTier', name: 'a {{resolve:ssm:/key}}', access: 'private', prefix: 24 },
  { type: 'addSecurityGroup', name: 'büro' },
  { type: 'addSecurityGroup', name: 'sg-web' },
  {
    ...{ type: 'addRule', group: 'rds', direction: 'egress', traffic: { protocol: 'all', ports: null } },
    peer: { kind: 'prefix-list', prefixList: 'pl-cloudfront' },
  },
  { type: 'setAsideFinding', key: 'openGroup/group:rds', reason: '', ...person },
  { type: 'confirmAssumption', id: 'task-size', by: 'x'.repeat(121), on: person.on },
  {
    ...{ type: 'signOff', of: 'security', revision: 0, digest: '0'.repeat(64), notes: '' },
    ...{ by: 'half \ud83d', on: person.on },
  },
  { type: 'resolveComment', id: 'c-1', by: ' ', at: '2026-11-22T14:02:00Z' },
  { type: 'lockPlan', lock: 'sizing', reason: '', by: 'Ada', at: '2026-11-22T14:02:00Z' },
  { type: 'setAsideFinding', key: 'prototype', reason: 'known', by: 'Ada', on: '2026-11-22' },
  { type: 'batch', label: 'x'.repeat(121), commands: [{ type: 'addZone' }] },
  { type: 'batch', label: 'Two', commands: [{ type: 'addZone' }, { type: 'renameDesign', name: ' ' }] },
];

/** The command with one of its texts replaced, the one at that place among them. */
function withText(command: Command, text: string, place: number): Command {
  const count = textsIn(command);
  let next = count === 0 ? -1 : place % count;
  return replaced(command) as Command;

  function replaced(value: unknown, key = ''): unknown {
    if (typeof value === 'string' && key !== 'type') return next-- === 0 ? text : value;
    if (Array.isArray(value)) return value.map((item) => replaced(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, name)]));
  }
}

function textsIn(value: unknown, key = ''): number {
  if (typeof value === 'string') return key === 'type' ? 0 : 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, inner]) => sum + textsIn(inner, name), 0);
}

describe('a design that was saved as none can be', () => {
  it('opens as its history makes it, says so, and goes on from there', async () => {
    const first = await setUp();
    const key = first.editor.getState().designKey;
    first.editor.dispatch({ type: 'renameDesign', name: 'mine' });
    first.editor.dispatch({ type: 'addZone' });
    await first.flush();
    const record = first.memory.records.get(key);
    if (record === undefined) throw new Error('It was not saved.');
    const steps = [record.steps[0], { type: 'renameDesign', name: ' ' }];
    first.memory.records.set(key, { ...record, steps, current: { ...agents1000, name: ' ' } });

    const again = await setUp(first.memory);
    expect(state(again.editor)).toMatchObject({ name: 'mine', zones: agents1000.zones });
    expect(again.editor.getState().notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The design as it was saved cannot be read .* here without the last edit\.$/),
    ]);
    again.editor.dispatch({ type: 'setNat', mode: 'single' });
    await again.flush();

    const after = await setUp(first.memory);
    expect(state(after.editor)).toEqual(state(again.editor));
    expect(after.editor.getState().notices).toEqual([]);
    expect(after.editor.getState().past.map(({ command }) => command.type)).toEqual([
      'renameDesign',
      'setNat',
    ]);
  });
});

describe('what is typed', () => {
  it.each(refused)('is refused where no design could hold it: %j', async (command) => {
    const { editor, posted, foreseen } = await setUp();
    editor.dispatch({ type: 'renameDesign', name: 'mine' });
    const { design, past, future } = editor.getState();

    editor.foresee(command);
    const edit = editor.dispatch(command);

    expect(edit).toMatchObject({ ok: false, error: { type: 'commands/unreadable' } });
    const message = edit.ok ? '' : edit.error.message;
    expect(message).toMatch(/^The .*\.$/);
    expect(editor.getState().notices.map((notice) => notice.message)).toEqual([message]);
    expect(editor.getState()).toMatchObject({ design, past, future });
    expect(state(editor)).toBe(design);
    expect(posted).toEqual(['open 0', 'renameDesign 1']);
    expect(foreseen.size).toBe(0);
  });

  it('leaves a design that can be written and opened again, or changes nothing', async () => {
    const texts = [...Object.values(hostileNames), ' ', '', '👩‍🚀'.repeat(30), 'sg-web', 'pl-cloudfront'];
    await fc.assert(
      fc.asyncProperty(
        commandMakers(8),
        fc.array(fc.tuple(fc.constantFrom(...texts), fc.nat(20)), { minLength: 8, maxLength: 8 }),
        async (makers, spoils) => {
          const { editor } = await setUp();
          for (const [at, make] of makers.entries()) {
            const before = editor.getState();
            const [text, place] = spoils[at] ?? ['', 0];
            const command = at % 3 === 0 ? make(before.design) : withText(make(before.design), text, place);
            const edit = editor.dispatch(command, { quiet: true });
            if (edit.ok) expect(readDesign(JSON.parse(writeDesign(edit.value)))).toEqual(edit);
            else expect(editor.getState()).toBe(before);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['closed', 'open'])(
    'does not rename the %s design of the list to what no design could hold',
    async (which) => {
      const { editor, memory, flush } = await setUp();
      const key = editor.getState().designKey;
      if (which === 'closed') await editor.newDesign('empty');
      await flush();

      await editor.renameStoredDesign(key, 'half \ud83d');

      expect(memory.records.get(key)?.name).toBe(agents1000.name);
      expect(editor.getState().notices.at(-1)?.message).toMatch(
        /^The design was not renamed: The name holds half of a character/,
      );
    },
  );
});
