import { type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';

import { readRef, type Ref } from '../../engine/design/design.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import type { PreparedScene } from './preparedScene.ts';
import type { CanvasView } from './view.ts';

const taken: ReadonlySet<string> = new Set(['subnet', 'group', 'cidr', 'endpoint', 'prefix-list']);

/** What lies wholly within an area, as a marquee takes it: cards and boxes, no frames and no edges. */
export function withinMarquee({ things, thingIndex }: PreparedScene, area: Rect): readonly Ref[] {
  return thingIndex.within(area).flatMap((position) => {
    const { ref, rect } = things[position] ?? { ref: '', rect: area };
    const inside =
      rect.x >= area.x &&
      rect.y >= area.y &&
      rect.x + rect.width <= area.x + area.width &&
      rect.y + rect.height <= area.y + area.height;
    return inside && taken.has(readRef(ref).kind) ? [ref] : [];
  });
}

/** The click that follows a drag is not one: it would add what lies under its end. */
function swallowClick() {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

/** Shift-drag over empty ground selects what it encloses; React Flow never hears of it. */
export function useMarquee(
  view: CanvasView,
  section: RefObject<HTMLElement | null>,
  prepared: PreparedScene,
  onSelect: (refs: readonly Ref[], add: boolean) => void,
) {
  const [rect, setRect] = useState<Rect | null>(null);

  const isPane = ({ target, shiftKey, button }: MouseEvent | PointerEvent) =>
    shiftKey && button === 0 && target instanceof Element && target.classList.contains('react-flow__pane');

  const onPointerDownCapture = (event: PointerEvent) => {
    const bounds = section.current?.getBoundingClientRect();
    if (!isPane(event) || bounds === undefined) return;
    event.stopPropagation();
    const from = { x: event.clientX, y: event.clientY };
    const add = event.ctrlKey || event.metaKey;
    const spanned = (to: { readonly clientX: number; readonly clientY: number }): Rect => ({
      x: Math.min(from.x, to.clientX),
      y: Math.min(from.y, to.clientY),
      width: Math.abs(to.clientX - from.x),
      height: Math.abs(to.clientY - from.y),
    });
    const stop = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', onKey, true);
      setRect(null);
    };
    const onMove = (next: globalThis.PointerEvent) => {
      const area = spanned(next);
      setRect({ ...area, x: area.x - bounds.left, y: area.y - bounds.top });
    };
    const onUp = (next: globalThis.PointerEvent) => {
      stop();
      const area = spanned(next);
      if (area.width + area.height < 4) return;
      swallowClick();
      const corner = view.toScene(area.x, area.y);
      const { zoom } = view.now();
      onSelect(
        withinMarquee(prepared, { ...corner, width: area.width / zoom, height: area.height / zoom }),
        add,
      );
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      stop();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', onKey, true);
  };

  return {
    onPointerDownCapture,
    /** React Flow pans on the mouse event that follows. */
    onMouseDownCapture: (event: MouseEvent) => {
      if (isPane(event)) event.stopPropagation();
    },
    box:
      rect === null ? null : (
        <div
          className="canvasMarquee"
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        />
      ),
  };
}
