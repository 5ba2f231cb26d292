// @vitest-environment jsdom
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';

import type { Editor, EditorState } from '../../editor/editorState.ts';
import type { Mode } from '../../editor/modes.ts';
import { applyCommand, type Command } from '../../engine/commands/command.ts';
import { commandProblem } from '../../engine/commands/commandProblem.ts';
import type { Design } from '../../engine/design/design.ts';
import { err, ok } from '../../engine/result.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { EditorProvider } from '../EditorContext.tsx';
import { TagFields } from './TagFields.tsx';

let root: Root;
let host: HTMLElement;
let made: Command[];

/** An editor that makes edits and has their figures at once. */
function editorOf(first: Design, mode: Mode) {
  const store = createStore(
    () => ({ design: first, mode, sequence: 0, evaluatedSequence: 0 }) as unknown as EditorState,
  );
  const dispatch = (command: Command) => {
    const problem = commandProblem(command);
    const edit = problem === undefined ? applyCommand(store.getState().design, command) : err(problem);
    if (!edit.ok) return edit;
    made.push(command);
    const sequence = store.getState().sequence + 1;
    flushSync(() => store.setState({ design: edit.value, sequence, evaluatedSequence: sequence }));
    return ok(edit.value);
  };
  return Object.assign(store, { dispatch, foresee: () => undefined });
}

function show(tags: Design['tags'], mode: Mode = 'design') {
  const editor = editorOf({ ...agents1000, tags }, mode);
  flushSync(() => {
    root.render(
      <EditorProvider editor={editor as unknown as Editor}>
        <TagFields />
      </EditorProvider>,
    );
  });
  return () => editor.getState().design.tags;
}

const named = (name: string): HTMLElement => {
  const label = [...host.querySelectorAll('label')].find(({ textContent }) => textContent === name);
  const found =
    label === undefined
      ? host.querySelector<HTMLElement>(`[aria-label="${name}"]`)
      : document.getElementById(label.htmlFor);
  if (found === null) throw new Error(`nothing is called ${name}`);
  return found;
};

const inputNamed = (name: string) => named(name) as HTMLInputElement;

function enter(name: string, text: string): void {
  const input = inputNamed(name);
  input.focus();
  // React hears of a value only through the element's own setter, which it has covered on this one.
  flushSync(() => {
    Reflect.set(HTMLInputElement.prototype, 'value', text, input);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  flushSync(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
}

const press = (name: string) => flushSync(() => named(name).click());
const said = () => [...host.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);

beforeEach(() => {
  made = [];
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

describe('the tags of a design', () => {
  it('are changed where they stand, key and value, and the field keeps the focus', () => {
    const tags = show({ Project: 'agents', Environment: 'production' });

    enter('Key of the tag Project', ' Product ');
    expect(document.activeElement).toBe(named('Key of the tag Product'));
    enter('Value of the tag Product', 'workers');

    expect(Object.entries(tags())).toEqual([
      ['Product', 'workers'],
      ['Environment', 'production'],
    ]);
    expect(made.map(({ type }) => type)).toEqual(['renameTag', 'setTag']);
  });

  it('say beside the key why it is not taken', () => {
    const tags = show({ Project: 'agents', Environment: 'production' });

    enter('Key of the tag Project', 'aws:project');
    expect(said()).toEqual([expect.stringContaining('begins with "aws:"')]);
    enter('Key of the tag Project', 'Environment');
    expect(said()).toEqual([expect.stringContaining('There is a tag "Environment" already')]);

    expect(tags()).toEqual({ Project: 'agents', Environment: 'production' });
  });

  it('come and go, and the next one can be typed at once', () => {
    const tags = show({});
    expect(host.textContent).toContain('None yet.');

    enter('Key of a new tag', 'Owner');
    enter('Value of a new tag', 'network');
    press('Add the tag');
    expect(tags()).toEqual({ Owner: 'network' });
    expect(document.activeElement).toBe(named('Key of a new tag'));
    expect(inputNamed('Value of a new tag').value).toBe('');

    press('Remove the tag Owner');
    expect(tags()).toEqual({});
    expect(document.activeElement).toBe(named('Key of a new tag'));
  });

  it('do not lose a value to a new tag of the same key', () => {
    const tags = show({ Owner: 'network' });

    enter('Key of a new tag', 'Owner');
    press('Add the tag');

    expect(said()).toEqual([expect.stringContaining('There is a tag “Owner” already')]);
    expect(tags()).toEqual({ Owner: 'network' });
  });

  it('are there to be read in a review', () => {
    show({ Owner: 'network' }, 'review');

    expect(inputNamed('Value of the tag Owner').readOnly).toBe(true);
    expect(host.querySelectorAll('button, form')).toHaveLength(0);
  });
});
