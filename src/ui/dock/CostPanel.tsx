import type { Cost, PriceOrigin } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatDelta, formatUnitPrice, formatUsd } from '../format.ts';

/** What the network costs before traffic: every line with its formula, and the date of its price. */
export function CostPanel() {
  const { cost } = useEditorState(evaluationOf);
  return (
    <div className="columns">
      <div className="blocks">
        <CostLines cost={cost} />
      </div>
      <div className="blocks">
        <NatOptions cost={cost} />
        <BreakEven cost={cost} />
        <TrafficRates cost={cost} />
      </div>
    </div>
  );
}

const Origin = ({ price }: { readonly price: PriceOrigin }) => (
  <span title={price.source}>
    {price.asOf} <span className="visuallyHidden">from {price.source}</span>
  </span>
);

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

const natShort = { 'per-zone': 'One per zone', single: 'One for all', none: 'None' } as const;

function NatOptions({ cost }: { readonly cost: Cost }) {
  const { nat } = useEditorState(designOf);
  const editor = useEditor();
  const now = cost.natOptions.find((option) => option.mode === nat.mode)?.totalUsd ?? null;
  return (
    <section>
      <h3 className="heading">NAT gateways, side by side</h3>
      <div className="options">
        {cost.natOptions.map((option) => (
          <button
            key={option.mode}
            type="button"
            className="option"
            aria-pressed={option.mode === nat.mode}
            onClick={() => option.mode !== nat.mode && editor.dispatch({ type: 'setNat', mode: option.mode })}
          >
            <span>{natShort[option.mode]}</span>
            <span className="big">{formatUsd(option.totalUsd)}</span>
            <span className="muted">
              {option.mode === nat.mode
                ? 'as drawn'
                : now === null || option.totalUsd === null
                  ? 'partial'
                  : `${formatDelta(option.totalUsd - now)} / month`}
            </span>
            <span className="hint">{visibleText(option.whenAZoneFails)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function BreakEven({ cost: { endpointBreakEven } }: { readonly cost: Cost }) {
  if (endpointBreakEven === null) return null;
  const { gb, gbPerZone, zones, formula } = endpointBreakEven;
  return (
    <section>
      <h3 className="heading">When an interface endpoint beats NAT</h3>
      <p>
        From <strong>{formatCount(gbPerZone)} GB a month</strong> for each zone, {formatCount(gb)} GB in{' '}
        {zones}.
      </p>
      <p className="hint">{formula}</p>
    </section>
  );
}

function TrafficRates({ cost }: { readonly cost: Cost }) {
  return (
    <section>
      <h3 className="heading">Traffic adds</h3>
      <table className="table">
        <tbody>
          {cost.trafficRates.map((rate) => (
            <tr key={rate.id}>
              <th scope="row" className="wide">
                {rate.what}
                <div className="hint">{rate.note}</div>
              </th>
              <td className="number">{formatUnitPrice(rate.usdPerGb)} / GB</td>
              <td>
                <Origin price={rate.price} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
