// @vitest-environment jsdom
import { act, Profiler } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';

import type { Editor, EditorState } from '../editor/editorState.ts';
import { ok } from '../engine/result.ts';
import { EditorProvider, FiguresFirst, useEditorState, useEntered } from './EditorContext.tsx';

/** A state of which only a name and the counters matter here; `figures` is what the worker's answer does to it. */
const createNamed = () => {
  const store = createStore(
    () => ({ designKey: 'old', sequence: 0, evaluatedSequence: 0 }) as unknown as EditorState,
  );
  const rename = (designKey: string) =>
    store.setState(({ sequence }) => ({ designKey, sequence: sequence + 1 }));
  const figures = () => store.setState(({ sequence }) => ({ evaluatedSequence: sequence }));
  return { editor: store as unknown as Editor, rename, figures };
};

const nameOf = (state: EditorState) => state.designKey;
const sequenceOf = (state: EditorState) => state.sequence;

let root: Root;
let host: HTMLElement;
let named: ReturnType<typeof createNamed>;
let renders: number;

function Control({ becomes }: { readonly becomes: string }) {
  const [name, enter] = useEntered(useEditorState(nameOf), (text: string) => {
    named.rename(text.trim());
    return ok(null);
  });
  return <button onClick={() => enter(becomes)}>{name}</button>;
}

function Figure() {
  return <output>{useEditorState(sequenceOf)}</output>;
}

const countRender = () => {
  renders += 1;
};

const show = (becomes: string) =>
  act(() =>
    root.render(
      <EditorProvider editor={named.editor}>
        <Control becomes={becomes} />
        <Profiler id="figure" onRender={countRender}>
          <Figure />
        </Profiler>
      </EditorProvider>,
    ),
  );
const button = () => host.querySelector('button')!;
const figure = () => host.querySelector('output')!.textContent;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  named = createNamed();
  renders = 0;
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

describe('the state that the page shows', () => {
  it('comes with the figures of an edit, and is drawn once for both', () => {
    show('new');
    const before = renders;
    act(() => named.rename('new'));
    expect([figure(), renders]).toEqual(['0', before]);
    act(() => named.figures());
    expect([figure(), renders]).toEqual(['1', before + 1]);
  });
});

describe('the drawing', () => {
  const design = { revision: 1 } as EditorState['design'];
  const revisionOf = (state: EditorState) => state.design.revision;

  function Revision() {
    return <output>{useEditorState(revisionOf)}</output>;
  }

  it('shows an edit after the figures, or before the next key is heard', () => {
    const store = createStore(
      () => ({ design, sequence: 0, evaluatedSequence: 0 }) as unknown as EditorState,
    );
    act(() =>
      root.render(
        <EditorProvider editor={store as unknown as Editor}>
          <Revision />
          <FiguresFirst>
            <Revision />
          </FiguresFirst>
        </EditorProvider>,
      ),
    );
    const shown = () => [...host.querySelectorAll('output')].map(({ textContent }) => textContent);

    act(() => store.setState({ design: { ...design, revision: 2 }, sequence: 1, evaluatedSequence: 1 }));
    expect(shown()).toEqual(['2', '1']);
    act(() => {
      document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
    });
    expect(shown()).toEqual(['2', '2']);
  });
});

describe('what was entered', () => {
  it('stands in its control until the page shows the edit, and then gives way to it', () => {
    show(' new ');
    act(() => button().click());
    expect([button().textContent, figure()]).toEqual([' new ', '0']);
    act(() => named.figures());
    expect([button().textContent, figure()]).toEqual(['new', '1']);
  });

  it('gives way to a later edit made elsewhere', () => {
    show('new');
    act(() => button().click());
    act(() => named.figures());
    act(() => {
      named.rename('newest');
      named.figures();
    });
    expect(button().textContent).toBe('newest');
  });
});
