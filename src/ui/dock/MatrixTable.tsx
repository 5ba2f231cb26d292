import { allocationMatrix, type AddressSums } from '../../engine/evaluation/allocationMatrix.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatWholeShare, plural } from '../format.ts';
import { AccessIcon } from '../icons/networkIcons.tsx';

/** Subnets of one cell that are named; the list holds the others. */
const NAMED = 4;

/** The subnet allocation matrix: tiers by zones, with what every row and column holds together. */
export function MatrixTable() {
  const matrix = allocationMatrix(useEditorState(designOf), useEditorState(evaluationOf));
  const selected = new Set(useEditorState(selectionOf));
  return (
    <table className="table allocation" aria-label="Subnet allocation matrix">
      <thead>
        <tr>
          <th scope="col">Tier</th>
          {matrix.zones.map(({ id, name }) => (
            <th key={id} scope="col">
              {visibleText(name)}
            </th>
          ))}
          <th scope="col">Together</th>
        </tr>
      </thead>
      <tbody>
        {matrix.tiers.map((tier) => (
          <tr key={tier.id}>
            <th scope="row">
              <AccessIcon access={tier.access} size={13} /> {visibleText(tier.name)}
              <span className="mono muted">{tier.block ?? 'not placed'}</span>
            </th>
            {tier.cells.map((cell, column) => (
              <td key={matrix.zones[column]?.id}>
                <CellSubnets cell={cell} selected={selected} />
              </td>
            ))}
            <SumCell sums={tier.sums} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          {matrix.zones.map(({ id, sums }) => (
            <SumCell key={id} sums={sums} />
          ))}
          <SumCell sums={matrix.sums} />
        </tr>
      </tfoot>
    </table>
  );
}

type CellProps = { readonly cell: readonly SubnetReport[]; readonly selected: ReadonlySet<string> };

function CellSubnets({ cell, selected }: CellProps) {
  const editor = useEditor();
  if (cell.length === 0) return <span className="muted">none</span>;
  return (
    <>
      {cell.slice(0, NAMED).map((report) => (
        <button
          key={report.id}
          type="button"
          className="allocationCell"
          data-access={report.access}
          aria-pressed={selected.has(`subnet:${report.id}`)}
          onClick={() => editor.select([`subnet:${report.id}`])}
        >
          <span className="mono">{report.cidr ?? 'no room'}</span>
          <span className="muted">
            {visibleText(report.name)} · {formatCount(report.usable)} usable ·{' '}
            {formatWholeShare(report.usedShare)}
          </span>
        </button>
      ))}
      {cell.length > NAMED && <span className="muted">and {formatCount(cell.length - NAMED)} more</span>}
    </>
  );
}

function SumCell({ sums }: { readonly sums: AddressSums }) {
  return (
    <td>
      {formatCount(sums.addresses)}
      <span className="muted">
        {plural(sums.subnets, 'subnet')} · {formatCount(sums.usable)} usable · {formatCount(sums.used)} used
      </span>
    </td>
  );
}
