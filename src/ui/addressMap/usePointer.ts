import { useRef, type PointerEvent } from 'react';

import type { Cidr } from '../../engine/cidr/cidr.ts';
import { useEditor } from '../EditorContext.tsx';
import { spanAt, type Span } from './mapItems.ts';
import { movable, resized, snap } from './mapMoves.ts';
import { panBy, type MapView } from './mapView.ts';
import type { Carry } from './useCarry.ts';
import type { MapWindow } from './useMapView.ts';

/** Pixels before a press becomes a drag, and at both ends of a block by which its edge is pulled. */
const THRESHOLD = 4;
const EDGE = 7;
/** A block must be so wide that its middle can still be taken. */
const EDGES_FROM = 28;
/** Pixels within which a free place draws the block to itself. */
const REACH = 16;
/** Near an end of the map a drag moves on by this share of the width with every event. */
const AT_THE_END = 24;
const ONWARD = 0.03;

type Press = {
  readonly x: number;
  readonly span: Span | undefined;
  readonly edge: 'start' | 'end' | null;
  readonly view: MapView;
  readonly pointer: number;
  grip: number;
  kind: 'press' | 'move' | 'resize' | 'pan';
};

type Options = {
  readonly map: MapWindow;
  readonly spans: readonly Span[];
  readonly pixels: number;
  readonly carry: Carry;
};

/** What a pointer does on the track: it moves a block, pulls its edge, or takes hold of the ground and moves the view. */
export function usePointer({ map, spans, pixels, carry }: Options) {
  const editor = useEditor();
  const press = useRef<Press | null>(null);
  const addressAt = (x: number, view: MapView) => view.first + (x / pixels) * view.span;

  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || carry.carrying !== null) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const span = spanAt(spans, Math.floor(addressAt(x, map.view)));
    press.current = {
      x,
      span,
      edge: span === undefined ? null : edgeAt(span, x, map.view, pixels),
      view: map.view,
      pointer: event.pointerId,
      grip: 0,
      kind: 'press',
    };
  };

  const start = (now: Press, track: HTMLElement) => {
    track.setPointerCapture(now.pointer);
    const { span } = now;
    const ref = span?.ref ?? null;
    const cidr = movable(editor.getState().design, ref);
    const wide = span !== undefined && ((span.last - span.first + 1) / now.view.span) * pixels >= 12;
    if (ref === null || cidr === null || !wide || !carry.begin(ref, 'pointer')) {
      now.kind = 'pan';
      return;
    }
    now.kind = now.edge === null ? 'move' : 'resize';
    now.grip = addressAt(now.x, now.view) - cidr.base;
  };

  const target = (now: Press, x: number, from: Cidr): Cidr => {
    const at = addressAt(x, map.view);
    if (now.kind === 'resize') return resized(from, now.edge ?? 'end', at);
    const reach = (REACH / pixels) * map.view.span;
    return snap(at - now.grip, from.prefix, carry.held()?.free ?? [], reach).cidr;
  };

  const move = (event: PointerEvent<HTMLElement>) => {
    const now = press.current;
    const track = event.currentTarget;
    const x = event.clientX - track.getBoundingClientRect().left;
    if (now === null) {
      const span = spanAt(spans, Math.floor(addressAt(x, map.view)));
      const edge = span === undefined ? null : edgeAt(span, x, map.view, pixels);
      const canMove = carry.canTake(span?.ref ?? null);
      track.dataset['hand'] = !canMove ? 'none' : edge === null ? 'grab' : 'edge';
      return;
    }
    if (now.kind === 'press') {
      if (Math.abs(x - now.x) < THRESHOLD) return;
      start(now, track);
    }
    if (now.kind === 'pan') {
      map.show(panBy(now.view, map.cidr, (now.x - x) / pixels));
      return;
    }
    const held = carry.held();
    if (held === null) return;
    if (x < AT_THE_END) map.pan(-ONWARD);
    else if (x > pixels - AT_THE_END) map.pan(ONWARD);
    carry.over(target(now, x, held.from));
  };

  const up = () => {
    const now = press.current;
    press.current = null;
    if (now?.kind === 'move' || now?.kind === 'resize') carry.drop();
  };

  const lost = () => {
    const now = press.current;
    press.current = null;
    if (now?.kind === 'move' || now?.kind === 'resize') carry.cancel();
  };

  return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: lost };
}

/** Which edge of a block the pointer is on; `null` in its middle, and on one that is too narrow or cannot be pulled. */
function edgeAt(span: Span, x: number, view: MapView, pixels: number): 'start' | 'end' | null {
  if (span.kind !== 'subnet' && span.kind !== 'held') return null;
  const scale = pixels / view.span;
  const [from, to] = [(span.first - view.first) * scale, (span.last + 1 - view.first) * scale];
  if (to - from < EDGES_FROM) return null;
  if (x - from < EDGE) return 'start';
  return to - x < EDGE ? 'end' : null;
}
