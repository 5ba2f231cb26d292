import type { Ref } from '../../../engine/design/design.ts';
import type { Point, SceneEdge } from '../../../engine/scene/scene.ts';
import { paintEdge, paintLabel, type PaintOptions, shiftEdge } from '../paint.ts';
import { none } from '../picture.ts';
import type { PreparedScene } from '../preparedScene.ts';
import type { Session } from './session.ts';

/** Carries a box of the security graph; its edges follow. */
export function boxSession(prepared: PreparedScene, thing: Ref, options: PaintOptions): Session | null {
  const { frames, securityOrigin, edges } = prepared.scene;
  const home = frames[thing];
  if (home === undefined || securityOrigin === null) return null;
  const moving = new Set([thing]);
  const own = (prepared.edgesOf.get(thing) ?? []).map((at) => edges[at] as SceneEdge);
  const look = { ...options, moving: none, lit: null, onTheWay: null, textless: none };
  let at: Point = home;

  return {
    moving,
    move: (_, corner) => {
      at = corner;
      return { text: '', refused: false };
    },
    overlay: (context, zoom) => {
      const shifted = own.map((edge) => shiftEdge(edge, moving, at.x - home.x, at.y - home.y));
      for (const edge of shifted) paintEdge(context, edge, zoom, look);
      for (const edge of shifted) paintLabel(context, edge, zoom, look);
    },
    look: () => at,
    drop: () => {
      const place = { x: Math.round(at.x - securityOrigin.x), y: Math.round(at.y - securityOrigin.y) };
      const moved = Math.abs(at.x - home.x) + Math.abs(at.y - home.y) >= 1;
      return moved ? { type: 'placeBox', ref: thing, ...place } : null;
    },
  };
}
