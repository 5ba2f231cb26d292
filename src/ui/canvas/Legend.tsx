import { memo } from 'react';

import { type ColorToken, type DashToken, dashes } from '../../engine/scene/tokens.ts';
import type { Palette } from './paint.ts';
import { reachLooks } from './reachLooks.ts';

type Sample = {
  readonly words: string;
  readonly stroke: ColorToken;
  readonly fill?: ColorToken;
  readonly dash?: DashToken;
  readonly shape: 'box' | 'line' | 'arrow' | 'circle';
};

const samples: readonly Sample[] = [
  { words: 'Region', stroke: 'region-stroke', dash: 'dotted', shape: 'box' },
  { words: 'VPC', stroke: 'vpc-stroke', shape: 'box' },
  { words: 'Availability Zone', stroke: 'zone-stroke', dash: 'dashed', shape: 'box' },
  { words: 'Public subnet', stroke: 'public-stroke', fill: 'public-fill', shape: 'box' },
  { words: 'Private subnet', stroke: 'private-stroke', fill: 'private-fill', shape: 'box' },
  {
    words: 'Isolated subnet',
    stroke: 'isolated-stroke',
    fill: 'isolated-fill',
    dash: 'dash-dot',
    shape: 'box',
  },
  { words: 'NAT gateway', stroke: 'vpc-solid', fill: 'vpc-solid', shape: 'circle' },
  { words: 'Route to the internet', stroke: 'vpc-stroke', dash: 'route', shape: 'line' },
  { words: 'Security group', stroke: 'group-stroke', shape: 'box' },
  { words: 'Rule: who may reach whom', stroke: 'group-stroke', shape: 'arrow' },
  { words: 'Half a rule: no connection yet', stroke: 'group-stroke', dash: 'dashed', shape: 'arrow' },
];

/** What lines and colours mean, in words. */
export const Legend = memo(function Legend({ palette }: { readonly palette: Palette }) {
  return (
    <details className="canvasLegend">
      <summary>Legend</summary>
      <ul>
        {samples.map(({ words, ...sample }) => (
          <li key={words}>
            <Swatch {...sample} palette={palette} />
            {words}
          </li>
        ))}
        {Object.values(reachLooks).map(({ color, dash, meaning }) => (
          <li key={meaning}>
            <svg width="30" height="18" aria-hidden="true">
              <rect
                x="2"
                y="2"
                width="26"
                height="14"
                rx="3"
                fill="none"
                stroke={palette[color]}
                strokeWidth={2.5}
                strokeDasharray={dash}
              />
            </svg>
            {meaning}
          </li>
        ))}
      </ul>
    </details>
  );
});

function Swatch({
  stroke,
  fill,
  dash = 'solid',
  shape,
  palette,
}: Omit<Sample, 'words'> & { readonly palette: Palette }) {
  const line = {
    stroke: palette[stroke],
    strokeWidth: 1.75,
    strokeDasharray: dashes[dash].join(' '),
    fill: fill === undefined ? 'none' : palette[fill],
  };
  return (
    <svg width="30" height="18" aria-hidden="true">
      {shape === 'box' && <rect x="2" y="2" width="26" height="14" rx="3" {...line} />}
      {shape === 'circle' && <circle cx="15" cy="9" r="7" {...line} />}
      {(shape === 'line' || shape === 'arrow') && <path d="M2 9h25" {...line} />}
      {shape === 'arrow' && <path d="M28 9l-7-4v8z" fill={palette[stroke]} />}
    </svg>
  );
}
