import type { Evaluated } from '../growth/replacements.ts';
import { layoutScene } from '../scene/layoutScene.ts';
import { markScene, type SceneMark } from '../scene/marks.ts';
import type { Scene } from '../scene/scene.ts';

/** Two states of a design as drawings to stand beside each other, each with what differs marked in it. */
export type ComparedScenes = { readonly before: Scene; readonly after: Scene };

const options = {
  layers: { routes: true, security: true, addressUse: false, costHeat: false },
  ...{ titleBlock: false, legend: false },
} as const;

/**
 * Both drawings, marked. The earlier one marks what goes and what changes; the later one what is new and what changed, with
 * the empty places of subnets that are gone.
 */
export function comparedScenes(
  before: Evaluated,
  after: Evaluated,
  marks: readonly SceneMark[],
): ComparedScenes {
  const drawn = ({ design, evaluation }: Evaluated) => layoutScene(design, evaluation, options);
  return {
    before: markScene(
      drawn(before),
      marks.filter(({ what }) => what !== 'added'),
    ),
    after: markScene(
      drawn(after),
      marks.filter(({ what, cell }) => what !== 'removed' || cell !== undefined),
    ),
  };
}
