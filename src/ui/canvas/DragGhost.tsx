import type { PreparedScene } from './preparedScene.ts';
import type { Palette } from './paint.ts';
import { boxesOf, CardArt, inFrame, textsOf } from './nodes/CardArt.tsx';
import type { useDrag } from './useDrag.ts';

type Props = {
  readonly drag: ReturnType<typeof useDrag>;
  readonly prepared: PreparedScene;
  readonly palette: Palette;
};

/** What is carried, under the pointer; the drag moves it without rendering. */
export function DragGhost({ drag: { dragging, ghost, corner }, prepared, palette }: Props) {
  const frame = dragging?.hasGhost === true ? prepared.scene.frames[dragging.thing] : undefined;
  if (frame === undefined || dragging === null) return null;
  const { x, y } = corner.current;
  return (
    <div
      ref={ghost}
      className="canvasGhost"
      style={{
        width: frame.width,
        height: frame.height,
        transform: `translate(${String(x)}px, ${String(y)}px)`,
      }}
    >
      <CardArt
        texts={inFrame(textsOf(prepared, dragging.thing), frame)}
        boxes={inFrame(boxesOf(prepared, dragging.thing).slice(0, 4), frame)}
        palette={palette}
      />
    </div>
  );
}
