import type { Editor, EditorState } from '../editor/editorState.ts';

/** How long the drawing waits for the figures of an edit before it shows the edit without them: two frames. */
export const PATIENCE_MS = 32;

/** Figures on screen belong to an older design than the drawing. */
export const isBehind = (state: EditorState): boolean => state.evaluatedSequence < state.sequence;

/** The editor's state as it may be drawn, and who is to hear of it. */
export type DrawnState = Pick<Editor, 'getState'> & {
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * The editor's state, held back while the worker computes the figures of an edit, for {@link PATIENCE_MS} at most:
 * they are nearly always there sooner, so that what takes long to draw is drawn once with its figures and not twice.
 */
export function withFigures(
  editor: Pick<Editor, 'getState' | 'subscribe'>,
  wait: (task: () => void, ms: number) => () => void,
): DrawnState {
  const listeners = new Set<() => void>();
  let drawn = editor.getState();
  let stopWaiting: (() => void) | null = null;
  let isLate = false;

  const draw = () => {
    drawn = editor.getState();
    for (const listener of listeners) listener();
  };
  const giveUp = () => {
    isLate = true;
    stopWaiting = null;
    draw();
  };

  editor.subscribe((state) => {
    const behind = isBehind(state);
    if (behind && !isLate) {
      stopWaiting ??= wait(giveUp, PATIENCE_MS);
      return;
    }
    stopWaiting?.();
    stopWaiting = null;
    isLate = behind;
    draw();
  });

  return {
    getState: () => drawn,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
