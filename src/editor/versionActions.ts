import type { Design } from '../engine/design/design.ts';
import { readDesign, readDesignBytes } from '../engine/design/readDesign.ts';
import type { Step } from '../engine/commands/history.ts';
import { cutText, labelText, NAME_LENGTH } from '../engine/design/text.ts';
import type { Editor, EditorState } from './editorState.ts';
import type { Ports } from './ports.ts';
import { changesOf, type Keeping, readVersions, surplus, type VersionSummary } from './versions.ts';

type Context = {
  readonly ports: Ports;
  readonly getState: () => EditorState;
  readonly setState: (changes: Partial<EditorState>) => void;
  readonly dispatch: Editor['dispatch'];
  readonly notify: Editor['notify'];
};

type VersionActions = Pick<
  Editor,
  | 'keepVersion'
  | 'listVersions'
  | 'versionDesign'
  | 'nameVersion'
  | 'restoreVersion'
  | 'openCopy'
  | 'openToCompare'
  | 'mergeCopy'
  | 'dropCopy'
> & {
  /** Keeps a version beside what is going on; a store that cannot keep it keeps nobody from working. */
  readonly keepAside: (keeping: Keeping) => void;
};

/* The digests by which copies know each other load when a version is first kept. */
const lineage = () => import('../engine/merge/lineage.ts');

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a design was saved so long ago that a version is kept as it is opened: its owner may have forgotten the rest. */
export const isLongAgo = (savedAt: number, now: number): boolean => now - savedAt > DAY_MS;

/** How many steps led from one state to the end of the history; all of them when it is not among them. */
function stepsSince(past: readonly Step[], state: Design | undefined): number {
  const at = past.findLastIndex(({ after }) => after === state);
  return at < 0 ? past.length : past.length - 1 - at;
}

