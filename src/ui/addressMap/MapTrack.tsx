import { type MouseEvent, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { formatIpv4 } from '../../engine/cidr/cidr.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import type { MenuItem } from '../canvas/menuItems.ts';
import { designOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { lazyInLook } from '../lazyInLook.tsx';
import { keyOf, MapCell } from './MapCell.tsx';
import { itemsOf, rangeOf, spansOf, type MapItem, type Span } from './mapItems.ts';
import { mapMenu } from './mapMenu.ts';
import { MapReadout } from './MapReadout.tsx';
import { ticksOf } from './mapView.ts';
import { useCarry } from './useCarry.ts';
import { useMapKeys } from './useMapKeys.ts';
import { useWheel, type MapWindow } from './useMapView.ts';
import { usePointer } from './usePointer.ts';

type Props = { readonly map: MapWindow; readonly pixels: number; readonly evaluation: Evaluation };
// Most visits open no menu: its code comes with the first one that is asked for.
const CanvasMenu = lazyInLook(() => import('../canvas/CanvasMenu.tsx').then((module) => module.CanvasMenu));

type OpenMenu = { readonly at: { readonly x: number; readonly y: number }; readonly span: Span };

/** The shown part of a block to scale: every block a button that can be carried, pulled, split and joined. */
export function MapTrack({ map, pixels, evaluation }: Props) {
  const editor = useEditor();
  const track = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const badge = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const say = useCallback((sentence: string) => {
    if (status.current !== null) status.current.textContent = sentence;
  }, []);

  const segments = map.block?.segments;
  const spans = useMemo(() => spansOf(segments ?? []), [segments]);
  const { view } = map;
  const items = useMemo(() => itemsOf(spans, view, pixels), [spans, view, pixels]);
  const carry = useCarry({ view, pixels, ghost, badge, say });
  const pointer = usePointer({ map, spans, pixels, carry });
  const keys = useMapKeys({ map, items, spans, carry, track, say });
  useWheel(track, map);
  useFollowSelection(map, spans);

  const selection = useEditorState(selectionOf);
  const reading = useReading();
  const scale = pixels / view.span;
  const current = tabStopOf(items, keys.focused, selection);
  const itemOf = (target: EventTarget) => {
    const key = (target as Element).closest<HTMLElement>('.mapCell')?.dataset['key'];
    return items.find((item) => keyOf(item) === key);
  };

  const open = (item: MapItem | undefined, event: MouseEvent) => {
    if (item?.kind !== 'span' || reading) return;
    const box = (event.target as Element).closest('.mapCell')?.getBoundingClientRect();
    // A click by keyboard has no place of its own.
    const byKey = event.clientX === 0 && event.clientY === 0;
    setMenu({
      span: item.span,
      at: byKey ? { x: box?.left ?? 0, y: box?.bottom ?? 0 } : { x: event.clientX, y: event.clientY },
    });
  };
  const onClick = (event: MouseEvent) => {
    const item = itemOf(event.target);
    if (item?.kind === 'cluster') keys.zoomInto(item);
    else if (item?.span.kind === 'free') open(item, event);
    else if (item !== undefined && item.span.ref !== null) editor.select([item.span.ref]);
  };
  const choose = (item: MenuItem) => {
    setMenu(null);
    if (item.run.kind === 'command') editor.dispatch(item.run.command);
    if (menu !== null) keys.focusOn(menu.span);
  };
  const shown = pointed ?? keys.focused;
  const readout = items.find((item) => keyOf(item) === shown);

  return (
    <>
      <div className="mapGround">
        <div
          className="mapTrack"
          ref={track}
          role="group"
          aria-label="Subnets and free space in the order of their addresses"
          data-carrying={carry.carrying?.by}
          {...pointer}
          onKeyDown={keys.onKeyDown}
          onClick={onClick}
          onContextMenu={(event) => {
            event.preventDefault();
            open(itemOf(event.target), event);
          }}
          onPointerOver={(event) => {
            const item = itemOf(event.target);
            setPointed(item === undefined ? null : keyOf(item));
          }}
          onPointerLeave={() => setPointed(null)}
          onFocus={(event) => keys.setFocused(event.target.dataset['key'] ?? null)}
        >
          {items.map((item, index) => {
            const { first, last } = rangeOf(item);
            const ref = item.kind === 'span' ? item.span.ref : null;
            return (
              <MapCell
                key={keyOf(item)}
                item={item}
                left={(first - view.first) * scale}
                width={(last - first + 1) * scale}
                pixels={pixels}
                reports={evaluation.subnets}
                selected={ref !== null && selection.includes(ref)}
                carried={ref !== null && ref === carry.carrying?.ref}
                tabStop={index === current}
              />
            );
          })}
          <div className="mapGhost" ref={ghost} hidden={carry.carrying === null} />
        </div>
        <div className="mapBadge" ref={badge} hidden={carry.carrying === null} />
        <div className="mapAxis" aria-hidden="true">
          {ticksOf(view, pixels, 84).map((address) => (
            <span key={address} className="mono" style={{ left: (address - view.first) * scale }}>
              {formatIpv4(address)}
            </span>
          ))}
        </div>
      </div>
      <MapReadout item={readout} evaluation={evaluation} />
      <p className="visuallyHidden" role="status" ref={status} />
      {menu !== null && !reading && (
        <BlockMenu
          menu={menu}
          onChoose={choose}
          onClose={() => {
            setMenu(null);
            keys.focusOn(menu.span);
          }}
        />
      )}
    </>
  );
}

function BlockMenu({
  menu,
  onChoose,
  onClose,
}: {
  readonly menu: OpenMenu;
  readonly onChoose: (item: MenuItem) => void;
  readonly onClose: () => void;
}) {
  const design = useEditorState(designOf);
  const items = mapMenu(design, menu.span);
  return (
    <Suspense fallback={null}>
      <CanvasMenu at={menu.at} title={menu.span.cidr} items={items} onChoose={onChoose} onClose={onClose} />
    </Suspense>
  );
}

/** The one cell that the Tab key reaches: the one last in focus, else what is selected, else the first. */
function tabStopOf(items: readonly MapItem[], focused: string | null, selection: readonly string[]): number {
  const last = items.findIndex((item) => keyOf(item) === focused);
  if (last >= 0) return last;
  const chosen = items.findIndex(
    (item) => item.kind === 'span' && item.span.kind === 'subnet' && selection.includes(item.span.ref ?? ''),
  );
  return Math.max(0, chosen);
}

/** Brings a block into view that was selected elsewhere. */
function useFollowSelection(map: MapWindow, spans: readonly Span[]): void {
  const [only, another] = useEditorState(selectionOf);
  const followed = useRef(only);
  useLayoutEffect(() => {
    if (only === followed.current) return;
    followed.current = only;
    if (only === undefined || another !== undefined) return;
    const span = spans.find(({ ref, kind }) => ref === only && kind !== 'slot');
    if (span !== undefined) map.bring(span);
  });
}
