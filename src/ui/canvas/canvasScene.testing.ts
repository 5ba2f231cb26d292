import type { Design } from '../../engine/design/design.ts';
import { evaluate } from '../../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../../engine/prices/awsPriceBook.ts';
import { layoutScene } from '../../engine/scene/layoutScene.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { prepareScene } from './preparedScene.ts';
import type { ShownScene } from './useScene.ts';

/** A design with its figures and its drawing, as the canvas holds them. */
export function shownScene(design: Design = agents1000): ShownScene {
  const evaluation = evaluate(design, awsPriceBook);
  return { design, evaluation, prepared: prepareScene(layoutScene(design, evaluation)) };
}
