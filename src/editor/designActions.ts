import { applyCommand, type Command } from '../engine/commands/command.ts';
import { commandProblem } from '../engine/commands/commandProblem.ts';
import type { Design } from '../engine/design/design.ts';
import { readDesign, readDesignBytes, writeDesign } from '../engine/design/readDesign.ts';
import { cutText, NAME_LENGTH } from '../engine/design/text.ts';
import { templateOf, templates } from '../engine/templates/templates.ts';
import type { DeploymentActions } from './deploymentActions.ts';
import type { Editor, EditorState } from './editorState.ts';
import { slugOf } from '../engine/export/slug.ts';
import { readStored, type OpenedDesign } from './openedDesign.ts';
import type { Ports } from './ports.ts';

type Context = {
  readonly ports: Ports;
  readonly getState: () => EditorState;
  readonly setState: (changes: Partial<EditorState>) => void;
  readonly notify: Editor['notify'];
  readonly dispatch: Editor['dispatch'];
  /** Puts a design on the screen once its figures are there. */
  readonly show: (opened: OpenedDesign, kept: 'kept' | 'memory') => Promise<void>;
  readonly settled: () => Promise<void>;
  /** The open design was handed to a file. */
  readonly savedToFile: () => void;
  readonly freshDesign: (key: string, design: Design) => OpenedDesign;
  /** A file that is no design may hold what was deployed. */
  readonly takeIds: DeploymentActions['takeIds'];
};

/** What tells a copy from the design it was made of. */
const COPY = ' (copy)';

type DesignActions = Pick<
  Editor,
  | 'newDesign'
  | 'openDesign'
  | 'openFile'
  | 'saveFile'
  | 'saveText'
  | 'duplicateDesign'
  | 'renameStoredDesign'
  | 'deleteDesign'
  | 'restoreDesign'
> & { readonly refreshList: () => Promise<void> };

/** Hands a design to the browser's downloads. */
export function saveDesign(files: Ports['files'], design: Design): void {
  files.save(`${slugOf(design.name)}.groundplan.json`, writeDesign(design), 'application/json');
}

/** The actions on the browser's list of designs and on files. None of them ever touches a design but the one named. */
export function createDesignActions({
  ports,
  getState,
  setState,
  notify,
  dispatch,
  show,
  settled,
  savedToFile,
  freshDesign,
  takeIds,
}: Context): DesignActions {
  const { store, files } = ports;

  /** Runs an action; what goes wrong is said, and the open design stays. */
  const saying = (what: string, action: () => Promise<void>) => async () => {
    try {
      await action();
    } catch (failure) {
      notify({
        severity: 'error',
        message: `${what}: ${failure instanceof Error ? failure.message : String(failure)}`,
      });
    }
  };

  const refreshList = async () => {
    const designs = await store.list().catch(() => getState().designs);
    setState({ designs });
  };

  const add = async (design: Design) => {
    const key = ports.newKey();
    const opened = freshDesign(key, design);
    const history = { base: design, commands: [], cursor: 0 };
    const turn = { after: 0, by: ports.newKey() };
    const writes = await store.create(key, design, history, turn).catch(() => undefined);
    // A store that cannot be used keeps nobody from working: what is open then lives in memory alone.
    await (writes === undefined ? show(opened, 'memory') : show({ ...opened, writes }, 'kept'));
    await refreshList();
  };

  const openStored = async (key: string) => {
    await settled();
    const stored = await store.load(key);
    if (stored === undefined) throw new Error('it is no longer in the browser');
    const opened = readStored(stored);
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };

  const renameOpen = async (command: Command) => {
    const edit = dispatch(command, { quiet: true });
    if (!edit.ok) throw new Error(edit.error.message);
    await settled();
  };

  const renameClosed = async (key: string, command: Command) => {
    const problem = commandProblem(command);
    if (problem !== undefined) throw new Error(problem.message);
    const opened = await openStored(key);
    const edit = applyCommand(opened.design, command);
    if (!edit.ok) throw new Error(edit.error.message);
    const number = opened.first + opened.past.length;
    const outcome = await store.write(key, {
      after: opened.writes,
      upTo: opened.writes + 1,
      by: ports.newKey(),
      design: edit.value,
      base: opened.past[0]?.before ?? opened.design,
      first: opened.first,
      cursor: number + 1,
      steps: [{ number, command }],
    });
    if (outcome.kind !== 'saved') throw new Error('another tab is changing it; try again');
    if (opened.notice !== undefined) notify({ severity: 'warning', message: opened.notice });
  };

  return {
    refreshList,
    newDesign: (template) =>
      saying('The new design was not made', async () => {
        const chosen = templateOf(template);
        if (chosen === undefined) throw new Error(`there is no template ${template}`);
        await add(chosen.design);
      })(),
    openDesign: (key) =>
      saying('The design was not opened', async () => {
        await show(await openStored(key), 'kept');
        await refreshList();
      })(),
    openFile: (dropped) =>
      saying('The file was not opened', async () => {
        const file = await files.open(dropped);
        if (file === null) return;
        const read = readDesignBytes(file.bytes);
        if (!read.ok) {
          if (await takeIds(file)) return;
          throw new Error(`${file.name}: ${read.error.message}`);
        }
        const { throughFile } = await import('../engine/merge/lineage.ts');
        await add(throughFile(read.value));
      })(),
    saveFile: () =>
      saying('The file was not saved', async () => {
        const { design } = getState();
        const { throughFile } = await import('../engine/merge/lineage.ts');
        saveDesign(files, throughFile(design));
        savedToFile();
      })(),
    saveText: (name, text, mediaType) => {
      files.save(name, text, mediaType);
    },
    duplicateDesign: (key) =>
      saying('The design was not duplicated', async () => {
        const { design } = key === getState().designKey ? getState() : await openStored(key);
        const copy = readDesign({
          ...design,
          name: `${cutText(design.name, NAME_LENGTH - COPY.length)}${COPY}`,
        });
        if (!copy.ok) throw new Error(copy.error.message);
        await add(copy.value);
      })(),
    renameStoredDesign: (key, name) =>
      saying('The design was not renamed', async () => {
        const command = { type: 'renameDesign', name } as const;
        // What is open has a saver of its own: a write beside it would look like another tab's.
        await (key === getState().designKey ? renameOpen(command) : renameClosed(key, command));
        await refreshList();
      })(),
    deleteDesign: (key) =>
      saying('The design was not deleted', async () => {
        const name = getState().designs.find((summary) => summary.key === key)?.name ?? 'The design';
        await settled();
        await store.setDeleted(key, ports.now());
        await refreshList();
        if (key === getState().designKey) {
          const next = getState().designs.find(({ deletedAt }) => deletedAt === null);
          const [template] = templates;
          if (next !== undefined) await show(await openStored(next.key), 'kept');
          else if (template !== undefined) await add(template.design);
        }
        notify({
          severity: 'info',
          message: `${name} is deleted.`,
          action: {
            label: 'Undo',
            run: () => {
              void store.setDeleted(key, null).then(refreshList);
            },
          },
        });
      })(),
    restoreDesign: (key) =>
      saying('The design was not restored', async () => {
        await store.setDeleted(key, null);
        await refreshList();
      })(),
  };
}
