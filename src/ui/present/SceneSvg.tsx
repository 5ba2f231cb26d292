import { memo } from 'react';

import { fontFaces } from '../../engine/scene/fonts.ts';
import type { Point, Rect, Scene, SceneBox, SceneEdge } from '../../engine/scene/scene.ts';
import { arrowHead, pathData } from '../../engine/scene/svg.ts';
import { colorSchemes, dashes, type ColorScheme, type ColorToken } from '../../engine/scene/tokens.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';

type Props = {
  readonly scene: Scene;
  readonly scheme: ColorScheme;
  /** The part of the scene that fills the picture. */
  readonly part: Rect;
  /** What a screen reader says for the whole picture. */
  readonly title: string;
};

/** The drawing, or a part of it, as large as its place allows: text grows with it, however far away people sit. */
export const SceneSvg = memo(function SceneSvg({ scene, scheme, part, title }: Props) {
  const colors = colorSchemes[scheme];
  return (
    <svg
      className="sceneSvg"
      role="img"
      aria-label={title}
      viewBox={`0 0 ${String(part.width)} ${String(part.height)}`}
      preserveAspectRatio="xMinYMin"
    >
      {/* The inner picture ends where the part does; the outer one has room of its own beside it. */}
      <svg
        width={part.width}
        height={part.height}
        viewBox={`${String(part.x)} ${String(part.y)} ${String(part.width)} ${String(part.height)}`}
      >
        {scene.boxes.map((box, at) => (
          <Box key={at} box={box} colors={colors} />
        ))}
        {scene.edges.map((edge, at) => (
          <Edge key={at} edge={edge} colors={colors} />
        ))}
        {scene.texts.map(({ text, x, y, anchor, font, size, color }, at) => (
          <text
            key={at}
            {...{ x, y }}
            textAnchor={anchor}
            fontFamily={fontFaces[font].family}
            fontWeight={fontFaces[font].weight}
            fontSize={size}
            fill={colors[color]}
            xmlSpace="preserve"
          >
            {visibleText(text)}
          </text>
        ))}
        {scene.edges.map((edge, at) => (
          <Label key={at} edge={edge} colors={colors} />
        ))}
      </svg>
    </svg>
  );
});

type Colors = Readonly<Record<ColorToken, string>>;

function Box({ box, colors }: { readonly box: SceneBox; readonly colors: Colors }) {
  const { fill, stroke, strokeWidth, dash } = box.style;
  if (fill === null && stroke === null) return null;
  return (
    <rect
      x={box.x}
      y={box.y}
      width={box.width}
      height={box.height}
      rx={box.radius}
      fill={fill === null ? 'none' : colors[fill]}
      stroke={stroke === null ? undefined : colors[stroke]}
      strokeWidth={strokeWidth}
      strokeDasharray={dashes[dash].join(' ') || undefined}
    />
  );
}

function Edge({ edge, colors }: { readonly edge: SceneEdge; readonly colors: Colors }) {
  const head = arrowHead(edge);
  return (
    <>
      <path
        d={pathData(edge)}
        fill="none"
        stroke={colors[edge.color]}
        strokeWidth={edge.width}
        strokeDasharray={dashes[edge.dash].join(' ') || undefined}
      />
      {head !== null && <path d={`M${head.map(pair).join('L')}Z`} fill={colors[edge.color]} />}
    </>
  );
}

const pair = ({ x, y }: Point) => `${String(x)} ${String(y)}`;

function Label({ edge, colors }: { readonly edge: SceneEdge; readonly colors: Colors }) {
  const { label } = edge;
  if (label === null) return null;
  const { rect, font, size } = label;
  return (
    <>
      <rect {...rect} rx={rect.height / 2} fill={colors[label.fill]} stroke={colors[label.stroke]} />
      <text
        x={rect.x + rect.width / 2}
        y={rect.y + rect.height / 2 + size * 0.35}
        textAnchor="middle"
        fontFamily={fontFaces[font].family}
        fontWeight={fontFaces[font].weight}
        fontSize={size}
        fill={colors[label.color]}
      >
        {visibleText(label.text)}
      </text>
    </>
  );
}
