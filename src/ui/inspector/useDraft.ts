import { useState, type FocusEvent, type KeyboardEvent } from 'react';

import type { Refusal } from '../../engine/design/refusal.ts';
import type { Result } from '../../engine/result.ts';

type Editable = HTMLInputElement | HTMLTextAreaElement;

/** What a field shows while someone types in it; nothing of it is in the design before it is committed. */
export type Draft = {
  readonly text: string;
  /** Why the last commit was refused; the text stays so that it can be corrected. */
  readonly refusal: Refusal | null;
  readonly change: (text: string) => void;
  readonly commit: () => void;
  readonly restore: () => void;
  /** Commits the value that the refusal offers. */
  readonly takeSuggestion: () => void;
  readonly onBlur: (event: FocusEvent<Editable>) => void;
  readonly onKeyDown: (event: KeyboardEvent<Editable>) => void;
};

type Typed = { readonly text: string; readonly refusal: Refusal | null };

/**
 * A field's text between the first key and Enter, blur (one commit) or Esc (none). `value` shows through for as long
 * as nobody types, so that undo and other panels keep reaching the field. `many lines`: Enter is a line break, and
 * blur alone commits.
 */
export function useDraft(
  value: string,
  commit: (text: string) => Result<unknown, Refusal>,
  lines: 'one line' | 'many lines' = 'one line',
): Draft {
  const [typed, setTyped] = useState<Typed | null>(null);

  const commitText = (text: string) => {
    if (text === value) {
      setTyped(null);
      return;
    }
    const result = commit(text);
    setTyped(result.ok ? null : { text, refusal: result.error });
  };
  const commitTyped = () => {
    if (typed !== null) commitText(typed.text);
  };
  const restore = () => setTyped(null);

  return {
    text: typed?.text ?? value,
    refusal: typed?.refusal ?? null,
    change: (text) => setTyped({ text, refusal: null }),
    commit: commitTyped,
    restore,
    takeSuggestion: () => {
      const suggestion = typed?.refusal?.suggestion;
      if (suggestion !== undefined) commitText(suggestion);
    },
    onBlur: commitTyped,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && lines === 'one line') {
        event.preventDefault();
        commitTyped();
      }
      if (event.key === 'Escape' && typed !== null) {
        event.preventDefault();
        event.stopPropagation();
        restore();
      }
    },
  };
}
