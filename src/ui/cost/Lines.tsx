import type { Cost } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatUnitPrice, formatUsd } from '../format.ts';
import { Origin } from './Origin.tsx';

/** The month line by line: every figure with its formula, its price, and the date of that. */
export function Lines() {
  const { cost } = useEditorState(evaluationOf);
  return <CostLines cost={cost} />;
}

function CostLines({ cost }: { readonly cost: Cost }) {
  const editor = useEditor();
  return (
    <section>
      <h3 className="heading">Per month of {cost.hoursPerMonth} hours, before traffic</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number">
              Quantity
            </th>
            <th scope="col" className="number">
              Unit price
            </th>
            <th scope="col">Price of</th>
            <th scope="col" className="number">
              Month
            </th>
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="wide">
                <button type="button" className="linkButton" onClick={() => editor.select(line.subjects)}>
                  {visibleText(line.what)}
                </button>
                <div className="formulaLine">{visibleText(line.formula)}</div>
              </th>
              <td className="number">
                {formatCount(line.quantity)} <span className="muted">{line.unit}</span>
              </td>
              <td className="number">{formatUnitPrice(line.usdPerUnit)}</td>
              <td>
                <Origin price={line.price} />
              </td>
              <td className="number">{formatUsd(line.monthlyUsd)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>
              Total before traffic in {cost.region}
              {cost.partial && <span className="muted"> · partial: a price is not known</span>}
            </td>
            <td className="number">{formatUsd(cost.monthlyUsd)}</td>
          </tr>
        </tfoot>
      </table>
      {cost.lines.length === 0 && <p className="empty">Nothing here has an hourly price.</p>}
    </section>
  );
}
