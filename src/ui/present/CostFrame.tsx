import { priceDatesText } from '../../engine/evaluation/cost/priceDates.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { costOf, useEditorState } from '../EditorContext.tsx';
import { formatUsd } from '../format.ts';

/** How many lines a room can read. */
const LINES = 9;

/** The month in large figures, and the lines that make it up, the dearest first. */
export function CostFrame() {
  const cost = useEditorState(costOf);
  const lines = [...cost.lines, ...cost.transfer.lines]
    .filter(({ monthlyUsd }) => (monthlyUsd ?? 0) > 0)
    .sort((a, b) => (b.monthlyUsd ?? 0) - (a.monthlyUsd ?? 0));
  const most = lines[0]?.monthlyUsd ?? 1;
  const rest = lines.slice(LINES).reduce((sum, { monthlyUsd }) => sum + (monthlyUsd ?? 0), 0);
  return (
    <div className="frameBody">
      <p className="frameLead">
        <strong>{formatUsd(cost.totalUsd)}</strong> a month · {formatUsd(cost.monthlyUsd)} before traffic ·{' '}
        {formatUsd(cost.totalUsd * 12)} a year
        {cost.totalPartial && ' · partial: a price is not known'}
      </p>
      <ul className="frameBars">
        {lines.slice(0, LINES).map(({ id, what, monthlyUsd }) => (
          <li key={id}>
            <span>{visibleText(what)}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${String(((monthlyUsd ?? 0) / most) * 100)}%` }} />
            </span>
            <span className="mono">{formatUsd(monthlyUsd)}</span>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <span>{lines.length - LINES} more</span>
            <span />
            <span className="mono">{formatUsd(rest)}</span>
          </li>
        )}
      </ul>
      <p className="frameNote">
        {cost.region}
        {cost.pricesAsOf && ` · prices of ${priceDatesText(cost.pricesAsOf)}`} · {cost.hoursPerMonth} hours a
        month
      </p>
    </div>
  );
}
