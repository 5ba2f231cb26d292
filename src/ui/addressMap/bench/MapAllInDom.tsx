import '../addressMap.css';

import { useMemo, useRef, useState, type PointerEvent } from 'react';

import { parseCidr } from '../../../engine/cidr/cidr.ts';
import { evaluationOf, useEditorState } from '../../EditorContext.tsx';
import { spanAt, spansOf } from '../mapItems.ts';
import { panBy, viewOf, zoomAt, type MapView } from '../mapView.ts';
import { useWidth } from '../useMapView.ts';

/*
 * What the address map is measured against: the same blocks at the same places, every one of them an element that
 * React renders with every event, and what is carried in React's state.
 */

export function MapAllInDom() {
  const { plan } = useEditorState(evaluationOf);
  const element = useRef<HTMLDivElement>(null);
  const pixels = useWidth(element);
  const [block] = plan.blocks;
  const parsed = parseCidr(block?.cidr ?? '');
  const cidr = parsed.ok ? parsed.value : { base: 0, prefix: 0 };
  const spans = useMemo(() => spansOf(block?.segments ?? []), [block]);
  const [view, setView] = useState<MapView>(viewOf(cidr));
  const [held, setHeld] = useState<{ readonly key: string | null; readonly x: number } | null>(null);
  const [by, setBy] = useState(0);
  const scale = pixels / view.span;

  const xOf = (event: { readonly clientX: number; readonly currentTarget: Element }) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const move = (event: PointerEvent<HTMLElement>) => {
    if (held === null) return;
    const dx = xOf(event) - held.x;
    if (held.key !== null) setBy(dx);
    else {
      setView(panBy(view, cidr, -dx / pixels));
      setHeld({ key: null, x: xOf(event) });
    }
  };
  const down = (event: PointerEvent<HTMLElement>) => {
    const x = xOf(event);
    const span = spanAt(spans, Math.floor(view.first + x / scale));
    setHeld({ key: span?.ref ?? null, x });
  };
  const up = () => {
    setHeld(null);
    setBy(0);
  };

  return (
    <div className="map" ref={element}>
      <div
        className="mapTrack"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onWheel={(event) => setView(zoomAt(view, cidr, 2 ** (event.deltaY * 0.002), xOf(event) / pixels))}
      >
        {spans.map((span) => (
          <button
            key={span.key}
            type="button"
            className="mapCell"
            data-kind={span.kind}
            data-access={span.kind === 'subnet' ? 'private' : undefined}
            style={{
              left: (span.first - view.first) * scale + (held?.key === span.key ? by : 0),
              width: (span.last - span.first + 1) * scale,
            }}
          >
            <strong>{span.label}</strong> <span className="mono">{span.cidr}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
