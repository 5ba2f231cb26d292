import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';

import { toCsv, toTsv } from '../../engine/export/csv.ts';
import { inventoryTable } from '../../engine/export/inventoryTable.ts';
import { slugOf } from '../../engine/export/slug.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { useFollowed } from '../useFollowed.ts';
import {
  columnsFor,
  filterReports,
  groupRows,
  sortReports,
  type Grouping,
  type InventorySort,
} from './inventoryRows.ts';
import { InventoryTable } from './InventoryTable.tsx';
import { MatrixTable } from './MatrixTable.tsx';

/** Up to this many rows change in the same frame as the other figures; more may follow a moment later. */
const AT_ONCE = 100;

type Shown = 'list' | 'matrix';

/** Everything about the subnets' addresses: as a list, or as the matrix of tiers by zones. */
export function Inventory() {
  const [shown, setShown] = useState<Shown>('list');
  const choice = <Choice shown={shown} onChoose={setShown} />;
  return shown === 'list' ? (
    <InventoryList choice={choice} />
  ) : (
    <>
      <div className="tools">{choice}</div>
      <MatrixTable />
    </>
  );
}

const choices: readonly { readonly id: Shown; readonly label: string }[] = [
  { id: 'list', label: 'List' },
  { id: 'matrix', label: 'Tiers by zones' },
];

function Choice({ shown, onChoose }: { readonly shown: Shown; readonly onChoose: (shown: Shown) => void }) {
  return (
    <div className="choice" role="group" aria-label="Show the inventory as">
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={shown === id} onClick={() => onChoose(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function InventoryList({ choice }: { readonly choice: ReactNode }) {
  const { zones, tiers, deployment } = useEditorState(designOf);
  const newest = useEditorState(evaluationOf).subnets;
  const subnets = useFollowed(newest, Object.keys(newest).length > AT_ONCE);
  const [sort, setSort] = useState<InventorySort>({ column: 'cidr', descending: false });
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [five, setFive] = useState(false);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const columns = useMemo(
    () => columnsFor(Object.values(subnets), five, deployment),
    [subnets, five, deployment],
  );
  const reports = useMemo(
    () => sortReports(filterReports(Object.values(subnets), wanted), sort, columns),
    [subnets, wanted, sort, columns],
  );
  const rows = useMemo(
    () => groupRows(reports, grouping, Object.keys(grouping === 'zone' ? zones : tiers)),
    [reports, grouping, zones, tiers],
  );
  return (
    <>
      <div className="tools">
        {choice}
        <div className="inputBox narrow">
          <input
            type="search"
            aria-label="Filter the inventory"
            placeholder="Filter"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <select
          className="quietSelect"
          aria-label="Group by"
          value={grouping}
          onChange={(event) => setGrouping(event.target.value as Grouping)}
        >
          <option value="none">No groups</option>
          <option value="zone">By zone</option>
          <option value="tier">By tier</option>
        </select>
        <label className="inline">
          <input type="checkbox" checked={five} onChange={(event) => setFive(event.target.checked)} />
          AWS’s five
        </label>
        <span className="muted" role="status">
          {plural(reports.length, 'subnet')}
        </span>
        <TakeAway reports={reports} />
      </div>
      <InventoryTable rows={rows} reports={reports} columns={columns} sort={sort} onSort={setSort} />
      {reports.length === 0 && (
        <p className="empty">
          {query === ''
            ? 'There are no subnets yet. Place one from the palette.'
            : 'No subnet answers this filter.'}
        </p>
      )}
    </>
  );
}

/** The rows as they are filtered and sorted, for a spreadsheet. */
function TakeAway({ reports }: { readonly reports: readonly SubnetReport[] }) {
  const editor = useEditor();
  const copy = () =>
    void navigator.clipboard.writeText(toTsv(inventoryTable(reports))).then(
      () =>
        editor.notify({
          severity: 'success',
          message: `Copied ${plural(reports.length, 'row')}: paste them into a spreadsheet.`,
        }),
      () =>
        editor.notify({
          severity: 'error',
          message: 'The browser did not let the table be copied; allow the clipboard and try again.',
        }),
    );
  const download = () => {
    const name = `${slugOf(editor.getState().design.name)}-inventory.csv`;
    editor.saveText(name, toCsv(inventoryTable(reports)), 'text/csv');
  };
  return (
    <div className="end takeAway">
      <EditButton
        className="smallButton"
        title="From the outputs of cdk deploy, or from aws ec2 describe-subnets"
        onClick={() => void editor.loadDeployment()}
      >
        Load deployed ids…
      </EditButton>
      <button type="button" className="smallButton" disabled={reports.length === 0} onClick={copy}>
        Copy as table
      </button>
      <button type="button" className="smallButton" disabled={reports.length === 0} onClick={download}>
        Download CSV
      </button>
    </div>
  );
}
