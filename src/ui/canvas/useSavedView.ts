import { useEffect, useRef } from 'react';

import type { Scene } from '../../engine/scene/scene.ts';
import { afterPaint } from '../afterPaint.ts';
import { designKeyOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { shows, type Size } from './coverage.ts';
import type { Viewport } from './paint.ts';
import type { CanvasView } from './view.ts';

/** The view is remembered once a gesture has been over for so long. */
const SAVE_AFTER_MS = 400;

/**
 * Opens a design where it was left, or with everything in view. A view that shows everything goes on doing so while its
 * area or the drawing changes in size, until a person looks elsewhere; what they chose stays, until they ask for
 * everything again.
 */
export function useSavedView(view: CanvasView, { width, height }: Scene, isDragging: boolean): void {
  const editor = useEditor();
  const designKey = useEditorState(designKeyOf);
  const drawing = useRef<Size>({ width, height });
  const fitted = useRef<Size>({ width, height });

  useEffect(() => {
    drawing.current = { width, height };
    // What is carried must stay under the pointer: the drawing is fitted again when it is dropped.
    if (isDragging || !view.isFitted()) return undefined;
    // Also a drawing that became smaller: undo leads back to the view that was.
    const isAsBefore = fitted.current.width === width && fitted.current.height === height;
    if (isAsBefore && shows(view.heading(), { x: 0, y: 0, width, height }, view.size())) return undefined;
    // An edit is drawn where it was made; then the view sets out.
    return afterPaint(() => {
      fitted.current = { width, height };
      if (view.isFitted()) view.fitAll({ width, height });
    });
  }, [view, width, height, isDragging]);

  useEffect(() => {
    const saved = editor.getState().view.viewport;
    let sized = '';
    let last = '';
    let timer = 0;

    const place = () => {
      const size = view.size();
      const key = keyOf(size);
      if (size.width === 0 || key === sized) return;
      const opens = sized === '';
      sized = key;
      if (opens && saved !== null) view.set(saved, true);
      else if (opens || view.isFitted()) view.fitAll(drawing.current, true);
      if (opens) last = keyOf(view.now());
    };
    const follow = () => {
      place();
      const at = keyOf(view.now());
      if (at === last || sized === '') return;
      last = at;
      window.clearTimeout(timer);
      timer = window.setTimeout(save, SAVE_AFTER_MS);
    };
    const save = () => {
      timer = 0;
      const viewport = view.isFitted() ? null : view.now();
      if (viewport !== editor.getState().view.viewport) editor.setView({ viewport });
    };
    // A page that is left at once has no time to wait.
    const saveNow = () => {
      window.clearTimeout(timer);
      if (timer !== 0) save();
    };
    window.addEventListener('pagehide', saveNow);
    follow();
    const unfollow = view.subscribe(follow);
    return () => {
      unfollow();
      window.removeEventListener('pagehide', saveNow);
      window.clearTimeout(timer);
    };
  }, [editor, view, designKey]);
}

const keyOf = (numbers: Viewport | Size) => Object.values(numbers).join(' ');
