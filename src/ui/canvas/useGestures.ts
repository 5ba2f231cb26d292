import { type PointerEvent, useEffect, useRef } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import { readRef, type Ref } from '../../engine/design/design.ts';
import type { Point } from '../../engine/scene/scene.ts';
import { useEditor } from '../EditorContext.tsx';
import { boxSession } from './gestures/boxSession.ts';
import { gatewaySession } from './gestures/gatewaySession.ts';
import { reorderSession } from './gestures/reorderSession.ts';
import { resizeSession } from './gestures/resizeSession.ts';
import type { Session } from './gestures/session.ts';
import { subnetSession } from './gestures/subnetSession.ts';
import type { PaintOptions } from './paint.ts';
import type { useDrag } from './useDrag.ts';
import { twinOf } from './useNodes.ts';
import type { ShownScene } from './useScene.ts';
import type { CanvasView } from './view.ts';

type Options = {
  readonly shown: ShownScene;
  readonly view: CanvasView;
  readonly drag: ReturnType<typeof useDrag>;
  readonly look: PaintOptions;
};

/** Which session a drag begins: what is carried decides. */
export function useGestures({ shown: { design, prepared }, view, drag, look }: Options) {
  const editor = useEditor();
  const { frames, cells } = prepared.scene;
  const { palette } = look;

  function sessionFor(thing: Ref): Session | null {
    const { kind, id } = readRef(thing);
    const home = frames[thing];
    if (home === undefined) return null;
    if (kind === 'zone' || kind === 'tier') return reorderSession(design, thing, frames, palette);
    const carry = {
      ...{ design, home, cells, palette },
      ask: (commands: readonly Command[]) => editor.ask('preview', commands),
      changed: (): boolean => session !== null && latest.current.drag.refresh(session),
    };
    const inNetwork = kind === 'nat' || (kind === 'endpoint' && twinOf(thing, prepared) === null);
    const session: Session | null =
      kind === 'subnet'
        ? subnetSession({ ...carry, subnet: id })
        : inNetwork
          ? gatewaySession({ ...carry, thing })
          : boxSession(prepared, thing, look);
    return session;
  }

  const carry = (thing: Ref, corner: Point) => {
    const session = sessionFor(thing);
    editor.hover(null);
    if (session !== null) drag.begin(thing, session, true, corner);
  };

  /** The lower edge of a card follows the pointer, also outside of the canvas. */
  const startResize = (thing: Ref, event: PointerEvent) => {
    const card = frames[thing];
    const { kind, id } = readRef(thing);
    if (card === undefined || kind !== 'subnet' || event.button !== 0) return;
    event.stopPropagation();
    const session = resizeSession(design, id, card, view.now().zoom, palette);
    if (session === null) return;
    drag.begin(thing, session, false, card);
    const onMove = (next: globalThis.PointerEvent) => latest.current.drag.move(next, card);
    const onUp = (next: globalThis.PointerEvent) => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
      if (next.type === 'pointerup') latest.current.drag.drop(next);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
  };

  // A session outlives the render that began it.
  const latest = useRef({ startResize, drag });
  useEffect(() => {
    latest.current = { startResize, drag };
  });

  return { carry, latest };
}
