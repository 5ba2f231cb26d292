import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';

import type { EditorState } from '../editor/editorState.ts';
import { afterFigures } from './afterFigures.ts';

const [before, after] = [{ name: 'before' }, { name: 'after' }] as unknown as [
  EditorState['design'],
  EditorState['design'],
];

/** A drawn state, and a paint that happens when it is told to. */
function start() {
  const store = createStore(
    () => ({ designKey: 'one', design: before, evaluation: {}, hovered: null }) as unknown as EditorState,
  );
  const tasks: (() => void)[] = [];
  const drawing = afterFigures(store, (task) => tasks.push(task));
  let renders = 0;
  drawing.subscribe(() => (renders += 1));
  return {
    ...{ store, drawing, tasks },
    renders: () => renders,
    paint: () => tasks.splice(0).forEach((task) => task()),
  };
}

describe('afterFigures', () => {
  it('shows an edit once its figures are painted', () => {
    const { store, drawing, paint } = start();
    store.setState({ design: after });
    expect(drawing.getState().design).toBe(before);
    paint();
    expect(drawing.getState().design).toBe(after);
  });

  it('holds figures that come late back in the same way', () => {
    const { store, drawing, paint } = start();
    const evaluation = {} as EditorState['evaluation'];
    store.setState({ evaluation });
    expect(drawing.getState().evaluation).not.toBe(evaluation);
    paint();
    expect(drawing.getState().evaluation).toBe(evaluation);
  });

  it('shows what is no edit at once', () => {
    const { store, drawing, tasks } = start();
    store.setState({ hovered: 'subnet:a' });
    expect(drawing.getState().hovered).toBe('subnet:a');
    expect(tasks).toEqual([]);
  });

  it('keeps everything that comes meanwhile together, and draws once', () => {
    const { store, drawing, paint, renders } = start();
    store.setState({ design: after });
    store.setState({ hovered: 'subnet:a' });
    expect(drawing.getState().hovered).toBeNull();
    paint();
    expect(drawing.getState()).toBe(store.getState());
    expect(renders()).toBe(1);
  });

  it('opens another design at once', () => {
    const { store, drawing } = start();
    store.setState({ designKey: 'two', design: after });
    expect(drawing.getState().design).toBe(after);
  });

  it('lets another design take the place of an edit that was to follow', () => {
    const { store, drawing, paint } = start();
    store.setState({ design: after });
    store.setState({ designKey: 'two', design: before });
    paint();
    expect(drawing.getState()).toBe(store.getState());
  });
});
