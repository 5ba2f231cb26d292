import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { perform, refusalOf } from './command.testing.ts';
import { readCommands } from './command.ts';

const tagsOf = ({ tags }: Design) => Object.entries(tags);

describe('tags', () => {
  it('are set, changed and taken away, each in its place', () => {
    const set = perform(agents1000, { type: 'setTag', key: 'Owner', value: 'network' });
    const changed = perform(set, { type: 'setTag', key: 'Project', value: 'workers' });
    const without = perform(changed, { type: 'setTag', key: 'Environment', value: null });

    expect(tagsOf(changed).map(([key]) => key)).toEqual(['Project', 'Environment', 'Owner']);
    expect(tagsOf(without)).toEqual([
      ['Project', 'workers'],
      ['Owner', 'network'],
    ]);
  });

  it('get another key where they stand', () => {
    const renamed = perform(agents1000, { type: 'renameTag', key: 'Project', to: 'Product' });

    expect(tagsOf(renamed)).toEqual([
      ['Product', 'agents'],
      ['Environment', 'production'],
    ]);
    expect(tagsOf(perform(renamed, { type: 'renameTag', key: 'Product', to: 'Product' }))).toEqual(
      tagsOf(renamed),
    );
  });

  it('keep their key where another tag has the new one, which AWS tells apart by upper and lower case', () => {
    const taken = refusalOf(agents1000, { type: 'renameTag', key: 'Project', to: 'Environment' });

    expect(taken.type).toBe('renameTag/key-taken');
    expect(taken.message).toContain('"Environment"');
    perform(agents1000, { type: 'renameTag', key: 'Project', to: 'environment' });
  });

  it('are called by a key that is there', () => {
    expect(refusalOf(agents1000, { type: 'renameTag', key: 'Projet', to: 'Owner' })).toEqual({
      type: 'renameTag/unknown-tag',
      message: 'There is no tag "Projet"; the nearest is "Project".',
      suggestion: 'Project',
    });
  });

  it('are 49 at most, and the fiftieth key may still replace one', () => {
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, at) => [`Tag ${String(at)}`, '']));
    const full = { ...agents1000, tags: many };

    expect(refusalOf(full, { type: 'setTag', key: 'Owner', value: '' }).type).toBe('setTag/too-many');
    expect(perform(full, { type: 'renameTag', key: 'Tag 7', to: 'Owner' }).tags).toHaveProperty('Owner');
  });

  it.each([
    ['aws:owner', 'begins with "aws:"'],
    ['', 'is empty'],
    ['a'.repeat(129), 'longer than 128'],
  ])('refuse the key %j', (to, why) => {
    const read = readCommands({ type: 'renameTag', key: 'Project', to });
    expect(!read.ok && read.error.message).toContain(why);
  });
});
