import { type DragEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import { useEditor } from '../EditorContext.tsx';

/** A place in the window. */
export type At = { readonly clientX: number; readonly clientY: number };

const isSame = (a: At, b: At): boolean => a.clientX === b.clientX && a.clientY === b.clientY;

/** What lights up because the pointer is on it, with the handlers of the canvas by which that is known. */
type Pointed = {
  /** The thing that the pointer was brought to; `null` also while it only lies under a pointer that rests. */
  readonly pointed: Ref | null;
  /** Something has come to lie under the pointer: it lights nothing until the pointer goes elsewhere. */
  readonly rest: () => void;
  readonly handlers: {
    readonly onPointerMoveCapture: (event: PointerEvent) => void;
    readonly onPointerLeave: (event: PointerEvent) => void;
    readonly onDragOverCapture: (event: DragEvent) => void;
  };
};

/**
 * Tells a pointer that was brought to a thing from a thing that came under the pointer, by a drop or any other edit:
 * the browser calls both "entered". After an edit, and after a subnet was selected, whose packets are what was asked
 * for last, nothing is pointed at until the pointer moves to another thing or leaves and comes back.
 */
export function usePointed(hovered: Ref | null, under: (at: At) => Ref | null): Pointed {
  const editor = useEditor();
  const at = useRef<At | null>(null);
  const [restsAt, setRestsAt] = useState<At | null>(null);
  const rest = useCallback(() => {
    if (at.current !== null) setRestsAt(at.current);
  }, []);

  useEffect(
    () =>
      editor.subscribe((now, before) => {
        const isPicked =
          now.selection !== before.selection && now.selection.some((ref) => ref.startsWith('subnet:'));
        if (now.sequence !== before.sequence || isPicked) rest();
      }),
    [editor, rest],
  );

  const handlers = {
    onPointerMoveCapture: ({ clientX, clientY }: PointerEvent) => {
      const here = { clientX, clientY };
      at.current = here;
      // A browser also tells of a move when only the drawing did.
      if (restsAt !== null && !isSame(restsAt, here) && under(restsAt) !== under(here)) setRestsAt(null);
    },
    onPointerLeave: ({ clientX, clientY }: PointerEvent) => {
      at.current = null;
      if (restsAt !== null && !isSame(restsAt, { clientX, clientY })) setRestsAt(null);
    },
    /* What is carried from the palette sends no moves of the pointer. */
    onDragOverCapture: ({ clientX, clientY }: DragEvent) => {
      at.current = { clientX, clientY };
    },
  };
  return { pointed: restsAt === null ? hovered : null, rest, handlers };
}
