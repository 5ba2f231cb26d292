import { useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

import { containsAddress, parseCidr, type Cidr } from '../../engine/cidr/cidr.ts';
import type { Plan, PlanBlock } from '../../engine/evaluation/evaluation.ts';
import { mapQuestion, showOnMap } from './mapQuestion.ts';
import { clampView, panBy, partInUse, reveal, viewOf, zoomAt, type MapView } from './mapView.ts';
import { NARROWEST } from './mapItems.ts';

const cidrIn = (text: string | null): Cidr | null => {
  const parsed = text === null ? undefined : parseCidr(text);
  return parsed?.ok === true ? parsed.value : null;
};

type Stretch = { readonly first: number; readonly last: number };

/** Which block of the VPC the map shows and which part of it; until somebody zooms, the part in use. */
export function useMapView(plan: Plan, pixels: number) {
  const [chosen, setChosen] = useState<{ readonly block: string; readonly view: MapView | null } | null>(
    null,
  );
  const block: PlanBlock | undefined =
    plan.blocks.find(({ cidr }) => cidr === chosen?.block) ??
    plan.blocks.find(({ allocated }) => allocated > 0) ??
    plan.blocks[0];
  const cidr = cidrIn(block?.cidr ?? null) ?? { base: 0, prefix: 0 };
  const home = viewOf(partInUse(cidr, cidrIn(plan.summary)));
  const view = clampView((chosen?.block === block?.cidr ? chosen?.view : null) ?? home, cidr);

  const show = (next: MapView | null, of: string = block?.cidr ?? '') =>
    setChosen((before) =>
      before?.block === of &&
      next !== null &&
      before.view?.first === next.first &&
      before.view.span === next.span
        ? before
        : { block: of, view: next },
    );

  const bring = (stretch: Stretch) => {
    const holder = plan.blocks.find(({ cidr: text }) => {
      const around = cidrIn(text);
      return around !== null && containsAddress(around, stretch.first);
    });
    const around = cidrIn(holder?.cidr ?? null);
    if (holder === undefined || around === null) return;
    const from = holder.cidr === block?.cidr ? view : viewOf(around);
    show(reveal(from, around, stretch, { pixels, width: NARROWEST + 8 }), holder.cidr);
  };

  return {
    block,
    cidr,
    view,
    /** Shows the view in the block at hand. */
    show,
    /** Shows another block, the part in use of it where that lies inside. */
    open: (of: string) => show(null, of),
    whole: () => show(viewOf(cidr)),
    inUse: () => show(null),
    zoom: (factor: number, share = 0.5) => show(zoomAt(view, cidr, factor, share)),
    pan: (share: number) => show(panBy(view, cidr, share)),
    bring,
  };
}

export type MapWindow = ReturnType<typeof useMapView>;

/** Brings the address into view that a search asks for, with all of the block it lies in. */
export function useAsked({ blocks }: Plan, map: MapWindow, pixels: number): void {
  const asked = useSyncExternalStore(mapQuestion.subscribe, mapQuestion.get);
  const newest = useRef(map);
  useLayoutEffect(() => {
    newest.current = map;
    if (asked === null || pixels === 0) return;
    showOnMap(null);
    const around = blocks
      .flatMap(({ segments }) => segments.flatMap(({ cidrs }) => cidrs))
      .flatMap((text) => cidrIn(text) ?? [])
      .find((cidr) => containsAddress(cidr, asked));
    const { base, prefix } = around ?? { base: asked, prefix: 32 };
    newest.current.bring({ first: base, last: base + 2 ** (32 - prefix) - 1 });
  });
}

/** The width of an element in pixels, followed; 0 before it is there. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Zooms with the wheel or a pinch around the pointer, moves along with a sideways wheel or Shift. */
export function useWheel(element: RefObject<HTMLElement | null>, map: MapWindow): void {
  const newest = useRef(map);
  useLayoutEffect(() => {
    newest.current = map;
  });
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, width } = node.getBoundingClientRect();
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (sideways) newest.current.pan(((event.deltaX || event.deltaY) * unit) / width);
      else {
        const steps = event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.002);
        newest.current.zoom(2 ** steps, (event.clientX - left) / width);
      }
    };
    // React listens passively to the wheel, and the page would scroll as well.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [element]);
}
