import type { EditorState } from '../editor/editorState.ts';
import type { DrawnState } from './withFigures.ts';

/**
 * What the drawing shows: the drawn state, an edit held back until its figures have been painted. To draw an edit takes
 * a frame of its own, and a person reads off the figures what the edit means. What is no edit, such as where the pointer
 * is, passes at once; another design too, there is nothing to compare it with.
 *
 * @param afterPaint runs a task once the frame that is next has been painted
 */
export function afterFigures(drawn: DrawnState, afterPaint: (task: () => void) => void): DrawnState {
  const listeners = new Set<() => void>();
  let shown = drawn.getState();
  let isHeld = false;

  const draw = () => {
    isHeld = false;
    shown = drawn.getState();
    for (const listener of listeners) listener();
  };

  drawn.subscribe(() => {
    if (isHeld) return;
    if (isEdit(shown, drawn.getState())) {
      isHeld = true;
      afterPaint(draw);
    } else draw();
  });

  return {
    getState: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const isEdit = (before: EditorState, now: EditorState): boolean =>
  before.designKey === now.designKey &&
  (before.design !== now.design || before.evaluation !== now.evaluation);
