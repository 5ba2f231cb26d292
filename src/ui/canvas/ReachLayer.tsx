import { memo, useMemo } from 'react';

import type { Design, Ref } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { fontFaces } from '../../engine/scene/fonts.ts';
import type { Rect, Scene } from '../../engine/scene/scene.ts';
import { textWidth } from '../../engine/scene/textWidth.ts';
import { shortName } from './names.ts';
import type { Palette } from './paint.ts';
import type { ReachLight, ReachMark } from './reachLight.ts';
import { reachLooks } from './reachLooks.ts';
import { touches } from './sceneIndex.ts';
import { useLookedAt } from './useLookedAt.ts';
import type { CanvasView } from './view.ts';

type Props = {
  readonly light: ReachLight;
  readonly view: CanvasView;
  readonly scene: Scene;
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly palette: Palette;
  /** Whether what is not lit steps back. */
  readonly dims: boolean;
};

type Lit = { readonly ref: Ref; readonly rect: Rect; readonly mark: ReachMark; readonly traffic: string };

/**
 * What a thing reaches and who reaches it, as frames over the picture and a veil over the rest: the picture beneath is
 * not painted again while the pointer goes from card to card. Only what is near the view is drawn, and words only where
 * they can be read.
 */
export const ReachLayer = memo(function ReachLayer(props: Props) {
  const { light, view, scene, design, evaluation, palette, dims } = props;
  const lit = useMemo(() => litIn(scene, light), [scene, light]);
  const label = useMemo(() => {
    const name = (ref: Ref) => shortName(ref, design, evaluation);
    const said = lit.map(({ ref, mark, traffic }) => `${name(ref)}, ${wordsOf(mark, traffic)}`);
    const all = said.length === 0 ? 'nothing reaches it, and it reaches nothing' : said.join('; ');
    return `Around ${name(light.of)}: ${all}`;
  }, [lit, light, design, evaluation]);
  const { near, around: wide, zoom } = useLookedAt(view);
  const own = scene.frames[light.of];
  if (own === undefined) return null;
  const inView = lit.filter(({ rect }) => touches(rect, near));
  const holes = lit.flatMap(({ rect }) => (touches(rect, wide) ? [rect] : []));
  return (
    <svg className="packetLayer" role="img" aria-label={label}>
      {dims && (
        <path
          d={[veilOf(scene), own, ...holes].map(holeOf).join('')}
          fill={palette.canvas}
          fillOpacity={0.6}
          fillRule="evenodd"
        />
      )}
      <rect {...around(own, 3)} rx={6} fill="none" stroke={palette.ink} strokeWidth={FRAME} />
      {FRAME * zoom >= VISIBLE && inView.map((one) => <Frame key={one.ref} lit={one} palette={palette} />)}
      {/* After all frames: a tag that stands out of its own must not lie beneath the next. */}
      {TAG.size * zoom >= LEGIBLE && inView.map((one) => <Tag key={one.ref} lit={one} palette={palette} />)}
    </svg>
  );
});

const litIn = (scene: Scene, { marks }: ReachLight): readonly Lit[] =>
  [...marks].flatMap(([ref, mark]) => {
    const rect = scene.frames[ref];
    return rect === undefined ? [] : [{ ref, rect, ...mark }];
  });

const TAG = { font: 'medium', size: 10.5, height: 17, padding: 7 } as const;

const FRAME = 2.5;
/** Pixels of a line's width below which it is not seen beside the veil. */
const VISIBLE = 0.5;

/** Pixels of text height below which a tag says nothing. */
const LEGIBLE = 4;

/** Boxes lower than this hold one line of text. */
const ONE_LINE = 36;

type LitProps = { readonly lit: Lit; readonly palette: Palette };

const Frame = memo(function Frame({ lit: { rect, mark }, palette }: LitProps) {
  const { color, dash } = reachLooks[mark];
  return (
    <rect
      {...around(rect, 2)}
      rx={6}
      fill="none"
      stroke={palette[color]}
      strokeWidth={FRAME}
      strokeDasharray={dash}
    />
  );
});

const Tag = memo(function Tag({ lit: { rect, mark, traffic }, palette }: LitProps) {
  const words = fitted(wordsOf(mark, traffic), rect.width - 2 * TAG.padding);
  const width = textWidth(words, TAG.font, TAG.size) + 2 * TAG.padding;
  const { family, weight } = fontFaces[TAG.font];
  // In the middle of a box of one line the tag would touch its name.
  const [x, y] =
    rect.height < ONE_LINE
      ? [rect.x + rect.width - width - 5, rect.y + rect.height - TAG.height / 3]
      : [rect.x + (rect.width - width) / 2, rect.y + rect.height - TAG.height / 2];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={TAG.height}
        rx={TAG.height / 2}
        fill={palette.surface}
        stroke={palette[reachLooks[mark].color]}
      />
      <text
        x={x + width / 2}
        y={y + 12.5}
        textAnchor="middle"
        fontFamily={`${family}, sans-serif`}
        fontWeight={weight}
        fontSize={TAG.size}
        fill={palette.ink}
      >
        {words}
      </text>
    </g>
  );
});

function wordsOf(mark: ReachMark, traffic: string): string {
  return traffic === '' ? reachLooks[mark].word : `${reachLooks[mark].word} · ${traffic}`;
}

/** As much of the words as a tag holds. */
function fitted(words: string, width: number): string {
  if (textWidth(words, TAG.font, TAG.size) <= width) return words;
  let length = words.length;
  while (length > 1 && textWidth(`${words.slice(0, length)}…`, TAG.font, TAG.size) > width) length -= 1;
  return `${words.slice(0, length).trimEnd()}…`;
}

function around({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

const holeOf = ({ x, y, width, height }: Rect): string =>
  `M${String(x)} ${String(y)}h${String(width)}v${String(height)}h${String(-width)}z`;

/** The whole drawing and something around it. */
const veilOf = ({ width, height }: Scene): Rect => around({ x: 0, y: 0, width, height }, 40);
