import type { StoreApi } from 'zustand/vanilla';

import { slugOf } from '../engine/export/slug.ts';
import type { Editor, EditorState } from './editorState.ts';
import type { Ports } from './ports.ts';

type Context = {
  readonly ports: Ports;
  readonly store: StoreApi<EditorState>;
  readonly notify: Editor['notify'];
};

/** Resolves once the figures belong to the design on the screen; rejects when they never will, or on cancelling. */
const figuresInStep = ({ getState, subscribe }: StoreApi<EditorState>, signal: AbortSignal) =>
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

/** Export of the handoff package: one at a time, never of figures that are behind, cancelled without a trace. */
export function createExportActions({
  ports,
  store,
  notify,
}: Context): Pick<Editor, 'exportPackage' | 'cancelExport'> {
  let running: AbortController | undefined;

  return {
    exportPackage: async () => {
      if (running !== undefined) return;
      const { signal } = (running = new AbortController());
      store.setState({ exporting: { done: 0, total: 1, what: 'Waiting for the figures' } });
      try {
        const { design, evaluation } = await figuresInStep(store, signal);
        const zip = await ports.buildPackage(design, evaluation, {
          signal,
          onProgress: (exporting) => {
            if (!signal.aborted) store.setState({ exporting });
          },
        });
        signal.throwIfAborted();
        const name = `${slugOf(design.name)}-handoff.zip`;
        ports.files.save(name, zip, 'application/zip');
        notify({ severity: 'success', message: `${name} is in your downloads.` });
      } catch (failure) {
        if (!signal.aborted) {
          const reason = failure instanceof Error ? failure.message : String(failure);
          notify({ severity: 'error', message: `The package was not written: ${reason}` });
        }
      } finally {
        running = undefined;
        store.setState({ exporting: null });
      }
    },
    cancelExport: () => {
      running?.abort();
    },
  };
}
