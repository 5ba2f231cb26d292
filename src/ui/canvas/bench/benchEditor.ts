import { createStore } from 'zustand/vanilla';

import type { Editor, EditorState } from '../../../editor/editorState.ts';
import { defaultView } from '../../../editor/view.ts';
import { applyCommand } from '../../../engine/commands/command.ts';
import type { Design } from '../../../engine/design/design.ts';
import { evaluate } from '../../../engine/evaluation/evaluate.ts';
import type { Consequence } from '../../../engine/evaluation/preview.ts';
import { awsPriceBook } from '../../../engine/prices/awsPriceBook.ts';
import { ok } from '../../../engine/result.ts';
import type { Viewport } from '../paint.ts';

const unchanged: Consequence = { monthlyUsd: 0, deltaUsd: 0, errors: 0, warnings: 0, cidrs: {} };

const nothing = () => Promise.resolve();

/** An editor with no worker, no store and no undo: just enough page for the canvas to be measured in. */
export function createBenchEditor(design: Design, viewport: Viewport | null): Editor {
  const store = createStore<EditorState>(() => ({
    designKey: 'bench',
    design,
    sequence: 0,
    past: [],
    future: [],
    evaluation: evaluate(design, awsPriceBook),
    evaluatedSequence: 0,
    evaluationMs: 0,
    baseline: { design, since: 'opened', at: 0 },
    baselineCost: null,
    worker: 'ready',
    selection: [],
    hovered: null,
    mode: 'design',
    shownPath: null,
    thread: null,
    view: { ...defaultView, viewport },
    saving: { kind: 'saved', at: 0 },
    designs: [],
    notices: [],
    versionsChanged: 0,
    copy: null,
    marks: null,
    exporting: null,
    priceList: null,
  }));
  const { getState, setState } = store;
  return {
    getState,
    subscribe: store.subscribe,
    foresee: () => undefined,
    dispatch: (command) => {
      const edit = applyCommand(getState().design, command);
      if (edit.ok) setState({ design: edit.value, evaluation: evaluate(edit.value, awsPriceBook) });
      return edit;
    },
    undo: () => undefined,
    redo: () => undefined,
    select: (selection) => setState({ selection }),
    hover: (hovered) => setState({ hovered }),
    setMode: (mode) => setState({ mode }),
    showThread: (thread) => setState({ thread }),
    showPath: (shownPath) => setState({ shownPath }),
    setView: (view) => setState({ view: { ...getState().view, ...view } }),
    // The designer asks its worker; here it would count as work of the page.
    ask: (_, question) =>
      Promise.resolve(Array.isArray(question) ? (question.map(() => ok(unchanged)) as never) : null),
    notify: () => undefined,
    dismissNotice: () => undefined,
    newDesign: nothing,
    openDesign: nothing,
    openFile: nothing,
    saveFile: nothing,
    compareFromHere: () => undefined,
    saveText: () => undefined,
    duplicateDesign: nothing,
    renameStoredDesign: nothing,
    deleteDesign: nothing,
    restoreDesign: nothing,
    keepVersion: () => Promise.resolve(''),
    listVersions: () => Promise.resolve([]),
    versionDesign: () => Promise.resolve(getState().design),
    nameVersion: nothing,
    restoreVersion: nothing,
    openCopy: nothing,
    openToCompare: () => Promise.resolve(null),
    mergeCopy: nothing,
    dropCopy: () => undefined,
    mark: (marks) => setState({ marks }),
    exportPackage: () => Promise.resolve('done'),
    cancelExport: () => undefined,
    loadDeployment: nothing,
    printDrawing: nothing,
    loadPriceList: nothing,
    cancelPriceList: () => undefined,
    dismissPriceList: () => undefined,
  };
}
