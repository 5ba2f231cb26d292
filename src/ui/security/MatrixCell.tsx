import { useId, useState } from 'react';

import { parseTrafficList } from '../../engine/design/trafficText.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import { cellCommand, type MatrixCell, type MatrixEnd } from './matrixModel.ts';
import { CELL, HEAD } from './useGridWindow.ts';

type Props = {
  readonly from: MatrixEnd;
  readonly to: MatrixEnd;
  readonly column: number;
  /** What is looked for and found here. */
  readonly cell: MatrixCell | undefined;
  /** What stands here, looked for or not. */
  readonly current: MatrixCell | undefined;
  readonly refusal: string | null;
  /** Nothing is written into it, as in a review. */
  readonly isRead: boolean;
  readonly isStop: boolean;
  readonly isSelected: boolean;
  /** The text that the field begins with; `null` for what the cell says. */
  readonly writing: { readonly text: string | null } | null;
  readonly onPick: () => void;
  readonly onWrite: () => void;
  readonly onDone: (focus: boolean) => void;
};

const marks = { added: '+', removed: '−', changed: '±' } as const;

/** What one end may open to another; a field while it is written into. */
export function MatrixCellView(props: Props) {
  const { from, to, column, cell, refusal, isRead, isStop, isSelected, writing, onPick, onWrite, onDone } =
    props;
  const words = cellWords(cell);
  const name = `${visibleText(from.label)} to ${visibleText(to.label)}`;
  return (
    <div
      className="matrixCell"
      role="gridcell"
      aria-colindex={column + 2}
      aria-label={`${name}: ${words}`}
      aria-selected={isSelected}
      aria-readonly={refusal !== null || isRead || undefined}
      data-open={cell?.open || undefined}
      data-whole={cell?.whole.kind}
      data-change={cell?.change?.kind}
      data-filled={(cell?.flows.length ?? 0) > 0 || undefined}
      data-self={from.ref === to.ref || undefined}
      data-writing={writing !== null || undefined}
      tabIndex={isStop ? 0 : -1}
      style={{ left: HEAD.width + column * CELL.width, width: CELL.width, height: CELL.height }}
      title={refusal ?? (cell === undefined ? undefined : `${name}: ${words}`)}
      onClick={onPick}
      onDoubleClick={onWrite}
    >
      {writing === null ? (
        <CellWords cell={cell} />
      ) : (
        <CellField {...props} name={name} text={writing.text} onDone={onDone} />
      )}
    </div>
  );
}

/** Everything a cell says, for those who hear it. */
function cellWords(cell: MatrixCell | undefined): string {
  if (cell === undefined) return 'nothing';
  const parts = [
    cell.text === '' ? 'nothing' : cell.text,
    ...(cell.open ? ['open to the internet'] : []),
    ...(cell.whole.words === '' ? [] : [cell.whole.words]),
    ...(cell.change === null ? [] : [`since the last version ${cell.change.words}`]),
  ];
  return parts.join(', ');
}

function CellWords({ cell }: { readonly cell: MatrixCell | undefined }) {
  if (cell === undefined) return null;
  const { text, open, whole, change } = cell;
  const notes = [open ? 'open' : '', whole.words, change?.words ?? ''].filter((word) => word !== '');
  return (
    <span className="matrixWords" aria-hidden="true">
      <span className="matrixPorts">
        {change !== null && <b className="matrixMark">{marks[change.kind]}</b>}
        {text}
      </span>
      {notes.length > 0 && <span className="matrixNote">{notes.join(' · ')}</span>}
    </span>
  );
}

type FieldProps = Pick<Props, 'from' | 'to' | 'current' | 'onDone'> & {
  readonly name: string;
  readonly text: string | null;
};

/** Rules as people write them: "443/tcp", "5432, 6379". Enter writes all of them as one step. */
function CellField({ from, to, current, name, text, onDone }: FieldProps) {
  const editor = useEditor();
  const before = current?.text ?? '';
  const [draft, setDraft] = useState(text ?? before);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const id = useId();

  const commit = (): boolean => {
    if (draft.trim() === before) return true;
    const read = draft.trim() === '' ? { ok: true as const, value: [] } : parseTrafficList(draft);
    if (!read.ok) {
      setRefusal(read.error);
      return false;
    }
    const ends = { from: from.ref, to: to.ref };
    const command = cellCommand(editor.getState().design, ends, current?.flows ?? [], read.value);
    const done = command === null ? null : editor.dispatch(command, { quiet: true });
    if (done !== null && !done.ok) setRefusal(done.error);
    return done?.ok ?? true;
  };
  return (
    <>
      <input
        className="matrixField"
        aria-label={`What may go from ${name}`}
        aria-invalid={refusal !== null}
        aria-describedby={id}
        placeholder="443, udp 53"
        spellCheck={false}
        autoFocus
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setRefusal(null);
        }}
        onFocus={(event) => text === null && event.target.select()}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.stopPropagation();
            onDone(true);
          }
          if (event.key === 'Enter' && commit()) onDone(true);
        }}
        onBlur={() => commit() && onDone(false)}
      />
      {refusal !== null && (
        <div className="matrixRefusal">
          <RefusalNote
            id={id}
            refusal={refusal}
            onTake={() => {
              setDraft(refusal.suggestion ?? draft);
              setRefusal(null);
            }}
          />
        </div>
      )}
    </>
  );
}
