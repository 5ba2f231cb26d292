import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { colorSchemes } from '../../engine/scene/tokens.ts';
import type { Palette, PaintOptions } from './paint.ts';
import { createOverlay, createPicture, type OverlayLayer, type Picture } from './picture.ts';
import type { PreparedScene } from './preparedScene.ts';
import type { CanvasView } from './view.ts';

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

/**
 * The two canvases beneath React Flow. They follow React Flow's viewport in the frame in which it changes, without
 * rendering anything.
 */
export function useLayers(view: CanvasView) {
  const pictureRef = useRef<HTMLCanvasElement>(null);
  const overlayRef = useRef<HTMLCanvasElement>(null);
  const [layers, setLayers] = useState<Layers | null>(null);

  useEffect(() => {
    if (pictureRef.current === null || overlayRef.current === null) return undefined;
    const picture = createPicture(pictureRef.current);
    const overlay = createOverlay(overlayRef.current);
    const moving = markMoving(pictureRef.current.parentElement, view);
    const follow = () => {
      moving.follow();
      picture.resize(view.size());
      overlay.resize(view.size());
      picture.move(view.now());
      overlay.move(view.now());
    };
    follow();
    const unfollow = view.subscribe(follow);
    void document.fonts.ready.then(picture.refresh);
    document.fonts.addEventListener('loadingdone', picture.refresh);
    const unwatch = watchDensity(picture.refresh);
    setLayers({ picture, overlay });
    return () => {
      unfollow();
      unwatch();
      moving.stop();
      document.fonts.removeEventListener('loadingdone', picture.refresh);
      picture.dispose();
      overlay.dispose();
    };
  }, [view]);

  return { pictureRef, overlayRef, layers };
}

/** The view must rest for this long before it counts as at rest. */
const REST_MS = 200;

/** Marks the stage while the view moves: its style sheet lets the browser carry what is mounted as one layer. */
function markMoving(stage: HTMLElement | null, view: CanvasView) {
  let last = '';
  let timer = 0;
  const rest = () => delete stage?.dataset['moving'];
  return {
    follow: () => {
      const at = Object.values(view.now()).join(' ');
      if (at === last || stage === null) return;
      if (last !== '') stage.dataset['moving'] = 'true';
      last = at;
      window.clearTimeout(timer);
      timer = window.setTimeout(rest, REST_MS);
    },
    stop: () => window.clearTimeout(timer),
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
