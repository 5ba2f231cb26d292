import { useEffect, useMemo } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Ref } from '../../engine/design/design.ts';
import { useEditorState } from '../EditorContext.tsx';
import { useSettled } from '../useSettled.ts';
import { litBy } from './lit.ts';
import { reachLight } from './reachLight.ts';
import { usePackets } from './usePackets.ts';
import { type At, usePointed } from './usePointed.ts';
import type { ShownScene } from './useScene.ts';

const isReachShown = (state: EditorState) => state.view.layers.reach;

type Options = {
  readonly shown: ShownScene;
  readonly selection: readonly Ref[];
  readonly hovered: Ref | null;
  readonly isDragging: boolean;
  readonly under: (at: At) => Ref | null;
};

/**
 * What is lit over the picture, one thing at a time: what the pointer was brought to and rests on, else the packets of
 * the selected subnet, else what the selected thing reaches. Nothing while something is carried.
 */
export function useLights({ shown, selection, hovered, isDragging, under }: Options) {
  const { design, evaluation } = shown;
  const { pointed, rest, enter, handlers } = usePointed(hovered, under);
  // What was let go of without an edit also comes to lie under the pointer.
  useEffect(() => (isDragging ? rest : undefined), [isDragging, rest]);
  const lit = useMemo(
    () => (isDragging ? null : litBy(pointed, design, evaluation)),
    [isDragging, pointed, design, evaluation],
  );

  // The pointer has to rest on a thing: what lights up must not flicker while it crosses the cards.
  const rested = useSettled(pointed);
  const reachShown = useEditorState(isReachShown) && !isDragging;
  const pointedLight = useMemo(
    () =>
      reachShown && rested !== null && rested === pointed ? reachLight(rested, design, evaluation) : null,
    [reachShown, rested, pointed, design, evaluation],
  );
  const packets = usePackets(shown, isDragging ? [] : selection);
  const [picked, ...others] = selection;
  const isAlone = picked !== undefined && others.length === 0;
  const pickedLight = useMemo(
    () => (reachShown && isAlone && !packets.isWanted ? reachLight(picked, design, evaluation) : null),
    [reachShown, isAlone, picked, packets.isWanted, design, evaluation],
  );
  return {
    lit,
    light: pointedLight ?? pickedLight,
    packets: packets.paths.length > 0 && pointedLight === null ? packets : null,
    enter,
    handlers,
  };
}
