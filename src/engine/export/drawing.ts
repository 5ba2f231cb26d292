import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { pictureScene } from '../scene/layoutScene.ts';
import { sceneToSvg } from '../scene/svg.ts';

/** `diagrams/network.svg`: the same drawing as the picture, as shapes and text, for documents that scale it. */
export function drawing(design: Design, evaluation: Evaluation): string {
  return sceneToSvg(pictureScene(design, evaluation), { scheme: 'light', title: design.name });
}
