import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

import { formatCidr, type Cidr } from '../../engine/cidr/cidr.ts';
import type { AddressRange } from '../../engine/cidr/freeSpace.ts';
import { labelOf } from '../../engine/commands/command.ts';
import type { Ref } from '../../engine/design/design.ts';
import { useEditor } from '../EditorContext.tsx';
import { isReading } from '../reading.ts';
import { nameOf } from '../names.ts';
import { landingOf, landingRanges, movable, type Landing } from './mapMoves.ts';
import type { MapView } from './mapView.ts';

type Carried = {
  readonly ref: Ref;
  readonly from: Cidr;
  readonly free: readonly AddressRange[];
  landing: Landing;
};

type Options = {
  readonly view: MapView;
  readonly pixels: number;
  readonly ghost: RefObject<HTMLElement | null>;
  readonly badge: RefObject<HTMLElement | null>;
  readonly say: (sentence: string) => void;
};

/**
 * One block in the hand, of a pointer or of the keys: its ghost and what it would get follow without rendering
 * anything, the edit is tried where it would land, and letting go makes it as one command. Esc puts everything back.
 */
export function useCarry({ view, pixels, ghost, badge, say }: Options) {
  const editor = useEditor();
  const carried = useRef<Carried | null>(null);
  const [carrying, setCarrying] = useState<{ readonly ref: Ref; readonly by: 'pointer' | 'keys' } | null>(
    null,
  );

  /** Puts the ghost and the badge where the landing is in this view. */
  const paint = () => {
    const now = carried.current;
    const [box, sign] = [ghost.current, badge.current];
    if (now === null || box === null || sign === null) return;
    const { cidr, said, command } = now.landing;
    const scale = pixels / view.span;
    const left = (cidr.base - view.first) * scale;
    const width = 2 ** (32 - cidr.prefix) * scale;
    box.style.transform = `translateX(${String(left)}px)`;
    box.style.width = `${String(width)}px`;
    const stays = formatCidr(cidr) === formatCidr(now.from);
    const mark = command !== null ? 'free' : stays ? 'stays' : 'refused';
    if (box.dataset['landing'] !== mark) box.dataset['landing'] = sign.dataset['landing'] = mark;
    if (sign.textContent !== said) sign.textContent = said;
    const middle = left + width / 2 - sign.offsetWidth / 2;
    sign.style.transform = `translateX(${String(Math.max(0, Math.min(pixels - sign.offsetWidth, middle)))}px)`;
  };
  useLayoutEffect(paint);

  /** Where the thing stands that may be taken; `null` for what stays, as everything does while the page is for reading. */
  const startOf = (ref: Ref | null): Cidr | null => {
    const state = editor.getState();
    return isReading(state) ? null : movable(state.design, ref);
  };

  const begin = (ref: Ref, by: 'pointer' | 'keys'): boolean => {
    const { design } = editor.getState();
    const from = startOf(ref);
    if (from === null) return false;
    carried.current = {
      ref,
      from,
      free: landingRanges(design, ref),
      landing: { command: null, cidr: from, said: `${formatCidr(from)} · where it is` },
    };
    setCarrying({ ref, by });
    return true;
  };

  /** Holds the block over this place; tries the edit only where the place is a new one. */
  const over = (cidr: Cidr): Landing | null => {
    const now = carried.current;
    if (now === null) return null;
    if (formatCidr(now.landing.cidr) !== formatCidr(cidr)) {
      now.landing = landingOf(editor.getState().design, now.ref, cidr);
      if (now.landing.command !== null) editor.foresee(now.landing.command);
      paint();
    }
    return now.landing;
  };

  const end = () => {
    carried.current = null;
    setCarrying(null);
  };

  const cancel = () => {
    const now = carried.current;
    if (now === null) return;
    say(`${nameOf(editor.getState().design, now.ref)} stays at ${formatCidr(now.from)}.`);
    end();
  };

  const drop = () => {
    const now = carried.current;
    if (now === null) return;
    const { command, said, cidr } = now.landing;
    const { design } = editor.getState();
    end();
    if (command !== null) {
      const label = labelOf(design, command);
      if (editor.dispatch(command).ok) say(`${label}.`);
    } else if (formatCidr(cidr) !== formatCidr(now.from)) {
      editor.notify({ severity: 'error', message: said });
    }
  };

  const cancelNow = useRef(cancel);
  useLayoutEffect(() => {
    cancelNow.current = cancel;
  });
  useEffect(() => {
    if (carrying === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancelNow.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [carrying]);

  return {
    carrying,
    held: () => carried.current,
    canTake: (ref: Ref | null) => startOf(ref) !== null,
    ...{ begin, over, drop, cancel },
  };
}

export type Carry = ReturnType<typeof useCarry>;
