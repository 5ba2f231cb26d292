import './matrix.css';

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { MatrixCellView } from './MatrixCell.tsx';
import type { Filtered } from './matrixFilter.ts';
import { cellRef, cellRefusal, type Matrix as MatrixData, type MatrixEnd } from './matrixModel.ts';
import { CELL, HEAD, positions, useGridWindow } from './useGridWindow.ts';

type Props = { readonly matrix: MatrixData; readonly shown: Filtered };
type Place = { readonly row: number; readonly column: number };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};

/**
 * Who may open connections to whom, a row for each source and a column for each target. One tab stop; arrows move, Enter
 * or typing writes, Delete empties, Space selects the arrow on the canvas.
 */
export function Matrix({ matrix, shown: { rows, columns, cells } }: Props) {
  const editor = useEditor();
  const design = useEditorState(designOf);
  const selection = useEditorState(selectionOf);
  const reading = useReading();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [writing, setWriting] = useState<{ readonly ref: Ref; readonly text: string | null } | null>(null);
  const wanted = useRef(false);
  const window = useGridWindow(scroller, { rows: rows.length, columns: columns.length });
  const byRef = useMemo(() => new Map(cells.map((cell) => [cellRef(cell.from, cell.to), cell])), [cells]);
  const active = {
    row: Math.min(at.row, rows.length - 1),
    column: Math.min(at.column, columns.length - 1),
  };

  useEffect(() => {
    if (!wanted.current) return;
    const element = scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
    if (!element) return;
    wanted.current = false;
    element.focus({ preventScroll: true });
  });

  const goTo = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    reveal(scroller.current, next);
    wanted.current = true;
    setAt(next);
  };
  const write = (ref: Ref, text: string | null) => {
    if (reading) return;
    const refusal = refusalAt(ref);
    if (refusal === null) setWriting({ ref, text });
    else editor.notify({ severity: 'info', message: refusal });
  };
  const refusalAt = (ref: Ref) => {
    const [from = '', to = ''] = ref.slice('edge:'.length).split('>');
    return cellRefusal(design, from, to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = [rows[active.row], columns[active.column]];
    if (row === undefined || column === undefined) return;
    const ref = cellRef(row.ref, column.ref);
    const step = steps[event.key];
    if (step !== undefined) goTo(active.row + step[0], active.column + step[1]);
    else if (event.key === 'Home') goTo(active.row, 0);
    else if (event.key === 'End') goTo(active.row, columns.length - 1);
    else if (event.key === 'Enter' || event.key === 'F2') write(ref, null);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(ref);
    else if (event.key === ' ') editor.select([ref]);
    else if (/^[\w]$/.test(event.key)) write(ref, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const remove = (ref: Ref) => {
    const cell = matrix.cells.get(ref);
    if (reading || cell === undefined || cell.flows.length === 0) return;
    editor.dispatch({ type: 'removeFlow', from: cell.from, to: cell.to });
    wanted.current = true;
  };

  const drawnRows = positions(window.top, window.bottom, active.row);
  const drawnColumns = positions(window.left, window.right, active.column);
  const width = HEAD.width + columns.length * CELL.width;
  return (
    <div
      ref={scroller}
      className="matrixScroll"
      role="grid"
      aria-label="Who may open connections to whom"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={onKeyDown}
    >
      <div className="matrixHead" role="row" aria-rowindex={1} style={{ width, height: HEAD.height }}>
        <div className="matrixCorner" role="columnheader" aria-colindex={1} style={{ width: HEAD.width }}>
          <span>from</span>
          <span>to</span>
        </div>
        {drawnColumns.map((column) => (
          <SideCell key={columns[column]?.ref} end={columns[column]} position={column} side="column" />
        ))}
      </div>
      <div role="rowgroup" style={{ position: 'relative', width, height: rows.length * CELL.height }}>
        {drawnRows.map((row) => {
          const from = rows[row];
          if (from === undefined) return null;
          return (
            <div
              key={from.ref}
              className="matrixRow"
              role="row"
              aria-rowindex={row + 2}
              style={{ top: row * CELL.height, width, height: CELL.height }}
            >
              <SideCell end={from} position={row} side="row" />
              {drawnColumns.map((column) => {
                const to = columns[column];
                if (to === undefined) return null;
                const ref = cellRef(from.ref, to.ref);
                return (
                  <MatrixCellView
                    key={to.ref}
                    from={from}
                    to={to}
                    column={column}
                    cell={byRef.get(ref)}
                    current={matrix.cells.get(ref)}
                    refusal={refusalAt(ref)}
                    isRead={reading}
                    isStop={row === active.row && column === active.column}
                    isSelected={selection.includes(ref)}
                    writing={writing?.ref === ref && !reading ? writing : null}
                    onPick={() => {
                      setAt({ row, column });
                      if (matrix.cells.get(ref)?.flows.length) editor.select([ref]);
                    }}
                    onWrite={() => {
                      setAt({ row, column });
                      write(ref, null);
                    }}
                    onDone={(focus) => {
                      setWriting(null);
                      wanted.current = focus;
                    }}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type SideProps = {
  readonly end: MatrixEnd | undefined;
  readonly position: number;
  readonly side: 'row' | 'column';
};

/** The name of an end, and what carries it. */
function SideCell({ end, position, side }: SideProps) {
  if (end === undefined) return null;
  const isRow = side === 'row';
  return (
    <div
      className={isRow ? 'matrixSide' : 'matrixTop'}
      role={isRow ? 'rowheader' : 'columnheader'}
      aria-colindex={isRow ? 1 : position + 2}
      style={
        isRow
          ? { width: HEAD.width, height: CELL.height }
          : { left: HEAD.width + position * CELL.width, width: CELL.width, height: HEAD.height }
      }
      title={visibleText(`${end.label}: ${end.attached}`)}
    >
      <span className="matrixName">{visibleText(end.label)}</span>
      <span className="muted">{visibleText(end.attached)}</span>
    </div>
  );
}

/** Scrolls just far enough that a cell stands clear of both headers. */
function reveal(scroller: HTMLElement | null, { row, column }: Place): void {
  if (scroller === null) return;
  const [top, left] = [row * CELL.height, column * CELL.width];
  const room = { height: scroller.clientHeight - HEAD.height, width: scroller.clientWidth - HEAD.width };
  scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top + CELL.height - room.height));
  scroller.scrollLeft = Math.min(left, Math.max(scroller.scrollLeft, left + CELL.width - room.width));
}
