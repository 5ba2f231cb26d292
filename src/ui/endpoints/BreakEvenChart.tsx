import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { LineChart } from '@mui/x-charts/LineChart';

import type { ServiceWay } from '../../engine/evaluation/evaluation.ts';
import { roundUp } from '../../engine/evaluation/figures.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount, formatUsd, plural } from '../format.ts';

/** Both ways to a service over GB a month, with today's traffic and the break-even marked; the table says the same. */
export function BreakEvenChart({ way }: { readonly way: ServiceWay }) {
  const { curve, gb, zones, breakEven } = way;
  const even = breakEven.find((one) => one.zones === zones)?.gb ?? null;
  const most = curve.at(-1)?.gb ?? 1;
  const label = visibleText(way.label);
  const line = {
    showMark: false,
    curve: 'linear' as const,
    labelMarkType: 'line' as const,
    valueFormatter: (value: number | null) => formatUsd(value),
  };
  return (
    <>
      <figure
        className="chart breakEven"
        aria-label={`What ${label} costs without an endpoint and through one in ${plural(zones, 'zone')}, as in the table`}
      >
        <LineChart
          height={250}
          skipAnimation
          margin={{ top: 22, right: 20, bottom: 4, left: 4 }}
          grid={{ horizontal: true }}
          xAxis={[
            {
              data: curve.map((point) => point.gb),
              min: 0,
              max: most,
              height: 26,
              valueFormatter: formatCount,
              tickNumber: 5,
            },
          ]}
          yAxis={[
            { min: 0, width: 66, valueFormatter: (usd: number) => formatUsd(usd).replace(/\.00$/, '') },
          ]}
          series={[
            {
              ...line,
              id: 'without',
              label: 'Without endpoint',
              data: curve.map((point) => point.withoutUsd),
              color: 'var(--warning)',
            },
            {
              ...line,
              id: 'endpoint',
              label: `Endpoint in ${plural(zones, 'zone')}`,
              data: curve.map((point) => point.endpointUsd),
              color: 'var(--accent)',
            },
          ]}
          slotProps={{
            legend: { direction: 'horizontal', position: { vertical: 'top', horizontal: 'start' } },
          }}
        >
          <ChartsReferenceLine
            x={gb}
            label="today"
            labelAlign="start"
            lineStyle={{ stroke: 'var(--control-line)' }}
            labelStyle={{ fontSize: 12, fill: 'var(--muted)' }}
          />
          {even !== null && (
            <ChartsReferenceLine
              x={even}
              label={`even at ${formatCount(roundUp(even))} GB`}
              labelAlign="end"
              lineStyle={{ stroke: 'var(--ok)', strokeDasharray: '4 3' }}
              labelStyle={{ fontSize: 12, fill: 'var(--ok)' }}
            />
          )}
        </LineChart>
      </figure>
      <p className="hint">Dollars a month over GB a month.</p>
      <BreakEvens breakEven={breakEven} />
    </>
  );
}

function BreakEvens({ breakEven }: Pick<ServiceWay, 'breakEven'>) {
  return (
    <p className="hint">
      It pays{' '}
      {breakEven
        .map(({ zones, gb }) =>
          gb === null
            ? `never in ${plural(zones, 'zone')}`
            : `from ${formatCount(roundUp(gb * 10) / 10)} GB in ${plural(zones, 'zone')}`,
        )
        .join(', ')}
      .
    </p>
  );
}
