import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import { cidrAround, formatCidr } from '../../engine/cidr/cidr.ts';
import { labelOf, type Command } from '../../engine/commands/command.ts';
import { readRef } from '../../engine/design/design.ts';
import { useEditor } from '../EditorContext.tsx';
import { isReading } from '../reading.ts';
import { nameOf } from '../names.ts';
import { isCharacterKey } from '../shell/keys.ts';
import { removalOf } from '../shell/removal.ts';
import { keyOf } from './MapCell.tsx';
import { rangeOf, type MapItem, type Span } from './mapItems.ts';
import { holding } from './mapMenu.ts';
import { landingOf, movable, nextPlace, otherHalf } from './mapMoves.ts';
import { viewOf } from './mapView.ts';
import type { Carry } from './useCarry.ts';
import type { MapWindow } from './useMapView.ts';

type Options = {
  readonly map: MapWindow;
  readonly items: readonly MapItem[];
  readonly spans: readonly Span[];
  readonly carry: Carry;
  readonly track: RefObject<HTMLElement | null>;
  readonly say: (sentence: string) => void;
};

/**
 * The keys of the map. One tab stop; arrows go from block to block and bring into view what is not; M takes a block
 * into the hand, arrows then carry it from free place to free place, Enter puts it down and Esc back.
 */
export function useMapKeys({ map, items, spans, carry, track, say }: Options) {
  const editor = useEditor();
  const [focused, setFocused] = useState<string | null>(null);
  /** The address of what gets the focus when it has been drawn; `gone` is what stands there until the edit shows. */
  const wanted = useRef<{ readonly address: number; readonly gone?: string } | null>(null);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { address, gone } = wanted.current;
    const item = items.find((one) => rangeOf(one).first <= address && rangeOf(one).last >= address);
    if (item === undefined || keyOf(item) === gone) return;
    wanted.current = null;
    const cells = track.current?.querySelectorAll<HTMLElement>('.mapCell') ?? [];
    for (const cell of cells) if (cell.dataset['key'] === keyOf(item)) cell.focus({ preventScroll: true });
  });

  const focusOn = (span: { readonly first: number; readonly last: number }) => {
    wanted.current = { address: span.first };
    map.bring(span);
    setFocused(null);
  };

  /** The neighbour of an item: the next one drawn, or the span that follows beyond the edge. */
  const step = (item: MapItem, direction: 'on' | 'back') => {
    const { first, last } = rangeOf(item);
    const next =
      direction === 'on'
        ? spans.find((span) => span.first > last)
        : spans.findLast((span) => span.last < first);
    if (next === undefined) return;
    const drawn = items.find((one) => rangeOf(one).first <= next.first && rangeOf(one).last >= next.last);
    if (drawn?.kind === 'cluster') {
      wanted.current = { address: next.first };
      setFocused(keyOf(drawn));
    } else focusOn(next);
  };

  /** Makes the edit and says it; `gone` is a block that it takes from the map. */
  const edit = (command: Command, gone?: Span): void => {
    const label = labelOf(editor.getState().design, command);
    const done = editor.dispatch(command);
    if (done.ok && gone !== undefined) wanted.current = { address: gone.first, gone: gone.key };
    say(done.ok ? `${label}.` : done.error.message);
  };

  const resizeBy = (span: Span, step: number) => {
    if (isReading(editor.getState())) return;
    const { design } = editor.getState();
    const from = movable(design, span.ref);
    if (span.ref === null || from === null) return;
    const prefix = from.prefix + step;
    if (prefix < 16 || prefix > 28) return;
    const { command, said } = landingOf(design, span.ref, cidrAround(from.base, prefix));
    if (command === null) editor.notify({ severity: 'error', message: said });
    if (command === null) say(said);
    else edit(command);
  };

  const pickUp = (span: Span) => {
    if (span.ref === null || !carry.begin(span.ref, 'keys')) return;
    const name = nameOf(editor.getState().design, span.ref);
    say(`${name} is in your hand: arrow keys carry it to free places, Enter puts it down, Escape back.`);
  };

  const carryOn = (direction: 'on' | 'back') => {
    const held = carry.held();
    const next = held === null ? undefined : nextPlace(held.landing.cidr, held.free, direction);
    if (held === null || next === undefined) {
      say('There is no further free place of this size.');
      return;
    }
    map.bring({ first: next.base, last: next.base + 2 ** (32 - next.prefix) - 1 });
    say(carry.over(next)?.said ?? formatCidr(next));
  };

  const join = (span: Span) => {
    const half = otherHalf(editor.getState().design, span.ref ?? '');
    if (half === null) say(`${span.label} has no other half to be joined with in its zone and tier.`);
    else edit({ type: 'joinSubnets', id: readRef(span.ref ?? '').id, other: readRef(half).id });
  };

  /** What a letter does to a block; `false` when it means nothing there. */
  const act = (key: string, span: Span): boolean => {
    if (isReading(editor.getState())) return false;
    if (key === 'm' && movable(editor.getState().design, span.ref) !== null) pickUp(span);
    else if (key === 's' && span.kind === 'subnet')
      edit({ type: 'splitSubnet', id: readRef(span.ref ?? '').id });
    else if (key === 'j' && span.kind === 'subnet') join(span);
    else if (key === 'h' && span.kind === 'free') edit(holding(span.cidr), span);
    else if ((key === 'delete' || key === 'backspace') && span.ref !== null && span.kind !== 'slot') {
      const removal = removalOf(editor.getState().design, [span.ref]);
      if (removal !== null) edit(removal, span);
    } else return false;
    return true;
  };

  const ground: Readonly<Record<string, () => void>> = {
    '+': () => map.zoom(0.5),
    '=': () => map.zoom(0.5),
    '-': () => map.zoom(2),
    '0': map.whole,
    PageDown: () => map.pan(0.9),
    PageUp: () => map.pan(-0.9),
    Home: () => spans[0] && focusOn(spans[0]),
    End: () => spans.at(-1) && focusOn(spans.at(-1) as Span),
  };

  const whileCarried = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      carryOn(event.key === 'ArrowRight' ? 'on' : 'back');
    else if (event.key === 'Enter' || event.key === ' ') {
      carry.drop();
    } else if (event.key === 'Tab') {
      carry.cancel();
      return false;
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    if (isCharacterKey(event) && !editor.getState().view.characterKeys) return;
    if (carry.carrying?.by === 'keys') {
      if (whileCarried(event)) event.preventDefault();
      return;
    }
    const key = (event.target as HTMLElement).dataset['key'];
    const item = items.find((one) => keyOf(one) === key);
    const span = item?.kind === 'span' ? item.span : null;
    if (item !== undefined && !event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft'))
      step(item, event.key === 'ArrowRight' ? 'on' : 'back');
    else if (span !== null && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      resizeBy(span, event.key === 'ArrowUp' ? 1 : -1);
    else if (!event.altKey && ground[event.key] !== undefined) ground[event.key]?.();
    else if (span === null || event.altKey || event.shiftKey || !act(event.key.toLowerCase(), span)) return;
    event.preventDefault();
  };

  return {
    focused,
    setFocused,
    onKeyDown,
    focusOn,
    zoomInto: (item: MapItem) => {
      if (item.kind !== 'cluster') return;
      wanted.current = { address: rangeOf(item).first };
      map.show(viewOf(item.cidr));
    },
  };
}
