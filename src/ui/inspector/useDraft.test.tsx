// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Refusal } from '../../engine/design/refusal.ts';
import { err, ok, type Result } from '../../engine/result.ts';
import { useDraft } from './useDraft.ts';

type Commit = (text: string) => Result<unknown, Refusal>;

function Probe({ value, commit }: { readonly value: string; readonly commit: Commit }) {
  const draft = useDraft(value, commit);
  return (
    <>
      <input
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
      <output>{draft.refusal?.message}</output>
      <button onClick={draft.takeSuggestion}>take</button>
    </>
  );
}

let root: Root;
let host: HTMLElement;
const input = () => host.querySelector('input')!;
const said = () => host.querySelector('output')!.textContent;

const show = (value: string, commit: Commit) =>
  act(() => root.render(<Probe value={value} commit={commit} />));

/** React listens to the native setter's event, not to an assignment of `value`. */
const type = (text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input(), text);
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });
const press = (key: string) =>
  act(
    () => void input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  );
const leave = () => act(() => void input().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

describe('the draft of a field', () => {
  it('commits once on Enter, and not again when the field is left', () => {
    const commit = vi.fn<Commit>(() => ok(null));
    show('a', commit);
    type('b');
    expect(commit).not.toHaveBeenCalled();
    press('Enter');
    leave();
    expect(commit.mock.calls).toEqual([['b']]);
  });

  it('commits when the field is left', () => {
    const commit = vi.fn<Commit>(() => ok(null));
    show('a', commit);
    type('b');
    leave();
    expect(commit.mock.calls).toEqual([['b']]);
  });

  it('restores the value on Escape and commits nothing', () => {
    const commit = vi.fn<Commit>(() => ok(null));
    show('a', commit);
    type('b');
    press('Escape');
    expect(input().value).toBe('a');
    leave();
    expect(commit).not.toHaveBeenCalled();
  });

  it('commits nothing when the text is what it was', () => {
    const commit = vi.fn<Commit>(() => ok(null));
    show('a', commit);
    type('b');
    type('a');
    press('Enter');
    expect(commit).not.toHaveBeenCalled();
  });

  it('keeps a refused text with its reason until it is corrected', () => {
    const commit = vi.fn<Commit>((text) =>
      text === 'bad' ? err({ type: 'x/bad', message: 'No.' }) : ok(null),
    );
    show('a', commit);
    type('bad');
    press('Enter');
    expect([input().value, said()]).toEqual(['bad', 'No.']);
    type('good');
    expect(said()).toBe('');
    press('Enter');
    expect(commit).toHaveBeenLastCalledWith('good');
  });

  it('commits the value that a refusal offers', () => {
    const commit = vi.fn<Commit>((text) =>
      text === 'bad' ? err({ type: 'x/bad', message: 'No.', suggestion: 'fine' }) : ok(null),
    );
    show('a', commit);
    type('bad');
    press('Enter');
    act(() => host.querySelector('button')!.click());
    expect(commit).toHaveBeenLastCalledWith('fine');
    expect(said()).toBe('');
  });

  it('shows a value that changed elsewhere while nobody types', () => {
    const commit = vi.fn<Commit>(() => ok(null));
    show('a', commit);
    show('c', commit);
    expect(input().value).toBe('c');
  });
});
