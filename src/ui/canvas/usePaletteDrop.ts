import { type DragEvent, useRef } from 'react';

import type { Scene, SceneCell } from '../../engine/scene/scene.ts';
import { useEditor } from '../EditorContext.tsx';
import { draggedPaletteItem } from '../palette/paletteItems.ts';
import { placePaletteItem } from '../palette/placePaletteItem.ts';
import type { Palette } from './paint.ts';
import type { Overlay, OverlayLayer } from './picture.ts';
import { holds } from './sceneIndex.ts';
import type { CanvasView } from './view.ts';

/** Takes what is dragged from the palette: the cell under the pointer lights up and becomes its place. */
export function usePaletteDrop(
  view: CanvasView,
  scene: Scene,
  overlay: OverlayLayer | null,
  palette: Palette,
) {
  const editor = useEditor();
  const over = useRef<SceneCell | null>(null);

  const highlight: Overlay = (context) => {
    const rect = over.current?.rect;
    if (rect === undefined) return;
    context.beginPath();
    context.roundRect(rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8, 10);
    context.globalAlpha = 0.18;
    context.fillStyle = palette['vpc-solid'];
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 2.5;
    context.setLineDash([]);
    context.strokeStyle = palette['vpc-stroke'];
    context.stroke();
  };

  const clear = () => {
    over.current = null;
    overlay?.show(null);
  };

  return {
    onDragOver: (event: DragEvent) => {
      if (draggedPaletteItem(event.dataTransfer) === undefined) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const { x, y } = view.toScene(event.clientX, event.clientY);
      over.current = scene.cells.find(({ rect }) => holds(rect, x, y)) ?? null;
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
      const { x, y } = view.toScene(event.clientX, event.clientY);
      const cell = scene.cells.find(({ rect }) => holds(rect, x, y));
      clear();
      placePaletteItem(editor, item, cell === undefined ? {} : { zone: cell.zone, tier: cell.tier });
    },
  };
}
