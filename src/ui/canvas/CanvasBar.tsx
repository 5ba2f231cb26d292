import { useStore } from '@xyflow/react';

import type { Ref } from '../../engine/design/design.ts';
import type { Scene } from '../../engine/scene/scene.ts';
import { Icon } from '../icons/Icon.tsx';
import type { CanvasView } from './view.ts';

const percentOf = (state: { transform: readonly [number, number, number] }) =>
  Math.round(state.transform[2] * 100);

type Props = { readonly view: CanvasView; readonly scene: Scene; readonly selection: readonly Ref[] };

const FitIcon = () => (
  <Icon size={17}>
    <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
  </Icon>
);

/** Zoom without wheel or keys. */
export function CanvasBar({ view, scene }: Props) {
  const percent = useStore(percentOf);
  return (
    <div className="canvasBar" role="group" aria-label="Zoom">
      <button
        type="button"
        className="iconButton"
        aria-label="Zoom out"
        onClick={() => view.zoomBy(1 / 1.25)}
      >
        −
      </button>
      <button
        type="button"
        className="zoom"
        aria-label={`Zoom to 100 %, now ${String(percent)} %`}
        title="Zoom to 100 % (Shift+0)"
        onClick={() => view.zoomBy(1 / view.now().zoom)}
      >
        {percent} %
      </button>
      <button type="button" className="iconButton" aria-label="Zoom in" onClick={() => view.zoomBy(1.25)}>
        +
      </button>
      <button
        type="button"
        className="iconButton"
        aria-label="Show everything"
        title="Show everything (Shift+1)"
        onClick={() => view.fitAll(scene)}
      >
        <FitIcon />
      </button>
    </div>
  );
}
