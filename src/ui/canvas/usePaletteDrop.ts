import { type DragEvent, useEffect, useRef } from 'react';

import { useEditor } from '../EditorContext.tsx';
import { draggedPaletteItem, type PaletteItem } from '../palette/paletteItems.ts';
import { placePaletteItem } from '../palette/placePaletteItem.ts';
import type { Palette } from './paint.ts';
import { type PaletteLanding, paletteLanding } from './paletteLanding.ts';
import type { Overlay, OverlayLayer } from './overlay.ts';
import { holds } from './sceneIndex.ts';
import type { useDrag } from './useDrag.ts';
import type { ShownScene } from './useScene.ts';
import type { CanvasView } from './view.ts';

type Options = {
  readonly view: CanvasView;
  readonly shown: ShownScene;
  readonly overlay: OverlayLayer | null;
  readonly palette: Palette;
  readonly say: ReturnType<typeof useDrag>['say'];
};

/** Takes what is dragged from the palette: where it would come to stand lights up, and the badge says what it would be. */
export function usePaletteDrop({ view, shown: { design, prepared }, overlay, palette, say }: Options) {
  const editor = useEditor();
  const last = useRef<{ readonly key: string; readonly landing: PaletteLanding } | null>(null);
  const { scene } = prepared;

  const highlight: Overlay = (context, zoom) => {
    if (last.current === null || last.current.landing.rect === null) return;
    const { landing } = last.current;
    const { x, y, width, height } = last.current.landing.rect;
    context.beginPath();
    context.roundRect(x - 4, y - 4, width + 8, height + 8, 10);
    context.globalAlpha = 0.18;
    context.fillStyle = landing.badge.refused ? palette.danger : palette['vpc-solid'];
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(2.5, 2 / zoom);
    context.setLineDash(landing.badge.refused ? [2, 4] : []);
    context.strokeStyle = landing.badge.refused ? palette.danger : palette['vpc-stroke'];
    context.stroke();
  };

  const cellUnder = ({ clientX, clientY }: DragEvent) => {
    const { x, y } = view.toScene(clientX, clientY);
    return scene.cells.find(({ rect }) => holds(rect, x, y)) ?? null;
  };

  /** A browser tells of a drag many times a second, also where nothing moves: the design is asked once for each cell. */
  const landingUnder = (item: PaletteItem, event: DragEvent): PaletteLanding => {
    const cell = cellUnder(event);
    const key = `${item} ${cell?.zone ?? ''} ${cell?.tier ?? ''}`;
    if (last.current?.key !== key) last.current = { key, landing: paletteLanding(item, cell, design, scene) };
    return last.current.landing;
  };

  const clear = () => {
    last.current = null;
    overlay?.show(null);
    say(null);
  };

  // A drag that is given up with Esc need not leave the canvas to be over.
  const clearNow = useRef(clear);
  useEffect(() => {
    clearNow.current = clear;
  });
  useEffect(() => {
    const giveUp = () => clearNow.current();
    window.addEventListener('dragend', giveUp);
    return () => window.removeEventListener('dragend', giveUp);
  }, []);

  return {
    onDragOver: (event: DragEvent) => {
      const item = draggedPaletteItem(event.dataTransfer);
      if (item === undefined) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      say(landingUnder(item, event).badge, event);
      overlay?.show(highlight);
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
        clear();
    },
    onDrop: (event: DragEvent) => {
      const item = draggedPaletteItem(event.dataTransfer);
      if (item === undefined) return;
      event.preventDefault();
      const cell = cellUnder(event);
      clear();
      placePaletteItem(editor, item, cell === null ? {} : { zone: cell.zone, tier: cell.tier });
    },
  };
}
