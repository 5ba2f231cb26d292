import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Command } from '../../engine/commands/command.ts';
import type { Ref } from '../../engine/design/design.ts';
import type { Point } from '../../engine/scene/scene.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import type { Badge, Session } from './gestures/session.ts';
import type { OverlayLayer } from './overlay.ts';
import type { CanvasView } from './view.ts';

type Pointer = { readonly clientX: number; readonly clientY: number };

export type Dragging = { readonly thing: Ref; readonly moving: ReadonlySet<Ref>; readonly hasGhost: boolean };

type Options = {
  readonly view: CanvasView;
  readonly overlay: OverlayLayer | null;
  readonly section: RefObject<HTMLElement | null>;
  /** Makes the edit that letting go means; not `ok` when the design refuses it. */
  readonly onDrop: (command: Command) => { readonly ok: boolean };
};

/**
 * Runs one drag session at a time: the ghost, the badge and the overlay follow the pointer without rendering anything.
 * Esc, a lost pointer and letting go outside the canvas forget the session, and with it everything that was shown.
 * What is dropped stays under the pointer until its edit is drawn: the end of the drag and the edit are one frame.
 */
export function useDrag({ view, overlay, section, onDrop }: Options) {
  const ghost = useRef<HTMLDivElement>(null);
  const badge = useRef<HTMLDivElement>(null);
  const session = useRef<Session | null>(null);
  const shown = useRef<unknown>(null);
  const last = useRef<Pointer | null>(null);
  const [carried, setCarried] = useState<Dragging | null>(null);
  const editor = useEditor();
  /** The sequence of the edit that the drop made; what was carried is let go when the page shows it. */
  const landsWith = useRef(Infinity);
  const hasLanded = useCallback(({ sequence }: EditorState) => sequence >= landsWith.current, []);
  const dragging = useEditorState(hasLanded) ? null : carried;
  const corner = useRef<Point>({ x: 0, y: 0 });

  /** Shows the badge beside the pointer; `null` takes it away. */
  const say = (said: Badge | null, pointer: Pointer = { clientX: 0, clientY: 0 }) => {
    const element = badge.current;
    if (element === null) return;
    const { text, refused } = said ?? { text: '', refused: false };
    if (element.textContent !== text) element.textContent = text;
    if (refused) element.dataset['refused'] = 'true';
    else delete element.dataset['refused'];
    // Empty, it does not show; to ask for its size would lay out the page in the middle of an edit.
    const bounds = said === null ? undefined : section.current?.getBoundingClientRect();
    if (bounds === undefined) return;
    const left = Math.min(pointer.clientX - bounds.left + 16, bounds.width - element.offsetWidth - 8);
    const top = Math.min(pointer.clientY - bounds.top + 20, bounds.height - element.offsetHeight - 8);
    element.style.transform = `translate(${String(left)}px, ${String(top)}px)`;
  };

  const end = () => {
    session.current = null;
    setCarried(null);
  };

  const show = (running: Session) => {
    shown.current = running.look();
    overlay?.show(running.overlay);
    const command = running.drop();
    if (command !== null) editor.foresee(command);
  };

  const move = (pointer: Pointer, to: Point) => {
    const running = session.current;
    if (running === null) return;
    last.current = pointer;
    corner.current = to;
    if (ghost.current !== null)
      ghost.current.style.transform = `translate(${String(to.x)}px, ${String(to.y)}px)`;
    say(running.move(view.toScene(pointer.clientX, pointer.clientY), to), pointer);
    if (running.look() !== shown.current) show(running);
  };

  const begin = (thing: Ref, next: Session, hasGhost: boolean, at: Point) => {
    session.current = next;
    last.current = null;
    corner.current = at;
    landsWith.current = Infinity;
    setCarried({ thing, moving: next.moving, hasGhost });
    show(next);
  };

  const drop = (pointer: Pointer) => {
    const running = session.current;
    if (running === null) return;
    const bounds = section.current?.getBoundingClientRect();
    const inside =
      bounds !== undefined &&
      pointer.clientX >= bounds.left &&
      pointer.clientX <= bounds.right &&
      pointer.clientY >= bounds.top &&
      pointer.clientY <= bounds.bottom;
    const command = inside ? running.drop() : null;
    if (command === null || !onDrop(command).ok) {
      end();
      return;
    }
    session.current = null;
    landsWith.current = editor.getState().sequence;
  };

  const clear = () => {
    overlay?.show(null);
    say(null);
  };

  const now = useRef({ end, clear });
  useEffect(() => {
    now.current = { end, clear };
  });
  const isDragging = dragging !== null;
  useLayoutEffect(() => (isDragging ? () => now.current.clear() : undefined), [isDragging]);
  useEffect(() => {
    if (!isDragging) return undefined;
    const giveUp = () => now.current.end();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      giveUp();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointercancel', giveUp);
    window.addEventListener('blur', giveUp);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointercancel', giveUp);
      window.removeEventListener('blur', giveUp);
    };
  }, [isDragging]);

  /** Shows a session again, for an answer it waited for has come; `false` when it is no longer the running one. */
  const refresh = (of: Session): boolean => {
    if (session.current !== of) return false;
    if (last.current !== null) move(last.current, corner.current);
    show(of);
    return true;
  };

  return { dragging, begin, move, drop, refresh, say, corner, ghost, badge };
}
