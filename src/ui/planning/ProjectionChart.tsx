import { LineChart } from '@mui/x-charts/LineChart';
import { useState } from 'react';

import type { Design } from '../../engine/design/design.ts';
import type { Projection, TierProjection } from '../../engine/growth/projection.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount } from '../format.ts';

type Props = { readonly projection: Projection; readonly tiers: Design['tiers'] };

/** Demand and capacity of one tier by month. The lines differ in dashes as well as in colour; the table says the same. */
export function ProjectionChart({ projection, tiers }: Props) {
  const [wanted, setWanted] = useState<string | null>(null);
  const shown =
    projection.tiers.find(({ tier }) => tier === wanted) ??
    projection.tiers.find(({ grows }) => grows) ??
    projection.tiers[0];
  if (shown === undefined) return null;
  const name = visibleText(tiers[shown.tier]?.name ?? shown.tier);
  return (
    <section>
      <div className="chartHead">
        <h3 className="heading">Addresses by month</h3>
        <select
          className="select"
          aria-label="Tier of the chart"
          value={shown.tier}
          onChange={(event) => setWanted(event.target.value)}
        >
          {projection.tiers.map(({ tier }) => (
            <option key={tier} value={tier}>
              {visibleText(tiers[tier]?.name ?? tier)}
            </option>
          ))}
        </select>
      </div>
      <figure className="chart" aria-label={`Addresses by month in ${name}, as in the table below`}>
        <LineChart
          height={220}
          skipAnimation
          margin={{ top: 8, right: 16, bottom: 4, left: 4 }}
          grid={{ horizontal: true }}
          xAxis={[{ data: projection.months, scaleType: 'point', height: 24 }]}
          yAxis={[{ min: 0, width: 58, valueFormatter: formatCount }]}
          series={seriesOf(projection.months, shown)}
          slotProps={{
            legend: { direction: 'horizontal', position: { vertical: 'top', horizontal: 'start' } },
          }}
        />
      </figure>
    </section>
  );
}

function seriesOf(months: readonly string[], { demand, capacity, capacityWithoutZone }: TierProjection) {
  const level = (value: number) => months.map(() => value);
  const line = {
    showMark: false,
    curve: 'linear' as const,
    valueFormatter: (value: number | null) => formatCount(value ?? 0),
  };
  return [
    {
      ...line,
      id: 'demand',
      label: 'Demand with headroom',
      data: [...demand],
      color: 'var(--accent)',
      labelMarkType: 'line' as const,
    },
    {
      ...line,
      id: 'capacity',
      label: 'Capacity',
      data: level(capacity),
      color: 'var(--ok)',
      labelMarkType: 'line' as const,
    },
    ...(capacityWithoutZone === null
      ? []
      : [
          {
            ...line,
            id: 'without-zone',
            label: 'Capacity without one zone',
            data: level(capacityWithoutZone),
            color: 'var(--warning)',
            labelMarkType: 'line' as const,
          },
        ]),
  ];
}
