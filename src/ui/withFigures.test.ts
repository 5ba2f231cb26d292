import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';

import type { EditorState } from '../editor/editorState.ts';
import { withFigures } from './withFigures.ts';

/** A state of which only the counters matter here, and a clock that is moved by hand. */
function start() {
  const store = createStore(() => ({ sequence: 0, evaluatedSequence: 0 }) as EditorState);
  let timer: (() => void) | null = null;
  const drawn = withFigures(store, (task) => {
    timer = task;
    return () => {
      timer = null;
    };
  });
  const seen: number[] = [];
  drawn.subscribe(() => seen.push(drawn.getState().sequence));
  return { store, drawn, seen, patienceEnds: () => timer?.(), isWaiting: () => timer !== null };
}

describe('withFigures', () => {
  it('draws an edit once, with its figures', () => {
    const { store, drawn, seen, isWaiting } = start();
    store.setState({ sequence: 1 });
    expect(drawn.getState().sequence).toBe(0);
    store.setState({ evaluatedSequence: 1 });
    expect(seen).toEqual([1]);
    expect(isWaiting()).toBe(false);
  });

  it('draws an edit without its figures when they take too long, and everything until they are there', () => {
    const { store, drawn, seen, patienceEnds } = start();
    store.setState({ sequence: 1 });
    patienceEnds();
    store.setState({ sequence: 2 });
    store.setState({ evaluatedSequence: 2 });
    expect(seen).toEqual([1, 2, 2]);
    store.setState({ sequence: 3 });
    expect(drawn.getState().sequence).toBe(2);
  });

  it('waits once for edits in a row', () => {
    const { store, seen, patienceEnds } = start();
    store.setState({ sequence: 1 });
    store.setState({ sequence: 2 });
    patienceEnds();
    expect(seen).toEqual([2]);
  });
});
