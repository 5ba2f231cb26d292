import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { pictureScene } from '../scene/layoutScene.ts';
import { sceneToSvg } from '../scene/svg.ts';

/**
 * `diagrams/network.svg`: the same drawing as the picture, as shapes and text, for documents that scale it. It embeds no
 * font, which would be ten times its size; where Roboto is missing its texts keep the room they were measured for.
 */
export function drawing(design: Design, evaluation: Evaluation): string {
  return sceneToSvg(pictureScene(design, evaluation), {
    ...{ scheme: 'light', title: design.name },
    holdsWidths: true,
  });
}
