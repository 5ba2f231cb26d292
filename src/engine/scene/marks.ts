import { type Id, readRef, type Ref } from '../design/design.ts';
import type { BoxStyle, Rect, Scene, SceneBox, SceneText } from './scene.ts';
import { fitText, textWidth } from './textWidth.ts';
import type { ColorToken } from './tokens.ts';
import { visibleText } from './visibleText.ts';

/** What became of a thing from one version to another, as a drawing marks it. */
export type SceneMark = {
  readonly ref: Ref;
  readonly what: 'added' | 'removed' | 'changed';
  /** What people call it; what is gone is no longer in the design that is drawn. */
  readonly name: string;
  /** Where a subnet stands, or stood. */
  readonly cell?: { readonly zone: Id; readonly tier: Id };
};

type Look = { readonly stroke: ColorToken; readonly dash: BoxStyle['dash']; readonly sign: string };

/** Colour, stroke pattern and word say the same. */
const LOOKS: Readonly<Record<SceneMark['what'], Look>> = {
  added: { stroke: 'mark-added', dash: 'solid', sign: 'added' },
  removed: { stroke: 'mark-removed', dash: 'fine', sign: 'removed' },
  changed: { stroke: 'mark-changed', dash: 'dashed', sign: 'changed' },
};

const TAG = { height: 18, padding: 7, font: 'bold', size: 11, most: 220, gap: 8 } as const;
const REACH = 3;

/**
 * The scene with what differs drawn over it: a frame and a word on what stands in it, a ghost in the empty place of a
 * subnet that the other version alone has, and below the drawing a tag for everything else that only the other has. A
 * scene without marks is the same.
 */
export function markScene(scene: Scene, marks: readonly SceneMark[]): Scene {
  if (marks.length === 0) return scene;
  const drawing = drawOver(scene);
  const homeless = marks.filter((mark) => {
    const own = scene.frames[mark.ref];
    const rect = own ?? emptyPlace(scene, mark);
    if (rect === undefined) return mark.what !== 'changed';
    drawing.frame(rect, mark, own === undefined);
    return false;
  });
  return drawing.finish(homeless);
}

/** The place of a subnet that does not stand in this drawing, where nothing else does. */
function emptyPlace(scene: Scene, { cell }: SceneMark): Rect | undefined {
  const found = scene.cells.find(({ zone, tier }) => zone === cell?.zone && tier === cell.tier);
  if (found === undefined) return undefined;
  const { x, y, width, height } = found.rect;
  const taken = Object.entries(scene.frames).some(
    ([other, rect]) =>
      readRef(other).kind === 'subnet' &&
      rect.x >= x - 1 &&
      rect.x < x + width &&
      rect.y >= y - 1 &&
      rect.y < y + height,
  );
  return taken ? undefined : found.rect;
}

function drawOver(scene: Scene) {
  const boxes: SceneBox[] = [...scene.boxes];
  const texts: SceneText[] = [...scene.texts];

  const tag = (words: string, look: Look, x: number, y: number, ref: Ref | null) => {
    const { font, size, padding, height } = TAG;
    const text = fitText(visibleText(words), font, size, TAG.most);
    const width = Math.ceil(textWidth(text, font, size)) + 2 * padding;
    const style = { fill: 'surface', stroke: look.stroke, dash: 'solid', strokeWidth: 1.5 } as const;
    const box =
      boxes.push({ ref, role: 'mark-tag', parent: -1, x, y, width, height, radius: height / 2, style }) - 1;
    const full = text === words ? null : words;
    texts.push({
      ...{ ref, box, text, full, x: x + padding, y: y + 13, anchor: 'start', font, size },
      color: look.stroke,
    });
    return width;
  };

  return {
    frame: ({ x, y, width, height }: Rect, { ref, what, name }: SceneMark, isGhost: boolean) => {
      const look = LOOKS[what];
      const style = { fill: null, stroke: look.stroke, dash: look.dash, strokeWidth: 3 } as const;
      const own = isGhost ? null : ref;
      boxes.push({
        ...{ ref: own, role: 'mark', parent: -1, x: x - REACH, y: y - REACH },
        ...{ width: width + 2 * REACH, height: height + 2 * REACH, radius: 9, style },
      });
      const words = isGhost ? `${look.sign}: ${name}` : look.sign;
      // What is as small as the label of an arrow has its word above it, where the label does not cover it.
      const isLabel = own !== null && readRef(own).kind === 'edge';
      const lift = isLabel ? TAG.height : TAG.height / 2;
      tag(words, look, isLabel ? x - REACH : x + 8, y - lift - REACH, isLabel ? null : own);
    },
    finish: (homeless: readonly SceneMark[]): Scene => {
      let [x, y] = [0, scene.height + TAG.gap];
      for (const { name, what } of homeless) {
        const width = tag(`${LOOKS[what].sign}: ${name}`, LOOKS[what], x, y, null);
        x += width + TAG.gap;
        if (x > Math.max(scene.width - TAG.most, TAG.most)) [x, y] = [0, y + TAG.height + TAG.gap];
      }
      const height = homeless.length === 0 ? scene.height : y + TAG.height + TAG.gap;
      return { ...scene, boxes, texts, height };
    },
  };
}
