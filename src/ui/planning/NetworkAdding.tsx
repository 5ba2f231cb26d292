import { useId, useMemo, useState, type ChangeEvent } from 'react';

import { LONGEST_LIST, readNetworkList, type NetworkLine } from '../../engine/commands/networkList.ts';
import type { OtherNetwork } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { ok } from '../../engine/result.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { RefusalNote, SelectField } from '../inspector/fields.tsx';
import { useEdit } from '../inspector/useEdit.ts';
import { kindOptions } from './networkKinds.ts';
import { OverlapNote } from './OverlapNote.tsx';

/** Lines of a preview that are listed; the rest are counted. */
const LISTED = 100;

/** Where networks are typed, pasted or opened from a CSV file, with what will be added and what is refused. */
export function NetworkAdding() {
  const design = useEditorState(designOf);
  const edit = useEdit();
  const [text, setText] = useState('');
  const [usual, setUsual] = useState<OtherNetwork['kind']>('on-premises');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const list = useMemo(() => readNetworkList(design, text, usual), [design, text, usual]);
  const id = useId();
  const change = (next: string) => {
    setText(next);
    setRefusal(null);
  };
  const add = () => {
    const [first, ...others] = list.commands;
    if (first === undefined) return;
    const label = others.length === 0 ? 'Add a network' : `Add ${String(list.commands.length)} networks`;
    const added = edit({ type: 'batch', label, commands: list.commands });
    if (!added.ok) {
      setRefusal(added.error);
      return;
    }
    change(list.lines.flatMap(({ text: line, read }) => (read.ok ? [] : [line])).join('\n'));
  };
  const replace = (line: NetworkLine, meant: string) =>
    change(
      text
        .split(/\r\n|\r|\n/u)
        .map((content, index) => (index + 1 === line.line ? meant : content))
        .join('\n'),
    );

  return (
    <div className="networkAdding">
      <div className="field">
        <label className="heading" htmlFor={id}>
          Add networks
        </label>
        <div className="inputBox">
          <textarea
            id={id}
            className="mono"
            rows={4}
            spellCheck={false}
            value={text}
            aria-describedby={`${id}-hint`}
            placeholder={'Paris office, on-premises, 10.8.0.0/16\n10.20.0.0/16'}
            onChange={(event) => change(event.target.value)}
          />
        </div>
        <p className="hint" id={`${id}-hint`}>
          One network a line: name, kind and ranges, or ranges alone.
        </p>
      </div>
      <div className="fieldPair">
        <SelectField
          label="Kind if none is named"
          value={usual}
          options={kindOptions}
          commit={(kind) => {
            setUsual(kind);
            return ok(null);
          }}
        />
        <CsvField onText={change} />
      </div>
      <Preview lines={list.lines} onReplace={replace} />
      <RefusalNote id={`${id}-refusal`} refusal={refusal} />
      <button type="button" className="smallButton" disabled={list.commands.length === 0} onClick={add}>
        {list.commands.length === 0 ? 'Add' : `Add ${plural(list.commands.length, 'network')}`}
      </button>
    </div>
  );
}

function CsvField({ onText }: { readonly onText: (text: string) => void }) {
  const id = useId();
  const open = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    void file
      .slice(0, 4 * (LONGEST_LIST + 1))
      .text()
      .then(onText)
      .finally(() => (input.value = ''));
  };
  return (
    <div className="field">
      <label className="heading" htmlFor={id}>
        From a CSV file
      </label>
      <input id={id} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={open} />
    </div>
  );
}

type PreviewProps = {
  readonly lines: readonly NetworkLine[];
  readonly onReplace: (line: NetworkLine, meant: string) => void;
};

/** Every line with what becomes of it. */
function Preview({ lines, onReplace }: PreviewProps) {
  if (lines.length === 0) return null;
  const refused = lines.filter(({ read }) => !read.ok).length;
  return (
    <section aria-label="Preview">
      <p className="hint" role="status">
        {plural(lines.length - refused, 'line')} can be added
        {refused > 0 && `, ${plural(refused, 'line')} refused`}
      </p>
      <ul className="networkPreview">
        {lines.slice(0, LISTED).map((line) => (
          <li key={line.line} data-refused={!line.read.ok || undefined}>
            <span className="muted">Line {line.line}</span>
            {line.read.ok ? (
              <span>
                <bdi>{line.read.value.name}</bdi> ·{' '}
                <span className="mono">{line.read.value.cidrs.join(', ')}</span>{' '}
                <OverlapNote kind={line.read.value.kind} ranges={line.read.value.cidrs} />
              </span>
            ) : (
              <RefusedLine line={line} problem={line.read.error} onReplace={onReplace} />
            )}
          </li>
        ))}
      </ul>
      {lines.length > LISTED && <p className="hint">{plural(lines.length - LISTED, 'further line')}</p>}
    </section>
  );
}

function RefusedLine({
  line,
  problem: { message, suggestion },
  onReplace,
}: {
  readonly line: NetworkLine;
  readonly problem: { readonly message: string; readonly suggestion?: string };
  readonly onReplace: PreviewProps['onReplace'];
}) {
  return (
    <span className="fieldError">
      {message}
      {suggestion !== undefined && (
        <button type="button" className="smallButton" onClick={() => onReplace(line, suggestion)}>
          Use <span className="mono">{suggestion}</span>
        </button>
      )}
    </span>
  );
}
