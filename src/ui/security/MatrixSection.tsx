import { useDeferredValue, useMemo, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { securityOf } from '../../engine/evaluation/security.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { plural } from '../format.ts';
import { Matrix } from './Matrix.tsx';
import { filtered, type MatrixFilter, type MatrixShow } from './matrixFilter.ts';
import { matrixOf } from './matrixModel.ts';

const baselineOf = (state: EditorState) => state.baseline;

const sinceWords = {
  opened: 'since it was opened',
  file: 'since it was saved to a file',
  here: 'since the marked version',
} as const;

const showWords: readonly (readonly [MatrixShow, string])[] = [
  ['all', 'All pairs'],
  ['allowed', 'What is allowed'],
  ['open', 'Open to the internet'],
  ['half', 'Half a rule'],
  ['changed', 'What has changed'],
];

const everything: MatrixFilter = { show: 'all', port: '', name: '' };

/** The matrix with what narrows it, and what has changed since the last version. */
export function MatrixSection() {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const baseline = useEditorState(baselineOf);
  const reading = useReading();
  const [filter, setFilter] = useState(everything);
  const before = useMemo(() => securityOf(baseline.design), [baseline]);
  const matrix = useMemo(() => matrixOf(design, evaluation, before), [design, evaluation, before]);
  const used = useDeferredValue(filter);
  const shown = useMemo(() => filtered(matrix, used), [matrix, used]);
  const { security } = evaluation;
  const changes = [...matrix.cells.values()].filter(({ change }) => change !== null).length;

  if (matrix.columns.length === 0)
    return <p className="empty">There are no security groups yet. Place one from the palette.</p>;
  return (
    <>
      <div className="tools matrixBar">
        <label>
          Show
          <select
            className="quietSelect"
            value={filter.show}
            onChange={(event) => setFilter({ ...filter, show: event.target.value as MatrixShow })}
          >
            {showWords.map(([show, words]) => (
              <option key={show} value={show}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <div className="inputBox narrow">
          <input
            type="search"
            aria-label="Group or workload"
            placeholder="Group or workload"
            value={filter.name}
            onChange={(event) => setFilter({ ...filter, name: event.target.value })}
          />
        </div>
        <div className="inputBox matrixPort" data-invalid={shown.portProblem !== null || undefined}>
          <input
            type="search"
            aria-label="Port or protocol"
            aria-invalid={shown.portProblem !== null}
            placeholder="Port, udp 53"
            value={filter.port}
            onChange={(event) => setFilter({ ...filter, port: event.target.value })}
          />
        </div>
        <span className="muted" role="status">
          {shown.portProblem ??
            `${plural(shown.cells.filter(({ flows }) => flows.length > 0).length, 'pair')} may talk · ${plural(security.openGroups.length, 'group')} open to the internet · ${changes === 0 ? 'no change' : plural(changes, 'change')} ${sinceWords[baseline.since]}`}
        </span>
      </div>
      {shown.rows.length === 0 || shown.columns.length === 0 ? (
        <p className="empty">
          Nothing is like that.{' '}
          <button type="button" className="linkButton" onClick={() => setFilter(everything)}>
            Show all pairs
          </button>
        </p>
      ) : (
        <Matrix matrix={matrix} shown={shown} />
      )}
      <p className="hint">
        {!reading && 'Enter or typing writes into a cell, such as 443/tcp or 5432, 6379; Delete empties it. '}
        What is not listed is refused.
      </p>
    </>
  );
}
