import type { StoreApi } from 'zustand/vanilla';

import { concernsOf } from '../engine/export/concerns.ts';
import { smallPictureNote } from '../engine/export/pictureScale.ts';
import { slugOf } from '../engine/export/slug.ts';
import type { Editor, EditorState } from './editorState.ts';
import { figuresInStep, isInStep } from './figuresInStep.ts';
import type { Ports } from './ports.ts';

type Context = {
  readonly ports: Ports;
  readonly store: StoreApi<EditorState>;
  readonly notify: Editor['notify'];
  /** The package was handed over. */
  readonly exported: () => void;
};

/** Export of the handoff package: one at a time, never of figures that are behind, cancelled without a trace. */
export function createExportActions({
  ports,
  store,
  notify,
  exported,
}: Context): Pick<Editor, 'exportPackage' | 'cancelExport' | 'printDrawing'> {
  let running: AbortController | undefined;

  return {
    exportPackage: async ({ confirmed = false } = {}) => {
      if (running !== undefined) return 'done';
      const asksFirst = ({ evaluation }: EditorState) => !confirmed && concernsOf(evaluation).length > 0;
      if (isInStep(store.getState()) && asksFirst(store.getState())) return 'to-confirm';
      const { signal } = (running = new AbortController());
      store.setState({ exporting: { done: 0, total: 1, what: 'Waiting for the figures' } });
      try {
        const state = await figuresInStep(store, signal);
        if (asksFirst(state)) return 'to-confirm';
        const { design, evaluation } = state;
        const { zip, pictureScale } = await ports.buildPackage(design, evaluation, {
          signal,
          onProgress: (exporting) => {
            if (!signal.aborted) store.setState({ exporting });
          },
        });
        signal.throwIfAborted();
        const name = `${slugOf(design.name)}-handoff.zip`;
        ports.files.save(name, zip, 'application/zip');
        exported();
        const note = smallPictureNote(pictureScale);
        const message = [`${name} is in your downloads.`, note].filter(Boolean).join(' ');
        notify({ severity: note === undefined ? 'success' : 'warning', message });
      } catch (failure) {
        if (!signal.aborted) {
          const reason = failure instanceof Error ? failure.message : String(failure);
          notify({ severity: 'error', message: `The package was not written: ${reason}` });
        }
      } finally {
        running = undefined;
        store.setState({ exporting: null });
      }
      return 'done';
    },
    cancelExport: () => {
      running?.abort();
    },
    printDrawing: async () => {
      try {
        const { design, evaluation } = await figuresInStep(store, new AbortController().signal);
        await ports.printDrawing(design, evaluation);
      } catch (failure) {
        const reason = failure instanceof Error ? failure.message : String(failure);
        notify({ severity: 'error', message: `The drawing was not printed: ${reason}` });
      }
    },
  };
}
