import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import { useEditor } from '../EditorContext.tsx';
import { isCharacterKey } from '../shell/keys.ts';
import { removalOf } from '../shell/removal.ts';
import { canRename, withEdgesOfPeers } from './fromGesture.ts';
import { endsOf } from './names.ts';
import { directionOf, firstStop, into, moveByKey, outOf, resizeByKey, stepFrom } from './keyboard.ts';
import { unionOf } from './sceneIndex.ts';
import type { ShownScene } from './useScene.ts';
import type { CanvasView } from './view.ts';

type Options = {
  readonly shown: ShownScene;
  readonly view: CanvasView;
  readonly section: RefObject<HTMLElement | null>;
  readonly focused: Ref | null;
  readonly setFocused: (ref: Ref | null) => void;
  readonly selection: readonly Ref[];
  readonly isBusy: boolean;
  readonly rename: (ref: Ref) => void;
  readonly openMenu: (refs: readonly Ref[], at: { readonly x: number; readonly y: number }) => void;
  readonly editRule: (edge: Ref) => void;
  /** One of several NAT gateways cannot go alone: what can be chosen is shown instead. */
  readonly openNat: (nat: Ref, at: { readonly x: number; readonly y: number }) => void;
  /** Gives up a rule that was begun by a tap. */
  readonly cancel: () => void;
};

/** The canvas by keyboard: one tab stop, arrows to the neighbour, brackets out of and into a frame. */
export function useCanvasKeys(options: Options) {
  const {
    shown,
    view,
    section,
    focused,
    setFocused,
    selection,
    isBusy,
    rename,
    openMenu,
    editRule,
    openNat,
    cancel,
  } = options;
  const { evaluation, prepared } = shown;
  const editor = useEditor();
  const wanted = useRef<Ref | null>(null);
  const { frames } = prepared.scene;
  const known = focused !== null && Object.hasOwn(frames, focused) ? focused : null;
  const first = useMemo(() => firstStop(prepared), [prepared]);
  const tabStop = known ?? first;

  const elementOf = (ref: Ref) =>
    [...(section.current?.querySelectorAll<HTMLElement>('.react-flow__node-thing') ?? [])].find(
      (element) => element.dataset['id'] === ref,
    );

  // A thing out of view is mounted by being focused; its element takes the focus once it is there.
  useEffect(() => {
    if (wanted.current === null) return;
    const element = elementOf(wanted.current);
    if (element === undefined) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const focusOn = (ref: Ref | null) => {
    const rect = ref === null ? undefined : frames[ref];
    if (ref === null || rect === undefined) return;
    wanted.current = ref;
    setFocused(ref);
    view.reveal(rect);
  };

  const chosen = known !== null && !selection.includes(known) ? [known] : selection;

  function handle(event: KeyboardEvent, ref: Ref): boolean {
    const direction = directionOf(event.key);
    const mod = event.ctrlKey || event.metaKey;
    // A key that is held comes again before its first edit is drawn.
    const { design } = editor.getState();
    if (direction !== null && mod) {
      const command = moveByKey(ref, design, direction);
      if (command !== null && editor.dispatch(command).ok) wanted.current = ref;
      return true;
    }
    if (direction !== null && event.altKey) {
      const command = resizeByKey(ref, design, direction);
      if (command !== null && editor.dispatch(command).ok) wanted.current = ref;
      return true;
    }
    if (direction !== null) {
      const next = stepFrom(ref, prepared, direction);
      focusOn(next);
      if (next !== null && event.shiftKey) editor.select([...new Set([...selection, next])]);
      return true;
    }
    if (mod && event.key.toLowerCase() === 'a') {
      editor.select(prepared.things.flatMap((thing) => (thing.ref.startsWith('subnet:') ? [thing.ref] : [])));
      return true;
    }
    if (mod) return false;
    switch (event.key) {
      case '[':
        focusOn(outOf(ref, prepared));
        return true;
      case ']':
        focusOn(into(ref, prepared));
        return true;
      case ' ':
        editor.select(selection.includes(ref) ? selection.filter((other) => other !== ref) : [ref]);
        return true;
      case 'Enter':
      case 'F2':
        editor.select([ref]);
        if (ref.startsWith('edge:')) editRule(ref);
        else if (canRename(ref)) rename(ref);
        else if (event.key === 'Enter') openMenuAt(ref);
        return true;
      case 'Delete':
      case 'Backspace': {
        const command = removalOf(design, withEdgesOfPeers(chosen, evaluation.security.edges));
        const [nat] = chosen.filter((one) => one.startsWith('nat:'));
        if (command !== null) editor.dispatch(command);
        else if (nat !== undefined) openNat(nat, belowOf(nat));
        return true;
      }
      case 'r':
      case 'R': {
        const ends = endsOf(ref);
        if (ends !== null && editor.dispatch({ type: 'reverseFlow', ...ends }).ok)
          wanted.current = `edge:${ends.to}>${ends.from}`;
        return ends !== null;
      }
      case 'ContextMenu':
        openMenuAt(ref);
        return true;
      case 'F10':
        if (event.shiftKey) openMenuAt(ref);
        return event.shiftKey;
      case 'Escape':
        cancel();
        if (editor.getState().shownPath !== null) {
          editor.showPath(null);
          return true;
        }
        editor.select([]);
        if (event.target instanceof HTMLElement) event.target.blur();
        return true;
      default:
        return false;
    }
  }

  function openMenuAt(ref: Ref) {
    openMenu(chosen.includes(ref) ? chosen : [ref], belowOf(ref));
  }

  function belowOf(ref: Ref) {
    const bounds = elementOf(ref)?.getBoundingClientRect();
    return { x: (bounds?.left ?? 0) + 12, y: bounds?.bottom ?? 0 };
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (isCharacterKey(event) && !editor.getState().view.characterKeys) return;
    if (isBusy || event.nativeEvent.isComposing || viewKey(event)) return;
    const target = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined;
    const ref = target ?? known;
    if (ref === null || !Object.hasOwn(frames, ref) || isField(event.target)) return;
    if (handle(event, ref)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  function viewKey(event: KeyboardEvent): boolean {
    if (isField(event.target) || !event.shiftKey || event.ctrlKey || event.metaKey) return false;
    // Shift makes other characters of the digits on every keyboard layout, so the key itself is asked.
    const run = {
      Digit1: () => view.fitAll(prepared.scene),
      Digit0: () => zoomTo100(),
      Digit2: () => fitSelection(),
    }[event.code];
    if (run === undefined) return false;
    run();
    event.preventDefault();
    return true;
  }

  const zoomTo100 = () => view.zoomBy(1 / view.now().zoom);
  function fitSelection() {
    const around = unionOf(chosen.flatMap((ref) => frames[ref] ?? []));
    if (around !== null) view.fit(around);
  }

  const onFocus = (event: FocusEvent) => {
    const ref = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined;
    if (ref !== undefined && ref !== focused && Object.hasOwn(frames, ref)) {
      setFocused(ref);
      const rect = frames[ref];
      if (rect !== undefined && event.target.matches(':focus-visible')) view.reveal(rect);
    }
  };

  return { tabStop, onKeyDown, onFocus, focusOn };
}

const isField = (target: EventTarget) =>
  target instanceof HTMLElement &&
  target.closest('input, select, textarea, [role="menu"], [role="dialog"]') !== null;
