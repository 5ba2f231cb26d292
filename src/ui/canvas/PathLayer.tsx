import { useMemo } from 'react';

import type { ShownPath } from '../../editor/editorState.ts';
import { type DrawnWay, drawnWay } from '../../engine/scene/shownWay.ts';
import type { Curve } from '../../engine/scene/wayCurve.ts';
import type { Palette } from './paint.ts';
import type { ShownScene } from './useScene.ts';
import { useWalk } from './useWalk.ts';

const piece = ([, b, c, d]: Curve): string =>
  `C${[b, c, d].map(({ x, y }) => `${String(x)} ${String(y)}`).join(' ')}`;
const lineOf = (curve: Curve): string => `M${String(curve[0].x)} ${String(curve[0].y)}${piece(curve)}`;
/** All curves as one path, joined where a stop stands between them. */
const walkOf = (curves: readonly Curve[]): string =>
  curves
    .map((curve, at) => `${at === 0 ? 'M' : 'L'}${String(curve[0].x)} ${String(curve[0].y)}${piece(curve)}`)
    .join('');

type Props = { readonly path: ShownPath; readonly shown: ShownScene; readonly palette: Palette };

/** The way that is shown, over the picture, with a packet that walks it; what blocks it is a cross. */
export function PathLayer({ path, shown: { design, prepared }, palette }: Props) {
  const { scene } = prepared;
  const walk = useWalk();
  const { ways, blockedAt } = path;
  const drawn = useMemo(
    () => ways.map((way) => drawnWay(design, scene, { way, blockedAt })).filter(({ ends }) => ends !== null),
    [design, scene, ways, blockedAt],
  );
  if (drawn.length === 0) return null;
  return (
    <svg ref={walk} className="packetLayer" role="img" aria-label={path.words}>
      {drawn.map((way, at) => (
        <OneWay key={at} way={way} palette={palette} />
      ))}
    </svg>
  );
}

/** One of them, from one subnet to one other. */
function OneWay({ way, palette }: { readonly way: DrawnWay; readonly palette: Palette }) {
  const { lines, walk, ends, stop } = way;
  if (ends === null) return null;
  const color = stop === null ? palette['vpc-ink'] : palette.danger;
  const [first, last] = ends;
  return (
    <>
      {lines.map(({ curve, reached }) => (
        <g key={lineOf(curve)} fill="none" strokeLinecap="round">
          <path d={lineOf(curve)} stroke={palette['vpc-fill']} strokeWidth={7} strokeOpacity={0.85} />
          <path
            d={lineOf(curve)}
            stroke={reached ? color : palette['ink-muted']}
            strokeWidth={reached ? 3 : 2}
            strokeDasharray={reached ? undefined : '2 6'}
          />
        </g>
      ))}
      <circle cx={first.x} cy={first.y} r={7} fill={palette.surface} stroke={color} strokeWidth={3} />
      {lines.length > 0 && (
        <circle
          cx={last.x}
          cy={last.y}
          r={7}
          fill={stop === null ? color : palette.surface}
          stroke={color}
          strokeWidth={3}
        />
      )}
      {walk.length > 0 && (
        <g key={walkOf(walk)} className="packetWalk" style={{ offsetPath: `path('${walkOf(walk)}')` }}>
          <rect
            x={-9}
            y={-6}
            width={18}
            height={12}
            rx={3}
            fill={color}
            stroke={palette.surface}
            strokeWidth={1.5}
          />
          <path d="M-6 -3 0 1.5 6 -3" fill="none" stroke={palette.surface} strokeWidth={1.5} />
        </g>
      )}
      {stop !== null && (
        <g transform={`translate(${String(stop.x)} ${String(stop.y)})`}>
          <circle r={11} fill={palette.surface} stroke={palette.danger} strokeWidth={2.5} />
          <path
            d="M-4.5 -4.5 4.5 4.5M4.5 -4.5-4.5 4.5"
            stroke={palette.danger}
            strokeWidth={2.5}
            strokeLinecap="round"
          />
        </g>
      )}
    </>
  );
}