/** Versions of the open design, and copies of it that come back to be merged. */
export function createVersionActions({
  ports,
  getState,
  setState,
  dispatch,
  notify,
}: Context): VersionActions {
  const { store } = ports;
  /** The state that was kept last of each design, to tell what was done since. */
  const kept = new Map<string, Design>();

  const changed = () => {
    setState({ versionsChanged: getState().versionsChanged + 1 });
  };

  const keepVersion = async ({
    why,
    name = '',
    about = '',
    by = '',
    design = getState().design,
  }: Keeping): Promise<string> => {
    const { designKey, past } = getState();
    const isOwn = design === getState().design;
    const last = kept.get(designKey);
    if (isOwn) kept.set(designKey, design);
    const { stateDigest } = await lineage();
    const digest = stateDigest(design);
    const before = readVersions(await store.listVersions(designKey));
    const [newest] = before;
    // The same state twice says nothing; a name is worth another entry.
    if (newest?.digest === digest && name === '') return newest.id;
    const version: VersionSummary = {
      ...{ id: ports.newKey(), name, why, about, by, at: ports.now(), revision: design.revision, digest },
      ...(isOwn ? changesOf(past, stepsSince(past, last)) : { changes: [], more: 0 }),
    };
    await store.saveVersion(designKey, version, design);
    await store.dropVersions(designKey, surplus([version, ...before]));
    changed();
    return version.id;
  };

  const keepAside = (keeping: Keeping) => {
    void keepVersion(keeping).catch(() => undefined);
  };

  const listVersions = async () =>
    readVersions(await store.listVersions(getState().designKey).catch(() => []));

  const versionDesign = async (id: string) => {
    const read = readDesign(await store.loadVersion(getState().designKey, id));
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  };

  /** What goes wrong is said in one sentence, and nothing has changed. */
  const saying = async <Made>(what: string, action: () => Promise<Made>): Promise<Made | undefined> => {
    try {
      return await action();
    } catch (failure) {
      notify({
        severity: 'error',
        message: `${what}: ${failure instanceof Error ? failure.message : String(failure)}`,
      });
      return undefined;
    }
  };

  const put = (label: string, design: Design) =>
    dispatch({
      ...{ type: 'putDesign', label: labelText(label) },
      ...{ revision: getState().design.revision, design },
    });

  /** The open design as it was, newest first, each with how to get it. */
  const statesAtHand = async () => {
    const { stateDigest } = await lineage();
    const { past, design, baseline } = getState();
    const versions = await listVersions();
    const ids = versions.map(({ id, digest }) => [digest, () => versionDesign(id)] as const);
    const own = [baseline.design, ...past.slice(-RECENT_STEPS).map(({ before }) => before), design];
    return new Map([
      ...ids,
      ...own.map((state) => [stateDigest(state), () => Promise.resolve(state)] as const),
    ]);
  };

  /** A file's design and how it is related to the open one. */
  const related = async (given: Design) => {
    const { kinshipOf, throughFile } = await lineage();
    const theirs = throughFile(given);
    const kin = kinshipOf(theirs, await statesAtHand(), getState().design.ancestors);
    return { theirs, kin };
  };

  /** A design from a file, as the door reads it; `null` when the dialog was closed. Rejects with a sentence. */
  const readFile = async (dropped: File | undefined) => {
    const file = await ports.files.open(dropped);
    if (file === null) return null;
    const read = readDesignBytes(file.bytes);
    if (!read.ok) throw new Error(`${file.name}: ${read.error.message}`);
    return { name: file.name, design: read.value };
  };

  const arrive = async (name: string, given: Design) => {
    const { design } = getState();
    const { theirs, kin } = await related(given);
    if (kin.kind === 'strangers') {
      throw new Error(
        `${name} is another design, ${given.name}: nothing shows that it is a copy of ${design.name}; open it on its own.`,
      );
    }
    const base = kin.kind === 'known' ? await kin.state() : null;
    setState({ copy: { name, design: theirs, base } });
  };

  return {
    keepVersion,
    keepAside,
    listVersions,
    versionDesign,
    nameVersion: (id, name) =>
      saying('The version was not named', async () => {
        await store.nameVersion(getState().designKey, id, name);
        changed();
      }),
    restoreVersion: (version) =>
      saying('The version was not restored', async () => {
        const design = await versionDesign(version.id);
        // What is there now is a version before anything else happens.
        const about = version.name === '' ? `revision ${String(version.revision)}` : version.name;
        await keepVersion({ why: 'restore', about });
        const done = put(`Restore ${about}`, {
          ...design,
          ancestors: getState().design.ancestors,
        });
        if (done.ok)
          notify({ severity: 'success', message: 'Restored; what was there is kept as a version.' });
      }),
    openCopy: (dropped) =>
      saying('The copy was not merged', async () => {
        const file = await readFile(dropped);
        if (file !== null) await arrive(file.name, file.design);
      }),
    openToCompare: async (dropped) => {
      const opened = await saying('The file was not compared', async () => {
        const file = await readFile(dropped);
        if (file === null) return null;
        const { kin } = await related(file.design);
        return { ...file, isAnother: kin.kind === 'strangers' };
      });
      return opened ?? null;
    },
    mergeCopy: (design) =>
      saying('The copy was not merged', async () => {
        const { copy } = getState();
        if (copy === null) return;
        await keepVersion({ why: 'merge', about: copy.name });
        // The sides that were not chosen stay in this one.
        await keepVersion({ why: 'copy', name: cutText(copy.name, NAME_LENGTH), design: copy.design });
        const done = put(`Merge ${copy.name}`, design);
        if (!done.ok) return;
        setState({ copy: null });
        notify({ severity: 'success', message: `${copy.name} is merged; both sides are kept as versions.` });
      }),
    dropCopy: () => {
      setState({ copy: null });
    },
  };
}

/** How many of the newest steps are looked at for a state that a copy comes from, besides the versions. */
const RECENT_STEPS = 60;
