import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import type { Command } from './command.ts';
import { commandProblem } from './commandProblem.ts';
import { oneOfEach } from './oneOfEach.testing.ts';

/** What people might type, or code might make of it, where text or a number stands. */
const misfits: Readonly<Record<string, readonly unknown[]>> = {
  string: ['  ', '', 'x'.repeat(5000), '{{resolve:ssm:/key}}', 'a\u0000b', 'half \ud83d', 'no such thing'],
  number: [-1, 1e300, Number.NaN, 0.5, 99_999_999],
};

/** The value with each text and number in it replaced by what does not fit there, one at a time. */
function spoiled(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, at) => spoiled(item).map((bad) => items.with(at, bad)));
  }
  if (typeof value !== 'object' || value === null) return misfits[typeof value] ?? [];
  return Object.entries(value)
    .filter(([key]) => key !== 'type')
    .flatMap(([key, inner]) => spoiled(inner).map((bad) => ({ ...value, [key]: bad })));
}

/** One thing, of which there is one, and what is wrong with it. */
const SENTENCE =
  /^(The (list of [a-z ]+|[a-zA-Z -]*[^s ]( of [a-zA-Z ]+)?|address|access)|[A-Z][a-z ]+ \d+|"[^"]+")( "[^"]*")? (is|has|holds|begins|names) .*\.$/s;

describe('commandProblem', () => {
  it.each(Object.entries(oneOfEach))('finds nothing wrong with %s', (_, command) => {
    expect(commandProblem(command)).toBeUndefined();
  });

  it.each(Object.entries(oneOfEach).filter(([type]) => type !== 'putDesign'))(
    'says in one sentence about one thing what is wrong with %s',
    (_, command) => {
      for (const bad of spoiled(command)) {
        const problem = commandProblem(bad as Command);
        if (problem === undefined) continue;
        expect(problem.type).toBe('commands/unreadable');
        expect(problem.message).toMatch(SENTENCE);
        expect(problem.message).not.toMatch(/\bedit \d|more problem/);
      }
    },
  );

  it.each<[Command, string]>([
    [
      { type: 'addTier', name: '  ', access: 'private', prefix: 24 },
      'The name is empty; give it at least one visible character.',
    ],
    [
      { type: 'addSecurityGroup', name: 'sg-web' },
      'The name begins with "sg-", which AWS keeps for ids; put the word at the end, as in "web-sg".',
    ],
    [
      { type: 'addSecurityGroup', name: 'büro' },
      'The name holds a character AWS refuses here; "b-ro" would work.',
    ],
    [{ type: 'setRequirements', changes: { headroom: 0 } }, 'The headroom is below 1; 1 means no headroom.'],
    [
      { type: 'setRequirements', changes: { agents: 1e300, zones: 9 } },
      'The number of agents is not a whole number.',
    ],
    [
      { type: 'setAsideFinding', key: 'openGroup/group:rds', reason: '', by: 'Ada', on: '2026-11-22' },
      'The reason is empty; give the reason.',
    ],
    [
      { type: 'addNetwork', name: 'Paris', kind: 'on-premises', cidrs: ['10.8.0.0/16', ''] },
      'Range 2 is empty; write a block such as 10.0.0.0/16.',
    ],
    [
      { type: 'addNetwork', name: 'Paris', kind: 'on-premises', cidrs: [] },
      'The list of ranges is empty; a network has at least one range.',
    ],
    [
      {
        ...{ type: 'addRule', group: 'rds', direction: 'ingress', peer: { kind: 'group', group: 'ecs' } },
        traffic: { protocol: 'tcp', ports: { from: 443, to: 99_999 } },
      },
      'The last port is above port 65535.',
    ],
    [
      {
        type: 'batch',
        label: 'Two edits',
        commands: [{ type: 'addZone' }, { type: 'renameDesign', name: '' }],
      },
      'The name is empty; give it at least one visible character.',
    ],
  ])('names the field that %j got wrong', (command, message) => {
    expect(commandProblem(command)).toEqual({ type: 'commands/unreadable', message });
  });

  it('reads a batch of thousands, and refuses steps within steps without end', () => {
    const many = Array.from({ length: 10_000 }, () => ({ type: 'addZone' }) as const);
    expect(commandProblem({ type: 'batch', label: 'Zones', commands: many })).toBeUndefined();
    let deep: Command = { type: 'addZone' };
    for (let level = 0; level < 1000; level += 1) deep = { type: 'batch', label: 'x', commands: [deep] };
    expect(commandProblem(deep)).toMatchObject({ message: 'The edit is nested deeper than 64 levels.' });
  });

  it('leaves to its command what a design is that is put in the place of another', () => {
    const put = { type: 'putDesign', label: 'Restore', revision: 3, design: agents1000 } as const;
    expect(commandProblem(put)).toBeUndefined();
  });
});
