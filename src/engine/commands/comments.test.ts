import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { Command } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';
import { threadOf } from './comments.ts';

const ada = { by: 'Ada', at: '2026-11-22T14:02:00.000Z' } as const;
const after = (...commands: readonly Command[]): Design => commands.reduce<Design>(perform, agents1000);

const asked: Command = { type: 'addComment', id: 'c-1', subject: 'subnet:ecs-b', text: 'Too small?', ...ada };
const answered: Command = { type: 'replyToComment', id: 'c-2', to: 'c-1', text: 'No.', ...ada };

describe('comments', () => {
  it('are pinned to a thing, and say what it is called', () => {
    expect(after(asked).comments['c-1']).toMatchObject({
      subject: 'subnet:ecs-b',
      about: 'ECS b',
      kind: 'comment',
      resolved: null,
    });
    const issue: Command = { ...asked, severity: 'high', assignee: 'Grace' };
    expect(after(issue).comments['c-1']).toMatchObject({ kind: 'issue', assignee: 'Grace' });
  });

  it('are pinned to figures and to points', () => {
    const point: Command = { ...asked, id: 'c-3', subject: 'region', place: { x: 40, y: 60 } };
    const design = after({ ...asked, subject: 'figure:total' }, point);
    expect(design.comments['c-1']?.about).toBe('Cost a month');
    expect(design.comments['c-3']?.place).toEqual({ x: 40, y: 60 });
  });

  it('stay when their subject goes, with the name it had last', () => {
    const design = after(
      asked,
      answered,
      { type: 'setSubnet', id: 'ecs-b', name: 'Workers b' },
      { type: 'removeSubnet', id: 'ecs-b' },
    );
    expect(design.subnets['ecs-b']).toBeUndefined();
    expect(design.comments['c-1']?.about).toBe('Workers b');
    expect(design.comments['c-2']?.about).toBe('Workers b');
  });

  it('make threads that are resolved and reopened as a whole', () => {
    const resolved = after(asked, answered, { type: 'resolveComment', id: 'c-1', ...ada });
    expect(threadOf(resolved.comments, 'c-2')).toBe('c-1');
    expect(resolved.comments['c-1']?.resolved).toEqual(ada);
    expect(perform(resolved, { type: 'reopenComment', id: 'c-1' }).comments['c-1']?.resolved).toBeNull();
    expect(refusalOf(resolved, { type: 'resolveComment', id: 'c-2', ...ada }).type).toBe(
      'resolveComment/reply',
    );
  });

  it('remember when their words changed, and not when their weight did', () => {
    const at = '2026-11-23T08:00:00.000Z';
    const worded = after(asked, { type: 'editComment', id: 'c-1', at, changes: { text: 'Large enough?' } });
    expect(worded.comments['c-1']).toMatchObject({ text: 'Large enough?', edited: at });
    const weighed = after(asked, { type: 'editComment', id: 'c-1', at, changes: { severity: 'low' } });
    expect(weighed.comments['c-1']).toMatchObject({ kind: 'issue', edited: null });
    expect(
      refusalOf(after(asked, answered), { type: 'editComment', id: 'c-2', at, changes: { severity: 'low' } })
        .type,
    ).toBe('editComment/reply');
  });

  it('are refused in a sentence where they would say nothing, or lose what others said', () => {
    expect(refusalOf(agents1000, { ...asked, text: ' \n' }).type).toBe('addComment/empty');
    expect(refusalOf(agents1000, { ...asked, subject: 'subnet:nobody' }).type).toBe(
      'addComment/unknown-subject',
    );
    expect(refusalOf(after(asked), asked)).toMatchObject({
      type: 'addComment/id-taken',
      suggestion: 'c-1-2',
    });
    expect(refusalOf(after(asked, answered), { type: 'removeComment', id: 'c-1' }).type).toBe(
      'removeComment/answered',
    );
  });
});

describe('putDesign', () => {
  it('puts another state in the place of this one, one revision further than both', () => {
    const older = { ...agents1000, revision: 7, name: 'As it was' };
    const restored = (design: Design) =>
      perform({ ...agents1000, revision: 9 }, { type: 'putDesign', label: 'Restore', revision: 9, design });
    expect(restored(older)).toEqual({ ...older, revision: 10 });
  });

  it('is refused for another revision, and for what the door refuses', () => {
    const put = { type: 'putDesign', label: 'Restore', revision: 0, design: agents1000 } as const;
    const edited = perform(agents1000, asked);
    expect(refusalOf(edited, put).type).toBe('putDesign/other-revision');
    const torn: Design = { ...agents1000, nat: { mode: 'single', zone: 'z' } };
    expect(refusalOf(agents1000, { ...put, design: torn }).message).toContain('there is no zone "z"');
  });
});
