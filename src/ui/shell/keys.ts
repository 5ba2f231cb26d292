import { actions, type Action } from '../shortcuts.ts';

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const names: Readonly<Record<string, string>> = {
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  f2: 'F2',
  space: 'Space',
  menu: 'Menu',
};

/** A key as it is written beside a command: `⌘⇧Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function formatKey(key: string, mac: boolean): string {
  const parts = key.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'ctrl') return mac ? '⌃' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    if (part === 'alt') return mac ? '⌥' : 'Alt';
    return names[part] ?? part.toUpperCase();
  });
  return parts.join(mac ? '' : '+');
}

/** `key` decides, as printed on the keyboard; `code` helps where a layout has no Latin letters. */
function hits(pressed: Pressed, key: string, mac: boolean): boolean {
  const parts = key.split('+');
  const wanted = parts.at(-1) ?? '';
  const mod = parts.includes('mod');
  const ctrl = parts.includes('ctrl') || (mod && !mac);
  const letter = pressed.key.toLowerCase();
  const isLatin = /^[\x20-\x7e]$/.test(pressed.key) || pressed.key.length > 1;
  const matches =
    letter === wanted || ((!isLatin || pressed.altKey) && pressed.code.toLowerCase() === `key${wanted}`);
  // "?" is typed with Shift on most layouts and without it on some.
  const shift = wanted === '?' ? pressed.shiftKey : parts.includes('shift');
  return (
    matches &&
    pressed.ctrlKey === ctrl &&
    pressed.metaKey === (mod && mac) &&
    pressed.shiftKey === shift &&
    pressed.altKey === parts.includes('alt')
  );
}

/** Whether a key is one printable character with no key but Shift held, as speech and a slip of the hand make it. */
export const isCharacterKey = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Omit<Pressed, 'code' | 'shiftKey'>): boolean => /^\S$/u.test(key) && !ctrlKey && !metaKey && !altKey;

/**
 * The action that the pressed key stands for, or `undefined`. `typing`: a field has the focus. Without `characters`,
 * keys of one character stand for nothing.
 */
export function actionFor(
  pressed: Pressed,
  options: { readonly mac: boolean; readonly typing: boolean; readonly characters: boolean },
): Action | undefined {
  if (!options.characters && isCharacterKey(pressed)) return undefined;
  const all: readonly Action[] = actions;
  return all.find(
    (action) =>
      (!options.typing || action.whileTyping === true) &&
      action.keys.some((key) => hits(pressed, key, options.mac)),
  );
}

/** Whether keys go into text where the event happened. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select') !== null) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|range)$/.test(target.type);
}
