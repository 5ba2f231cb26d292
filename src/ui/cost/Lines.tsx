import { costChanges, summaryOf, type LineChange } from '../../engine/evaluation/cost/costChanges.ts';
import type { Cost, CostLine } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { costOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatDelta, formatUnitPrice, formatUsd, sinceWords } from '../format.ts';
import { baselineCostOf, baselineOf, Compared } from './Compared.tsx';
import { Origin } from './Origin.tsx';

/** The month line by line: every figure with its formula, its price, and the date of that. */
export function Lines() {
  const cost = useEditorState(costOf);
  const { since } = useEditorState(baselineOf);
  const before = useEditorState(baselineCostOf);
  const changes = before === null ? null : costChanges(before, summaryOf(cost));
  const changeOf = new Map(changes?.lines.map((change) => [change.id, change]));
  const gone = changes?.lines.filter(({ kind }) => kind === 'removed') ?? [];
  const differs = changes !== null && changes.lines.length > 0;
  return (
    <>
      <Compared changes={changes} />
      <table className="table costLines">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number quantity">
              Quantity
            </th>
            <th scope="col" className="number unitPrice">
              Unit price
            </th>
            <th scope="col" className="priceOf">
              Price of
            </th>
            <th scope="col" className="number month">
              Month
            </th>
            <th scope="col" className="number change">
              {`${sinceWords[since].charAt(0).toUpperCase()}${sinceWords[since].slice(1)}`}
            </th>
          </tr>
        </thead>
        <LineGroup
          title={`Per month of ${String(cost.hoursPerMonth)} hours, before traffic`}
          empty="Nothing here has an hourly price."
          lines={cost.lines}
          usd={cost.monthlyUsd}
          partial={cost.partial}
          changeOf={changeOf}
        />
        <LineGroup
          title="Traffic"
          empty="No data moves that is charged for."
          lines={cost.transfer.lines}
          usd={cost.transfer.monthlyUsd}
          partial={cost.transfer.partial}
          changeOf={changeOf}
        />
        {gone.length > 0 && <Gone lines={gone} />}
        <Total cost={cost} deltaUsd={differs ? changes.deltaUsd : null} />
      </table>
    </>
  );
}

type GroupProps = {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly CostLine[];
  readonly usd: number;
  readonly partial: boolean;
  readonly changeOf: ReadonlyMap<string, LineChange>;
};

function LineGroup({ title, empty, lines, usd, partial, changeOf }: GroupProps) {
  return (
    <tbody>
      <tr className="lineGroup">
        <th colSpan={4} scope="rowgroup">
          {title}
          {partial && <span className="muted"> · partial: a price is not known</span>}
          {lines.length === 0 && <span className="muted"> · {empty}</span>}
        </th>
        <td className="number">{formatUsd(usd)}</td>
        <td />
      </tr>
      {lines.map((line) => (
        <Line key={line.id} line={line} change={changeOf.get(line.id)} />
      ))}
    </tbody>
  );
}

/** `change`: `undefined` where the line is as it was. */
function Line({ line, change }: { readonly line: CostLine; readonly change: LineChange | undefined }) {
  const editor = useEditor();
  return (
    <tr>
      <th scope="row" className="wide">
        {line.subjects.length === 0 ? (
          visibleText(line.what)
        ) : (
          <button type="button" className="linkButton" onClick={() => editor.select(line.subjects)}>
            {visibleText(line.what)}
          </button>
        )}
        <div className="formulaLine">{visibleText(line.formula)}</div>
      </th>
      <td className="number wide">
        {formatCount(line.quantity)} <span className="muted">{line.unit}</span>
      </td>
      <td className="number">{formatUnitPrice(line.usdPerUnit)}</td>
      <td>
        <Origin price={line.price} />
      </td>
      <td className="number">{formatUsd(line.monthlyUsd)}</td>
      <Change change={change} />
    </tr>
  );
}

function Change({ change }: { readonly change: LineChange | undefined }) {
  if (change === undefined) return <td />;
  const { kind, before, after } = change;
  const usd = before === null || after === null ? null : after - before;
  const words = kind === 'changed' ? '' : `${kind} · `;
  return (
    <td
      className="number"
      data-change={usd === null || usd === 0 ? undefined : usd > 0 ? 'dearer' : 'cheaper'}
    >
      {words}
      {usd === null ? 'not known' : formatDelta(usd)}
    </td>
  );
}

/** What was paid for then and is not there any more. */
function Gone({ lines }: { readonly lines: readonly LineChange[] }) {
  return (
    <tbody>
      <tr className="lineGroup">
        <th colSpan={6} scope="rowgroup">
          No longer there
        </th>
      </tr>
      {lines.map((line) => (
        <tr key={line.id} className="gone">
          <th scope="row" colSpan={5} className="wide">
            {visibleText(line.what)}
          </th>
          <Change change={line} />
        </tr>
      ))}
    </tbody>
  );
}

function Total({ cost, deltaUsd }: { readonly cost: Cost; readonly deltaUsd: number | null }) {
  return (
    <tfoot>
      <tr>
        <td colSpan={4}>
          Total in {cost.region}
          {cost.totalPartial && <span className="muted"> · partial: a price is not known</span>}
          <span className="aYear"> {formatUsd(12 * cost.totalUsd)} a year</span>
        </td>
        <td className="number">{formatUsd(cost.totalUsd)}</td>
        <td className="number">{deltaUsd !== null && formatDelta(deltaUsd)}</td>
      </tr>
    </tfoot>
  );
}
