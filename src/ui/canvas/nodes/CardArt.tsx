import { memo } from 'react';

import type { Ref } from '../../../engine/design/design.ts';
import { fontFaces } from '../../../engine/scene/fonts.ts';
import type { Point, SceneBox, SceneText } from '../../../engine/scene/scene.ts';
import { dashes } from '../../../engine/scene/tokens.ts';
import { isFigure, type Palette } from '../paint.ts';
import type { PreparedScene } from '../preparedScene.ts';

const inset = { start: 'start', middle: 'middle', end: 'end' } as const;

const Words = ({
  text: words,
  text: { text, full, x, y, anchor, font, size, color },
  palette,
}: {
  readonly text: SceneText;
  readonly palette: Palette;
}) => (
  <text
    className={isFigure(words) ? 'figure' : undefined}
    x={x}
    y={y}
    textAnchor={inset[anchor]}
    fontFamily={`${fontFaces[font].family}, sans-serif`}
    fontWeight={fontFaces[font].weight}
    fontSize={size}
    fill={palette[color]}
  >
    {full !== null && <title>{full}</title>}
    {text}
  </text>
);

type ArtProps = {
  readonly texts: readonly SceneText[];
  readonly boxes?: readonly SceneBox[];
  readonly palette: Palette;
};

/**
 * Texts of a thing (and its boxes, where the picture does not show them) from the corner of its frame. It has no size of
 * its own: a thing that is moved or resized keeps what it says, and the browser has nothing to lay out.
 */
export const CardArt = memo(function CardArt({ texts, boxes, palette }: ArtProps) {
  return (
    <svg className="canvasArt" width="1" height="1" aria-hidden="true">
      {boxes?.map((box, at) => (
        <rect
          key={at}
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
          rx={box.radius}
          fill={box.style.fill === null ? 'none' : palette[box.style.fill]}
          stroke={box.style.stroke === null ? 'none' : palette[box.style.stroke]}
          strokeWidth={box.style.strokeWidth}
          strokeDasharray={dashes[box.style.dash].join(' ')}
        />
      ))}
      {texts.map((text, at) => (
        <Words key={at} text={text} palette={palette} />
      ))}
    </svg>
  );
});

/** What stands somewhere in the scene, from the corner of a frame, to the hundredth: differences of sums are never round. */
export function inFrame<T extends Point>(items: readonly T[], frame: Point): readonly T[] {
  return items.map((item) => ({ ...item, x: hundredths(item.x - frame.x), y: hundredths(item.y - frame.y) }));
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** The texts of a thing; an edge's is that of its label. */
export function textsOf(prepared: PreparedScene, ref: Ref): readonly SceneText[] {
  if (ref.startsWith('edge:')) return labelText(prepared, ref);
  return (prepared.textsOf.get(ref) ?? []).map((at) => prepared.scene.texts[at] as SceneText);
}

function labelText({ scene }: PreparedScene, ref: Ref): readonly SceneText[] {
  return scene.edges.flatMap(({ ref: edge, label }) => {
    if (edge !== ref || label === null) return [];
    const { rect, text, full, font, size, color } = label;
    const place = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 + size * 0.355 };
    return [{ ref, box: -1, text, full, ...place, anchor: 'middle' as const, font, size, color }];
  });
}

/** The boxes of a thing and those in it, such as the bar of a card; they follow each other in the scene. */
export function boxesOf({ scene, boxesOf: positions }: PreparedScene, ref: Ref): readonly SceneBox[] {
  const [first] = positions.get(ref) ?? [];
  if (first === undefined) return [];
  const boxes = [scene.boxes[first] as SceneBox];
  for (let at = first + 1; (scene.boxes[at]?.parent ?? -1) >= first; at += 1)
    boxes.push(scene.boxes[at] as SceneBox);
  return boxes;
}
