import { useMemo, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Design } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { pinComments } from '../../engine/scene/commentPins.ts';
import { createLayout } from '../../engine/scene/layoutScene.ts';
import { markScene } from '../../engine/scene/marks.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { type PreparedScene, prepareScene } from './preparedScene.ts';

const marksOf = (state: EditorState) => state.marks;
const layersOf = (state: EditorState) => state.view.layers;

export type ShownScene = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly prepared: PreparedScene;
};

/** The drawing of the open design with the newest figures there are; laid out again only when one of them changes. */
export function useScene(): ShownScene {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const layers = useEditorState(layersOf);
  const marks = useEditorState(marksOf);
  const [layout] = useState(createLayout);
  return useMemo(() => {
    const scene = layout(design, evaluation, { layers, titleBlock: false, legend: false });
    const shown = markScene(pinComments(scene, design.comments), marks ?? []);
    return { design, evaluation, prepared: prepareScene(shown) };
  }, [design, evaluation, layers, layout, marks]);
}
