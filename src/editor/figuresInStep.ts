import type { StoreApi } from 'zustand/vanilla';

import type { EditorState } from './editorState.ts';

/** Whether the figures belong to the design on the screen. */
export const isInStep = (state: EditorState) => state.evaluatedSequence === state.sequence;

/** Resolves once the figures belong to the design on the screen; rejects when they never will, or on cancelling. */
export const figuresInStep = ({ getState, subscribe }: StoreApi<EditorState>, signal: AbortSignal) =>
  new Promise<EditorState>((resolve, reject) => {
    if (isInStep(getState())) {
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
      else if (isInStep(state)) resolve(state);
      else return;
      stop();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(new DOMException('cancelled', 'AbortError'));
    });
  });
