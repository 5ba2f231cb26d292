import {
  type DragEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

import type { Ref } from '../../engine/design/design.ts';
import { selectionOf, sequenceOf, useEditor, useEditorState } from '../EditorContext.tsx';

/** A place in the window. */
export type At = { readonly clientX: number; readonly clientY: number };

/** What an edit moved under a pointer that rests is hovered when the edit has long been drawn: it would be drawn twice. */
const STILL_MS = 120;
/** So long after it was drawn an edit moves things, while the view follows them. */
const SETTLING_MS = 400;

const isSame = (a: At, b: At): boolean => a.clientX === b.clientX && a.clientY === b.clientY;

/** What lights up because the pointer is on it, with the handlers of the canvas by which that is known. */
type Pointed = {
  /** The thing that the pointer was brought to; `null` also while it only lies under a pointer that rests. */
  readonly pointed: Ref | null;
  /** Something has come to lie under the pointer: it lights nothing until the pointer goes elsewhere. */
  readonly rest: () => void;
  /** The browser says that the pointer entered a thing, or nothing. */
  readonly enter: (thing: Ref | null, event: { readonly timeStamp: number }) => void;
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

  const movedAt = useRef(0);
  const drawnAt = useRef(-Infinity);
  const putOff = useRef<{ readonly thing: Ref | null; readonly timer: number } | null>(null);
  const settle = useCallback(() => {
    if (putOff.current === null) return;
    window.clearTimeout(putOff.current.timer);
    const { thing } = putOff.current;
    putOff.current = null;
    editor.hover(thing);
  }, [editor]);
  useEffect(() => () => window.clearTimeout(putOff.current?.timer), []);
  const enter = (thing: Ref | null, { timeStamp }: { readonly timeStamp: number }) => {
    window.clearTimeout(putOff.current?.timer);
    putOff.current = { thing, timer: window.setTimeout(settle, STILL_MS) };
    // All events of one move carry its time.
    if (timeStamp === movedAt.current || timeStamp - drawnAt.current > SETTLING_MS) settle();
  };

  // With the drawing of the edit, not with its figures, which are a frame earlier.
  const sequence = useEditorState(sequenceOf);
  useAfterChange(sequence, () => {
    drawnAt.current = performance.now();
    rest();
  });
  const selection = useEditorState(selectionOf);
  useAfterChange(selection, () => selection.some((ref) => ref.startsWith('subnet:')) && rest());

  /** Where an event says that the pointer is. A browser also tells of a move when only the drawing did. */
  const moved = ({ clientX, clientY, timeStamp }: PointerEvent): At => {
    const here = { clientX, clientY };
    if (at.current === null || !isSame(at.current, here)) {
      movedAt.current = timeStamp;
      settle();
    }
    return here;
  };

  const handlers = {
    onPointerMoveCapture: (event: PointerEvent) => {
      const here = moved(event);
      at.current = here;
      if (restsAt !== null && !isSame(restsAt, here) && under(restsAt) !== under(here)) setRestsAt(null);
    },
    onPointerLeave: (event: PointerEvent) => {
      const here = moved(event);
      at.current = null;
      if (restsAt !== null && !isSame(restsAt, here)) setRestsAt(null);
    },
    /* What is carried from the palette sends no moves of the pointer. */
    onDragOverCapture: ({ clientX, clientY }: DragEvent) => {
      at.current = { clientX, clientY };
    },
  };
  return { pointed: restsAt === null ? hovered : null, rest, enter, handlers };
}

/** Runs before the page is painted in which a value is another one for the first time. */
function useAfterChange(value: unknown, changed: () => void): void {
  const seen = useRef(value);
  useLayoutEffect(() => {
    if (seen.current !== value) changed();
    seen.current = value;
  });
}
