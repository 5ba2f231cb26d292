import './sideBySide.css';

import { useEffect, useRef, useState, type UIEvent } from 'react';

import type { ComparedScenes } from '../../engine/diff/comparedScenes.ts';
import type { SceneMark } from '../../engine/scene/marks.ts';
import type { Rect, Scene } from '../../engine/scene/scene.ts';
import { SceneSvg } from '../present/SceneSvg.tsx';
import { useShownScheme } from '../shell/useColorScheme.ts';

type Props = {
  readonly names: readonly [before: string, after: string];
  /** `null` until they are drawn. */
  readonly scenes: ComparedScenes | null;
  readonly marks: readonly SceneMark[];
  readonly onClose: () => void;
};

/** How much larger than its half of the window a drawing may become, and in what steps. */
const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** Two drawings beside each other over the whole window, which are zoomed and moved together. */
export function SideBySide({ names, scenes, marks, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const follow = ({ currentTarget: moved }: UIEvent<HTMLElement>) => {
    for (const pane of dialog.current?.querySelectorAll<HTMLElement>('.sidePane') ?? []) {
      if (pane !== moved) pane.scrollTo(moved.scrollLeft, moved.scrollTop);
    }
  };
  const pane = (name: string, scene: Scene) => (
    <Pane key={name} name={name} scene={scene} zoom={ZOOMS[zoom] ?? 1} onScroll={follow} />
  );

  return (
    <dialog
      ref={dialog}
      className="sideBySide"
      aria-label={`${names[0]} beside ${names[1]}`}
      onClose={onClose}
    >
      <header>
        <h2>
          {names[0]} → {names[1]}
        </h2>
        <ul aria-label="What differs">
          {(['added', 'removed', 'changed'] as const).map((what) => (
            <li key={what} data-what={what}>
              <span className="diffWord">
                {marks.filter((mark) => mark.what === what).length} {what}
              </span>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="smallButton"
          aria-label="Smaller"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          −
        </button>
        <button
          type="button"
          className="smallButton"
          aria-label="Larger"
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          +
        </button>
        <button type="button" className="smallButton" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      {scenes === null ? (
        <p className="empty">Drawing…</p>
      ) : (
        <div className="sidePanes">
          {pane(names[0], scenes.before)}
          {pane(names[1], scenes.after)}
        </div>
      )}
    </dialog>
  );
}

type PaneProps = {
  readonly name: string;
  readonly scene: Scene;
  readonly zoom: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
};

function Pane({ name, scene, zoom, onScroll }: PaneProps) {
  const scheme = useShownScheme();
  return (
    <figure>
      <figcaption>{name}</figcaption>
      {/* It can be scrolled, so the keyboard has to get there. */}
      <div
        className="sidePane"
        tabIndex={0}
        role="group"
        aria-label={`Drawing of ${name}`}
        onScroll={onScroll}
      >
        <div style={{ width: `${String(zoom * 100)}%` }}>
          <SceneSvg scene={scene} scheme={scheme} part={partOf(scene)} title={`The network in ${name}`} />
        </div>
      </div>
    </figure>
  );
}

/** Words on what stands at the upper edge lie above it. */
const MARK_ROOM = 24;

function partOf({ width, height }: Scene): Rect {
  return { x: -8, y: -MARK_ROOM, width: width + 16, height: height + MARK_ROOM + 8 };
}
