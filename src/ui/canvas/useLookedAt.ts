import { useEffect, useState } from 'react';

import type { Rect } from '../../engine/scene/scene.ts';
import { visibleArea } from './coverage.ts';
import type { CanvasView } from './view.ts';
import { watchRest } from './viewRest.ts';

/** A hand that pauses for less is not done: what comes into view here takes a frame to draw. */
const REST_MS = 300;

export type LookedAt = {
  readonly zoom: number;
  /** What is in view and a little more. */
  readonly near: Rect;
  /** What a gesture may bring into view before it rests. */
  readonly around: Rect;
};

const lookedAt = (view: CanvasView): LookedAt => ({
  near: visibleArea(view.now(), view.size(), 0.1),
  around: visibleArea(view.now(), view.size(), 1),
  zoom: view.now().zoom,
});

/** The part of the drawing in view and around it, and how large it is, as of the last time the view was at rest. */
export function useLookedAt(view: CanvasView): LookedAt {
  const [looked, setLooked] = useState(() => lookedAt(view));
  useEffect(() => watchRest(view, REST_MS, { rested: () => setLooked(lookedAt(view)) }), [view]);
  return looked;
}
