import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { colorSchemes } from '../../engine/scene/tokens.ts';
import type { Palette, PaintOptions } from './paint.ts';
import { createOverlay, type OverlayLayer } from './overlay.ts';
import { createPicture, type Picture } from './picture.ts';
import type { PreparedScene } from './preparedScene.ts';
import type { CanvasView } from './view.ts';
import { watchRest } from './viewRest.ts';

function watchScheme(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-color-scheme'] });
  return () => observer.disconnect();
}

const isDark = () => document.documentElement.dataset['colorScheme'] === 'dark';

/** The drawing's colours in the page's scheme. */
export function usePalette(): Palette {
  return colorSchemes[useSyncExternalStore(watchScheme, isDark) ? 'dark' : 'light'];
}

export type Layers = { readonly picture: Picture; readonly overlay: OverlayLayer };

/** The view must stay as it is for so long to be at rest: short enough for words to be sharp when the eye has found them. */
const REST_MS = 120;

/**
 * The two layers beneath React Flow. They follow React Flow's viewport in the frame in which it changes, without
 * rendering anything. While it moves the stage is marked: its style sheet lets the browser carry what is mounted as one layer.
 */
export function useLayers(view: CanvasView) {
  const pictureRef = useRef<HTMLCanvasElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  const [layers, setLayers] = useState<Layers | null>(null);

  useEffect(() => {
    if (pictureRef.current === null || overlayRef.current === null) return undefined;
    const picture = createPicture(pictureRef.current);
    const overlay = createOverlay(overlayRef.current);
    const unmark = markMoving(pictureRef.current.parentElement, view);
    const unwatchRest = watchRest(view, REST_MS, { rested: picture.rest });
    const follow = () => {
      picture.resize(view.size());
      overlay.resize(view.size());
      picture.move(view.now());
      overlay.move(view.now());
    };
    follow();
    const unfollow = view.subscribe(follow);
    if (document.fonts.status === 'loading') void document.fonts.ready.then(picture.refresh);
    document.fonts.addEventListener('loadingdone', picture.refresh);
    const unwatch = watchDensity(picture.refresh);
    setLayers({ picture, overlay });
    return () => {
      unfollow();
      unwatch();
      unwatchRest();
      unmark();
      document.fonts.removeEventListener('loadingdone', picture.refresh);
      picture.dispose();
      overlay.dispose();
    };
  }, [view]);

  return { pictureRef, overlayRef, layers };
}

/** Words that were only moved are as sharp as before: what is mounted is painted anew when the hand is surely done. */
const PANNED_MS = 400;

/** Marks the stage while the view moves. Gives the way to stop. */
function markMoving(stage: HTMLElement | null, view: CanvasView): () => void {
  let { zoom } = view.now();
  const moved = () => stage?.setAttribute('data-moving', 'true');
  const unmark = () => {
    zoom = view.now().zoom;
    stage?.removeAttribute('data-moving');
  };
  const stops = [
    watchRest(view, REST_MS, { moved, rested: () => view.now().zoom !== zoom && unmark() }),
    watchRest(view, PANNED_MS, { rested: unmark }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A window carried to another screen, or zoomed by the browser, has another density. */
function watchDensity(changed: () => void) {
  const query = window.matchMedia(`(resolution: ${String(window.devicePixelRatio)}dppx)`);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Shows the scene on the picture whenever it, or how it is to look, changes. */
export function useShownScene(
  layers: Layers | null,
  prepared: PreparedScene,
  { palette, textless, moving, lit, onTheWay, lagging }: PaintOptions,
): PaintOptions {
  const options = useMemo(
    () => ({ palette, textless, moving, lit, onTheWay, lagging }),
    [palette, textless, moving, lit, onTheWay, lagging],
  );
  useEffect(() => layers?.picture.show(prepared, options), [layers, prepared, options]);
  return options;
}
