import './versions.css';

import { useEffect, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { VersionSummary } from '../../editor/versions.ts';
import { EditButton } from '../EditButton.tsx';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatClock } from '../format.ts';
import { keepPersonName, lastPersonName } from '../personName.ts';
import { Comparison, type Side } from './Comparison.tsx';
import { MergePanel } from './MergePanel.tsx';
import { changeWords, versionChoice, versionName } from './versionWords.ts';

const changedOf = (state: EditorState) => state.versionsChanged;
const keyOf = (state: EditorState) => state.designKey;
const copyOf = (state: EditorState) => state.copy;

/** The versions of the open design; `null` until the store has answered. */
function useVersions(): readonly VersionSummary[] | null {
  const editor = useEditor();
  const changed = useEditorState(changedOf);
  const key = useEditorState(keyOf);
  const [found, setFound] = useState<{
    readonly key: string;
    readonly versions: readonly VersionSummary[];
  } | null>(null);
  useEffect(() => {
    let wanted = true;
    void editor.listVersions().then((versions) => {
      if (wanted) setFound({ key, versions });
    });
    return () => {
      wanted = false;
    };
  }, [editor, changed, key]);
  return found?.key === key ? found.versions : null;
}

type Compared = { readonly before: Side; readonly after: Side; readonly note: string };

const THE_PRESENT: Side = { name: 'Now', design: null };
const NOW = 'now';

/** What was kept of the design, what differs between two states of it, and copies that come back to be merged. */
export function Versions() {
  const versions = useVersions();
  const copy = useEditorState(copyOf);
  const editor = useEditor();
  const [sides, setSides] = useState<Compared | null>(null);

  const pick = async (id: string): Promise<Side> => {
    const version = versions?.find((one) => one.id === id);
    if (version === undefined) return THE_PRESENT;
    return { name: versionName(version), design: await editor.versionDesign(id) };
  };
  const compare = (before: string, after: string) => {
    Promise.all([pick(before), pick(after)]).then(
      ([one, other]) => setSides({ before: one, after: other, note: '' }),
      (failure: unknown) =>
        editor.notify({
          severity: 'error',
          message: `The version cannot be compared: ${failure instanceof Error ? failure.message : String(failure)}`,
        }),
    );
  };

  const compareFile = async () => {
    const file = await editor.openToCompare();
    if (file === null) return;
    const name = visibleText(file.name);
    const { name: own } = editor.getState().design;
    const note = file.isAnother
      ? `${name} is another design, ${visibleText(file.design.name)}: nothing shows that it is a copy of ${visibleText(own)}. Things with the same id are compared.`
      : '';
    setSides({ before: { name, design: file.design }, after: THE_PRESENT, note });
  };

  return (
    <div className="versionsPanel">
      <section className="versionsList" aria-label="Versions of this design">
        <KeepForm />
        <div className="versionForm">
          <button type="button" className="smallButton" onClick={() => void compareFile()}>
            Compare with a file…
          </button>
          <EditButton className="smallButton" onClick={() => void editor.openCopy()}>
            Merge a copy…
          </EditButton>
        </div>
        {versions !== null && versions.length > 0 && <CompareForm versions={versions} onCompare={compare} />}
        {versions === null && <p className="empty">Loading…</p>}
        {versions?.length === 0 && (
          <p className="empty">
            None is kept yet. One is kept by itself before a restore, a merge or a repack, on export, on
            saving to a file and on signing off.
          </p>
        )}
        <ul>
          {versions?.map((version) => (
            <VersionRow key={version.id} version={version} onCompare={() => compare(version.id, NOW)} />
          ))}
        </ul>
      </section>
      <section className="versionsRight" aria-label={copy === null ? 'Comparison' : 'Merge'}>
        {copy !== null ? (
          <MergePanel copy={copy} />
        ) : sides === null ? (
          <p className="empty">
            Compare a version or a file with the design as it is, or merge a copy that came back.
          </p>
        ) : (
          <Comparison
            {...sides}
            onSwap={() => setSides({ ...sides, before: sides.after, after: sides.before })}
            onClose={() => setSides(null)}
          />
        )}
      </section>
    </div>
  );
}

/** A version with a name of its own. */
function KeepForm() {
  const editor = useEditor();
  return (
    <form
      className="versionForm"
      aria-label="Keep a version"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const data = new FormData(form);
        const text = (field: string) => {
          const given = data.get(field);
          return typeof given === 'string' ? given.trim() : '';
        };
        const by = text('by') === '' ? '' : keepPersonName(text('by'));
        editor.keepVersion({ why: 'named', name: text('name'), by }).then(
          () => form.reset(),
          () =>
            editor.notify({
              severity: 'error',
              message: 'The version was not kept: the browser keeps nothing here.',
            }),
        );
      }}
    >
      <div className="inputBox">
        <input
          name="name"
          aria-label="Name of the version"
          placeholder="Name of the version"
          required
          maxLength={120}
        />
      </div>
      <div className="inputBox">
        <input
          name="by"
          aria-label="Your name"
          placeholder="Your name"
          defaultValue={lastPersonName()}
          maxLength={120}
          autoComplete="off"
        />
      </div>
      <button type="submit" className="smallButton primary">
        Keep
      </button>
    </form>
  );
}

type CompareProps = {
  readonly versions: readonly VersionSummary[];
  readonly onCompare: (before: string, after: string) => void;
};

/** Any two states side by side. */
function CompareForm({ versions, onCompare }: CompareProps) {
  const [newest] = versions;
  const [before, setBefore] = useState(newest?.id ?? NOW);
  const [after, setAfter] = useState(NOW);
  const options = versions.map((version) => (
    <option key={version.id} value={version.id}>
      {versionChoice(version)}
    </option>
  ));
  return (
    <div className="versionForm">
      <select
        className="select"
        aria-label="From"
        value={before}
        onChange={(event) => setBefore(event.target.value)}
      >
        {options}
      </select>
      <select
        className="select"
        aria-label="To"
        value={after}
        onChange={(event) => setAfter(event.target.value)}
      >
        <option value={NOW}>Now</option>
        {options}
      </select>
      <button type="button" className="smallButton" onClick={() => onCompare(before, after)}>
        Compare
      </button>
    </div>
  );
}

function VersionRow({
  version,
  onCompare,
}: {
  readonly version: VersionSummary;
  readonly onCompare: () => void;
}) {
  const editor = useEditor();
  const name = versionName(version);
  return (
    <li className="versionRow">
      <div>
        <strong>{name}</strong>
        <br />
        <span className="muted">
          {formatClock(version.at)} · revision {version.revision}
          {version.by !== '' && ` · by ${visibleText(version.by)}`}
          {version.changes.length > 0 && ` · ${changeWords(version)}`}
        </span>
      </div>
      <button
        type="button"
        className="smallButton"
        aria-label={`Compare ${name} with now`}
        onClick={onCompare}
      >
        Compare
      </button>
      <EditButton
        className="smallButton"
        aria-label={`Restore ${name}, revision ${String(version.revision)}`}
        onClick={() => void editor.restoreVersion(version)}
      >
        Restore
      </EditButton>
    </li>
  );
}
