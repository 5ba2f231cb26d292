import { memo, useMemo, useRef } from 'react';

import { sumsOf } from '../../engine/evaluation/allocationMatrix.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { AccessIcon } from '../icons/networkIcons.tsx';
import { columnWidths, mayEnd, textIn } from './columnWidths.ts';
import type { InventoryColumn, InventoryRow, InventorySort } from './inventoryRows.ts';
import { useVirtualRows } from './useVirtualRows.ts';

/** The height of every row in pixels, as in dock.css. */
const ROW = 29;

type Props = {
  readonly rows: readonly InventoryRow[];
  readonly reports: readonly SubnetReport[];
  readonly columns: readonly InventoryColumn[];
  readonly sort: InventorySort;
  readonly onSort: (sort: InventorySort) => void;
};

/** The subnets as a table of which only the rows in view are drawn, however many there are. */
export function InventoryTable({ rows, reports, columns, sort, onSort }: Props) {
  const selected = new Set(useEditorState(selectionOf));
  const body = useRef<HTMLTableSectionElement>(null);
  const { first, end } = useVirtualRows(body, { count: rows.length, height: ROW });
  const sums = useMemo(() => sumsOf(reports), [reports]);
  const widths = useMemo(
    () => columnWidths(columns, reports, { sums, sorted: sort.column }),
    [columns, reports, sums, sort.column],
  );
  return (
    <table className="table inventory" aria-rowcount={rows.length + 2} style={{ minWidth: widths.table }}>
      <colgroup>
        {columns.map(({ id }, at) => (
          <col key={id} style={{ width: widths.columns[at] ?? undefined }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Spacer rows={first} />
        {rows.slice(first, end).map((row, index) =>
          row.kind === 'group' ? (
            <tr key={`group ${row.id}`} className="groupRow" aria-rowindex={first + index + 2}>
              <SumCells
                columns={columns}
                name={`${row.name} · ${plural(row.sums.subnets, 'subnet')}`}
                sums={row.sums}
              />
            </tr>
          ) : (
            <Row
              key={row.report.id}
              report={row.report}
              columns={columns}
              index={first + index + 2}
              selected={selected.has(`subnet:${row.report.id}`)}
            />
          ),
        )}
        <Spacer rows={rows.length - end} />
      </tbody>
      <tfoot>
        <tr aria-rowindex={rows.length + 2}>
          <SumCells columns={columns} name="Total" sums={sums} />
        </tr>
      </tfoot>
    </table>
  );
}

function Spacer({ rows }: { readonly rows: number }) {
  return rows <= 0 ? null : <tr aria-hidden="true" className="spacer" style={{ height: rows * ROW }} />;
}

type HeadProps = {
  readonly column: InventoryColumn;
  readonly sort: InventorySort;
  readonly onSort: (sort: InventorySort) => void;
};

function Head({ column: { id, label, kind }, sort, onSort }: HeadProps) {
  const sorted = sort.column === id;
  return (
    <th
      scope="col"
      className={kind === 'number' ? 'number' : undefined}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sortButton"
        onClick={() => onSort({ column: id, descending: sorted && !sort.descending })}
      >
        {label}
        {sorted && (sort.descending ? ' ↓' : ' ↑')}
      </button>
    </th>
  );
}

type RowProps = {
  readonly report: SubnetReport;
  readonly columns: readonly InventoryColumn[];
  readonly index: number;
  readonly selected: boolean;
};

const Row = memo(function Row({ report, columns, index, selected }: RowProps) {
  const editor = useEditor();
  const select = () => editor.select([`subnet:${report.id}`]);
  return (
    <tr className="pickable" aria-rowindex={index} data-selected={selected || undefined} onClick={select}>
      {columns.map((column) => (
        <Cell key={column.id} column={column} report={report} selected={selected} select={select} />
      ))}
    </tr>
  );
});

type CellProps = {
  readonly column: InventoryColumn;
  readonly report: SubnetReport;
  readonly selected: boolean;
  readonly select: () => void;
};

function Cell({ column, report, selected, select }: CellProps) {
  const text = textIn(column, report);
  const ends = mayEnd(column, text) ? 'mayEnd' : undefined;
  if (column.id === 'name') {
    return (
      <th scope="row" className={ends}>
        <AccessIcon access={report.access} size={13} />{' '}
        <button type="button" className="linkButton" aria-pressed={selected} onClick={select}>
          {text}
        </button>
      </th>
    );
  }
  if (column.kind === 'number') {
    const full = column.id === 'full' && report.usedShare > 1;
    return <td className={full ? 'number over' : 'number'}>{text}</td>;
  }
  return (
    <td className={column.kind === 'address' ? 'mono' : ends} title={column.id === 'uses' ? text : undefined}>
      {text}
    </td>
  );
}

type SumProps = {
  readonly columns: readonly InventoryColumn[];
  readonly name: string;
  readonly sums: ReturnType<typeof sumsOf>;
};

/** A line of sums: its name over the columns before the first figure, and nothing where a sum means nothing. */
function SumCells({ columns, name, sums }: SumProps) {
  const figures = columns.findIndex(({ sum }) => sum !== undefined);
  return (
    <>
      <th colSpan={figures} scope="row">
        {visibleText(name)}
      </th>
      {columns.slice(figures).map(({ id, sum }) => (
        <td key={id} className={sum === undefined ? undefined : 'number'}>
          {sum?.(sums)}
        </td>
      ))}
    </>
  );
}
