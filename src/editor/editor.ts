import { createStore } from 'zustand/vanilla';

import type { Command } from '../engine/commands/command.ts';
import { commandProblem } from '../engine/commands/commandProblem.ts';
import { record, redo, undo, type History, type Step } from '../engine/commands/history.ts';
import type { Design, Ref } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { err, ok } from '../engine/result.ts';
import { createBaselineKeeper, openedBaseline } from './baseline.ts';
import { createDeploymentActions } from './deploymentActions.ts';
import { createDesignActions, saveDesign } from './designActions.ts';
import type { DesignSummary, Editor, EditorState, Notice } from './editorState.ts';
import { createExportActions } from './exportActions.ts';
import { freshDesign, type OpenedDesign } from './openedDesign.ts';
import { refusalIn } from './modes.ts';
import type { Figures, Ports } from './ports.ts';
import { createPriceActions } from './priceActions.ts';
import { createSaver } from './saver.ts';
import { existsIn } from './selection.ts';
import { versionAround } from './versions.ts';
import { createVersionActions, isLongAgo } from './versionActions.ts';
import { openedView } from './view.ts';

/** What the composition root hands on to a running editor. */
export type RunningEditor = Editor & {
  readonly receiveEvaluation: (evaluation: Evaluation, sequence: number, ms: number) => void;
  readonly receiveWorkerStatus: (status: EditorState['worker'], reason: string) => void;
  /** Hands to the store at once what waits for a frame to be painted: the page may get none. */
  readonly handOver: () => void;
};

/** Everything there is before the first frame: a design, its figures, and the browser's list. */
export type Start = {
  readonly opened: OpenedDesign;
  readonly sequence: number;
  readonly evaluation: Evaluation;
  readonly ms: number;
  readonly designs: readonly DesignSummary[];
  /** Why the browser's store cannot be used; `null` when it can. */
  readonly storeProblem: string | null;
};

/** The figures of the design of that sequence. */
const inStep = ({ evaluation, ms }: Figures, sequence: number) => ({
  ...{ evaluation, evaluatedSequence: sequence, evaluationMs: ms },
});

/** The design that a history begins with. */
const baseOf = ([oldest]: readonly Step[], design: Design) => oldest?.before ?? design;

const shownState = ({ key, design, past, future, view, baseline }: OpenedDesign, at: number) => ({
  ...{ designKey: key, design, past, future, view },
  baseline: baseline ?? openedBaseline(design, at),
  baselineCost: null,
});

/**
 * The state of the page and the only actions that change it. Network logic stays in the engine: a gesture comes
 * in as a command, the engine applies it, and the step is recorded, saved and posted to the worker.
 */
