import { describe, expect, it } from 'vitest';

import { actions } from '../shortcuts.ts';
import { actionFor, formatKey, isCharacterKey } from './keys.ts';

const press = (
  key: string,
  held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean; code?: string } = {},
) => ({
  key,
  code: held.code ?? '',
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: held.alt ?? false,
});
const elsewhere = { mac: false, typing: false, characters: true };

describe('the keys of the page', () => {
  it('undoes with the key of the machine', () => {
    expect(actionFor(press('z', { ctrl: true }), elsewhere)?.id).toBe('undo');
    expect(actionFor(press('z', { meta: true }), { ...elsewhere, mac: true })?.id).toBe('undo');
    expect(actionFor(press('z', { meta: true }), elsewhere)).toBeUndefined();
  });

  it('redoes with both usual keys', () => {
    expect(actionFor(press('Z', { ctrl: true, shift: true }), elsewhere)?.id).toBe('redo');
    expect(actionFor(press('y', { ctrl: true }), elsewhere)?.id).toBe('redo');
  });

  it('finds letters on a keyboard without Latin ones', () => {
    expect(actionFor(press('я', { ctrl: true, code: 'KeyZ' }), elsewhere)?.id).toBe('undo');
  });

  it('goes by the printed letter where there is one', () => {
    expect(actionFor(press('w', { ctrl: true, code: 'KeyZ' }), elsewhere)).toBeUndefined();
  });

  it('leaves keys to the text while someone types, but for those that mean nothing there', () => {
    const typing = { ...elsewhere, typing: true };
    for (const pressed of [
      press('?', { shift: true }),
      press('Delete'),
      press('Backspace'),
      press('z', { ctrl: true }),
      press('Escape'),
    ]) {
      expect(actionFor(pressed, elsewhere)).toBeDefined();
      expect(actionFor(pressed, typing)).toBeUndefined();
    }
    expect(actionFor(press('k', { ctrl: true }), typing)?.id).toBe('commands');
  });

  it('hears no key of one character once they are switched off, and every other one still', () => {
    const off = { ...elsewhere, characters: false };

    expect(actionFor(press('?', { shift: true }), off)).toBeUndefined();
    expect(actionFor(press('z', { ctrl: true }), off)?.id).toBe('undo');
    expect(actionFor(press('Delete'), off)?.id).toBe('remove');
    expect(['m', '[', '+', '0'].map((key) => isCharacterKey(press(key)))).toEqual([true, true, true, true]);
    expect(['Enter', 'ArrowUp', ' '].map((key) => isCharacterKey(press(key)))).toEqual([false, false, false]);
  });

  it('gives no key to two actions', () => {
    const keys = actions.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never takes the keys with which a browser opens and closes windows', () => {
    const keys = new Set<string>(actions.flatMap((action) => action.keys));
    for (const key of ['mod+n', 'mod+t', 'mod+w', 'mod+r']) expect(keys).not.toContain(key);
  });

  it('writes keys as each machine does', () => {
    expect(formatKey('mod+shift+z', true)).toBe('⌘⇧Z');
    expect(formatKey('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
  });
});
