import { HEAT_FROM, heatStyle, type Heat } from '../../engine/scene/costShares.ts';
import { formatWholeShare } from '../format.ts';
import { usePalette } from '../canvas/usePaint.ts';

const heats: readonly Heat[] = [1, 2, 3, 4];

const wordsFor = (heat: Heat) => {
  const next = heats.find((other) => other > heat);
  if (next === undefined) return `${formatWholeShare(HEAT_FROM[heat])} or more`;
  return heat === 1
    ? `under ${formatWholeShare(HEAT_FROM[next])}`
    : `from ${formatWholeShare(HEAT_FROM[heat])}`;
};

/** What the colours of the cost heat mean, in shares of the month. */
export function HeatKey() {
  const palette = usePalette();
  return (
    <ul className="heatKey" aria-label="Cost heat: share of the month">
      <li aria-hidden="true" className="muted">
        Share of the month’s cost
      </li>
      {heats.map((heat) => {
        const { fill, stroke, strokeWidth } = heatStyle(heat);
        return (
          <li key={heat}>
            <svg width="24" height="16" aria-hidden="true">
              <rect
                x="2"
                y="2"
                width="20"
                height="12"
                rx="3"
                fill={fill === null ? 'none' : palette[fill]}
                stroke={stroke === null ? 'none' : palette[stroke]}
                strokeWidth={strokeWidth}
              />
            </svg>
            {wordsFor(heat)}
          </li>
        );
      })}
    </ul>
  );
}