export function createEditor(ports: Ports, start: Start): RunningEditor {
  const store = createStore<EditorState>(() => ({
    ...shownState(start.opened, ports.now()),
    sequence: start.sequence,
    ...inStep(start, start.sequence),
    worker: 'ready',
    selection: [],
    hovered: null,
    mode: 'design',
    shownPath: null,
    thread: null,
    saving:
      start.storeProblem === null
        ? { kind: 'saved', at: ports.now() }
        : { kind: 'memory', reason: start.storeProblem },
    designs: start.designs,
    notices: [],
    versionsChanged: 0,
    copy: null,
    marks: null,
    exporting: null,
    priceList: null,
  }));
  const { getState, setState } = store;

  /** The number, in the store, of the oldest step in `past`. */
  let first = start.opened.first;
  let noticeCount = 0;
  const baseline = createBaselineKeeper({ ports, getState, setState });

  const notify = (notice: Omit<Notice, 'id'>) => {
    noticeCount += 1;
    const shown = { ...notice, id: noticeCount };
    // Only what offers to take something back waits behind a newer notice.
    const waits = (older: Notice) => older.action !== undefined && older.message !== notice.message;
    setState(({ notices }) => ({ notices: [...notices.filter(waits), shown].slice(-4) }));
  };

  const saver = createSaver({
    store: {
      write: ports.store.write,
      // The store may have been emptied in between, and with it the note of which design to open.
      create: async (key, design, whole, turn) => {
        const writes = await ports.store.create(key, design, whole, turn);
        await ports.store.rememberOpen(key).catch(() => undefined);
        return writes;
      },
    },
    wait: ports.wait,
    afterPaint: ports.afterPaint,
    now: ports.now,
    newKey: ports.newKey,
    onSaving: (saving) => {
      setState({ saving });
    },
    whole: () => {
      const { design, past, future } = getState();
      first = 0;
      const steps = [...past, ...future];
      return {
        design,
        history: {
          base: baseOf(past, design),
          commands: steps.map(({ command }) => command),
          cursor: past.length,
        },
      };
    },
    onConflict: () => {
      const designKey = ports.newKey();
      setState({ designKey });
      baseline.keep();
      void ports.store.rememberOpen(designKey).catch(() => undefined);
      notify({
        severity: 'warning',
        message:
          'This design was also changed in another tab; your version goes on here as a copy, and the list holds both.',
      });
      void designActions.refreshList();
      return designKey;
    },
  });
  saver.follow(start.opened.key, start.opened.writes);

  const save = ({ past, design }: Pick<EditorState, 'past' | 'design'>, done: Command | null) => {
    const cursor = first + past.length;
    return saver.save({
      design,
      base: baseOf(past, design),
      first,
      cursor,
      step: done === null ? null : { number: cursor - 1, command: done },
    });
  };

  /** Selection and hover never name what is gone, and a way through the design before is no longer proved. */
  const stillThere = (design: Design) => {
    const { selection, hovered } = getState();
    return {
      selection: selection.every((ref) => existsIn(design, ref))
        ? selection
        : selection.filter((ref) => existsIn(design, ref)),
      hovered: hovered !== null && existsIn(design, hovered) ? hovered : null,
      shownPath: null,
    };
  };

  const history = (): History => {
    const { past, design, future } = getState();
    return { past, present: design, future };
  };

  /** Takes a step to another design, shown with its figures where they are known; `done` leads there, if it is new. */
  const step = (
    to: Pick<EditorState, 'past' | 'future' | 'design' | 'sequence'>,
    known: Figures | undefined,
    done: Command | null,
  ) => {
    const saving = save(to, done);
    setState({
      ...to,
      ...(known === undefined ? {} : inStep(known, to.sequence)),
      ...stillThere(to.design),
      ...(saving === null ? {} : { saving }),
    });
    if (known !== undefined) baseline.price();
  };

  const travel = (by: (history: History) => History) => {
    const now = history();
    const next = by(now);
    if (next === now) return;
    const sequence = getState().sequence + 1;
    // Before all else: the figures come the sooner.
    const known = ports.calculator.travel(next.present, sequence);
    step({ past: next.past, future: next.future, design: next.present, sequence }, known, null);
  };

  /** While the page is for reading, only what was said in it can be taken back. */
  const mayTravel = (step: Step | undefined) => {
    const closed = step === undefined ? null : refusalIn(getState().mode, step.command);
    if (closed !== null) notify({ severity: 'info', message: closed.message });
    return closed === null;
  };

  /** Why an edit is not even tried: the page is for reading, or it holds what a file could not. */
  const refusalOf = (command: Command) => refusalIn(getState().mode, command) ?? commandProblem(command);

  const dispatch: Editor['dispatch'] = (command, options) => {
    const held = getState().past.length;
    const refused = refusalOf(command);
    const edit = refused === undefined ? record(history(), command) : err(refused);
    if (!edit.ok) {
      if (options?.quiet !== true) notify({ severity: 'error', message: edit.error.message });
      return edit;
    }
    const { past, present: after, future } = edit.value;
    const around = versionAround(command);
    if (around?.side === 'before') keepAside(around);
    first += held + 1 - past.length;
    const sequence = getState().sequence + 1;
    const foreseen = ports.calculator.edit(command, after, sequence);
    step({ past, future, design: after, sequence }, foreseen, command);
    if (around?.side === 'after') keepAside(around);
    return ok(after);
  };

  /** Before a design that only the memory holds leaves the stage: it can still be saved to a file. */
  const offerUnsaved = () => {
    const { saving, design } = getState();
    if (saving.kind !== 'memory') return;
    notify({
      severity: 'warning',
      message: `${design.name} was open and is not kept by the browser.`,
      action: {
        label: 'Save it to a file',
        run: () => {
          saveDesign(ports.files, design);
        },
      },
    });
  };

  /**
   * The figures of a design that is to take the stage, and the sequence that it takes it with. Edits of the old design go
   * on until then; they are on disk before, and the worker, which had to go back for them, is given the new one again.
   */
  const figuresOf = async (design: Design): Promise<{ sequence: number; figures: Figures }> => {
    const sequence = getState().sequence + 1;
    const figures = await ports.calculator.open(design, sequence);
    await saver.settled();
    return getState().sequence === sequence - 1 ? { sequence, figures } : figuresOf(design);
  };

  let showing: Promise<void> = Promise.resolve();

  /** One design after the other, however quickly they are asked for. */
  const show = (opened: OpenedDesign, kept: 'kept' | 'memory'): Promise<void> => {
    const shown = showing.then(() => bringOn(opened, kept));
    showing = shown.catch(() => undefined);
    return shown;
  };

  const bringOn = async (opened: OpenedDesign, kept: 'kept' | 'memory') => {
    const { sequence, figures } = await figuresOf(opened.design);
    offerUnsaved();
    first = opened.first;
    saver.follow(opened.key, opened.writes);
    const view = openedView(opened.view, getState().view);
    setState({
      ...shownState(opened, ports.now()),
      ...{ view, sequence },
      ...inStep(figures, sequence),
      thread: null,
      copy: null,
      marks: null,
      selection: [],
      hovered: null,
      shownPath: null,
      saving:
        kept === 'kept'
          ? { kind: 'saved', at: ports.now() }
          : { kind: 'memory', reason: 'the browser could not keep this design' },
    });
    if (opened.baseline === null) baseline.keep();
    baseline.price();
    if (opened.notice !== undefined) notify({ severity: 'warning', message: opened.notice });
    await ports.store.rememberOpen(opened.key).catch(() => undefined);
    await ports.store.saveView(opened.key, view).catch(() => undefined);
  };

  const deployment = createDeploymentActions({ ports, store, notify, dispatch });
  const { keepAside, ...versions } = createVersionActions({ ports, getState, setState, dispatch, notify });

  const designActions = createDesignActions({
    ports,
    getState,
    setState,
    notify,
    dispatch,
    show,
    settled: saver.settled,
    savedToFile: () => {
      baseline.mark('file');
      keepAside({ why: 'file' });
    },
    freshDesign,
    takeIds: deployment.takeIds,
  });

  const openedBefore = start.designs.find(({ key }) => key === start.opened.key);
  if (openedBefore !== undefined && isLongAgo(openedBefore.savedAt, ports.now())) keepAside({ why: 'day' });
  if (start.opened.baseline === null) baseline.keep();
  baseline.price();

  return {
    getState,
    subscribe: store.subscribe,
    foresee: (command) => {
      if (refusalOf(command) === undefined) ports.calculator.foresee(command);
    },
    dispatch,
    undo: () => {
      const { past } = getState();
      if (mayTravel(past.at(-1))) travel(undo);
    },
    redo: () => {
      const { future } = getState();
      if (mayTravel(future[0])) travel(redo);
    },
    select: (refs: readonly Ref[]) => {
      setState({ selection: refs.filter((ref) => existsIn(getState().design, ref)) });
    },
    hover: (ref) => {
      if (getState().hovered !== ref) setState({ hovered: ref });
    },
    setMode: (mode) => {
      setState({ mode });
    },
    showThread: (thread) => {
      setState({ thread });
    },
    showPath: (shownPath) => {
      setState({ shownPath });
    },
    setView: (changes) => {
      const view = { ...getState().view, ...changes };
      setState({ view });
      void ports.store.saveView(getState().designKey, view).catch(() => undefined);
    },
    ask: (kind, input) => ports.calculator.ask(kind, input, getState().sequence),
    notify,
    dismissNotice: (id) => {
      setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
    ...designActions,
    ...versions,
    mark: (marks) => {
      setState({ marks });
    },
    compareFromHere: () => {
      baseline.mark('here');
    },
    ...createExportActions({
      ports,
      store,
      notify,
      exported: () => {
        keepAside({ why: 'export' });
      },
    }),
    ...createPriceActions({ ports, store, dispatch }),
    loadDeployment: deployment.loadDeployment,
    handOver: saver.handOver,
    receiveEvaluation: (evaluation, sequence, ms) => {
      const { sequence: now, evaluatedSequence } = getState();
      // A design that is still being opened has a sequence of its own, which `show` waits for.
      if (sequence > now || sequence <= evaluatedSequence) return;
      setState(inStep({ evaluation, ms }, sequence));
      baseline.price();
    },
    receiveWorkerStatus: (worker, reason) => {
      const was = getState().worker;
      if (was === worker) return;
      setState({ worker });
      if (worker === 'failed') notify({ severity: 'error', message: reason });
      if (worker === 'restarting') {
        notify({
          severity: 'warning',
          message: 'The calculation was restarted; the figures follow in a moment.',
        });
      }
    },
  };
}
