import { createRoot } from 'react-dom/client';

import type { RunningEditor } from './editor/editor.ts';
import type { Ports } from './editor/ports.ts';
import { startEditor } from './editor/start.ts';
import { takeDroppedFiles } from './platform/fileDrop.ts';
import { openFile, pickFile, saveFile } from './platform/files.ts';
import { createDesignStore } from './platform/storage.ts';
import { startPriceListWorker, startWorker } from './platform/startWorker.ts';
import { afterPaint } from './ui/afterPaint.ts';
import { App } from './ui/App.tsx';
import { CrashScreen } from './ui/shell/CrashScreen.tsx';
import { arrivingPort } from './worker/arrivingPort.ts';
import { createEvaluationClient } from './worker/evaluationClient.ts';
import { workerPort } from './worker/workerPort.ts';

import './ui/fonts.css';

/*
 * The composition root: joins the editor, the worker that computes for it, the browser's services and the page.
 * Nothing but this file knows all four.
 */

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');
const root = createRoot(container);

/** Answers of the worker that come before the editor exists are those that its start waits for. */
let editor: RunningEditor | undefined;

/** No worker could be started; told once, as soon as there is an editor to tell it. */
let computesHere = false;
const sayComputesHere = () => {
  editor?.notify({
    severity: 'warning',
    message:
      'The browser started no worker, so the figures are computed on the page itself; with a large design it may pause.',
  });
};

const now = () => Date.now();

const calculator = createEvaluationClient({
  spawn: () => workerPort(startWorker()),
  spawnHere: () =>
    arrivingPort(
      import('./worker/pagePort.ts').then(({ pagePort }) =>
        pagePort({ later: (task) => window.setTimeout(task), now: () => performance.now() }),
      ),
    ),
  onComputesHere: () => {
    computesHere = true;
    sayComputesHere();
  },
  onEvaluation: (evaluation, sequence, ms) => editor?.receiveEvaluation(evaluation, sequence, ms),
  onStatus: (status, reason) => editor?.receiveWorkerStatus(status, reason),
  setTimer: (task, ms) => window.setTimeout(task, ms),
  clearTimer: (timer) => {
    window.clearTimeout(timer);
  },
  now: () => performance.now(),
});

// Its script is the longest of all: it comes while the last design is looked for.
calculator.prepare();
// So do the fonts: a browser loads one when the first word is to be drawn in it, and then draws that again.
for (const font of document.fonts) void font.load().catch(() => undefined);

const ports: Ports = {
  store: createDesignStore(now),
  files: { open: openFile, save: saveFile },
  buildPackage: async (...request) => (await import('./platform/handoffPackage.ts')).buildPackage(...request),
  printDrawing: async (...request) => (await import('./platform/printDrawing.ts')).printDrawing(...request),
  priceLists: {
    pick: () => pickFile('.json,.jsonl,.csv,.txt,application/json,text/csv'),
    read: async (...request) =>
      (await import('./worker/readPriceList.ts')).readPriceList(startPriceListWorker, ...request),
  },
  calculator,
  newKey: () => crypto.randomUUID(),
  now,
  wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
  afterPaint,
};

// A page that goes, or that is no longer seen and may be put to sleep, has no further frame to wait for.
window.addEventListener('pagehide', () => editor?.handOver());
document.addEventListener('visibilitychange', () => {
  if (document.hidden) editor?.handOver();
});

const openEach = async (files: readonly File[]) => {
  for (const file of files) await editor?.openFile(file);
};

takeDroppedFiles(window, ({ files, folders }) => {
  for (const name of folders) {
    editor?.notify({
      severity: 'error',
      message: `${name} is a folder; drop the design file that is in it.`,
    });
  }
  // One after the other: each becomes a design of its own, and the last one is shown.
  void openEach(files);
});

window.addEventListener('beforeunload', (event) => {
  // Only a file keeps such work: the browser asks before it lets the page go.
  if (editor?.getState().saving.kind === 'memory') event.preventDefault();
});

startEditor(ports).then(
  (running) => {
    editor = running;
    if (computesHere) sayComputesHere();
    root.render(<App editor={running} />);
  },
  (failure: unknown) => {
    root.render(<CrashScreen reason={failure instanceof Error ? failure.message : String(failure)} />);
  },
);
