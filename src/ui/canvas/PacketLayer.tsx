import type { PacketPath } from '../../engine/scene/packetPaths.ts';
import { fontFaces } from '../../engine/scene/fonts.ts';
import type { Palette } from './paint.ts';
import { useWalk } from './useWalk.ts';

const pathData = ([a, b, c, d]: PacketPath['points']): string =>
  `M${String(a.x)} ${String(a.y)}C${[b, c, d].map(({ x, y }) => `${String(x)} ${String(y)}`).join(' ')}`;

/** Where the packets of the selected subnet go, over the picture; its form says the same in words. */
export function PacketLayer({
  paths,
  palette,
  name,
}: {
  readonly paths: readonly PacketPath[];
  readonly palette: Palette;
  readonly name: string;
}) {
  const { family, weight } = fontFaces.monoMedium;
  const walk = useWalk();
  return (
    <svg
      ref={walk}
      className="packetLayer"
      role="img"
      aria-label={`Where packets of ${name} go: ${paths.map(({ words }) => words).join('; ')}`}
    >
      {paths.map(({ from, to, points, color }) => (
        <g key={`${from} ${to ?? ''}`} fill="none" strokeLinecap="round">
          <path d={pathData(points)} stroke={palette['vpc-fill']} strokeWidth={6} strokeOpacity={0.85} />
          <path className="packetLine" d={pathData(points)} stroke={palette[color]} strokeWidth={2.5} />
          <circle cx={points[3].x} cy={points[3].y} r={4.5} fill={palette[color]} />
        </g>
      ))}
      {paths.map(
        ({ from, to, color, label }) =>
          label !== null && (
            <g key={`${from} ${to ?? ''}`}>
              <rect
                {...label.rect}
                rx={label.rect.height / 2}
                fill={palette.surface}
                stroke={palette[color]}
              />
              <text
                x={label.rect.x + label.rect.width / 2}
                y={label.rect.y + label.rect.height / 2 + 4}
                textAnchor="middle"
                fontFamily={`${family}, monospace`}
                fontWeight={weight}
                fontSize={11.5}
                fill={palette.ink}
              >
                {label.text}
              </text>
            </g>
          ),
      )}
    </svg>
  );
}
