import type { StoreApi } from 'zustand/vanilla';

import type { EditorState } from './editorState.ts';

/** Resolves once the figures belong to the design on the screen; rejects when they never will, or on cancelling. */
export const figuresInStep = ({ getState, subscribe }: StoreApi<EditorState>, signal: AbortSignal) =>
  new Promise<EditorState>((resolve, reject) => {
    const inStep = (state: EditorState) => state.evaluatedSequence === state.sequence;
    if (inStep(getState())) {
      resolve(getState());
      return;
    }
    const failed = new Error('its figures could not be computed; change the design or undo, then try again');
    if (getState().worker === 'failed') {
      reject(failed);
      return;
    }
    const stop = subscribe((state) => {
      if (state.worker === 'failed') reject(failed);
      else if (inStep(state)) resolve(state);
      else return;
      stop();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(new DOMException('cancelled', 'AbortError'));
    });
  });
