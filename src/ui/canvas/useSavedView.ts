import { useEffect, useRef } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Scene } from '../../engine/scene/scene.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import type { CanvasView } from './view.ts';

const designKeyOf = (state: EditorState) => state.designKey;

/** The view is remembered once a gesture has been over for so long. */
const SAVE_AFTER_MS = 400;

/**
 * Opens a design where it was left, or with everything in view; a design that nobody has moved yet keeps fitting while
 * the panels around it settle.
 */
export function useSavedView(view: CanvasView, scene: Scene): void {
  const editor = useEditor();
  const designKey = useEditorState(designKeyOf);
  const latest = useRef(scene);
  useEffect(() => {
    latest.current = scene;
  }, [scene]);

  useEffect(() => {
    const saved = editor.getState().view.viewport;
    let isOurs = saved === null;
    let sized = '';
    let placed = '';
    let timer = 0;

    const place = () => {
      const { width, height } = view.size();
      const size = `${String(width)} ${String(height)}`;
      if (width === 0 || size === sized || !(isOurs || sized === '')) return;
      const opens = sized === '';
      sized = size;
      if (opens && saved !== null) view.set(saved, true);
      else view.fit({ x: 0, y: 0, width: latest.current.width, height: latest.current.height }, true);
      placed = keyOf(view);
    };
    const follow = () => {
      place();
      const at = keyOf(view);
      if (at === placed || sized === '') return;
      placed = at;
      isOurs = false;
      window.clearTimeout(timer);
      timer = window.setTimeout(save, SAVE_AFTER_MS);
    };
    const save = () => {
      timer = 0;
      editor.setView({ viewport: view.now() });
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

const keyOf = (view: CanvasView) => Object.values(view.now()).join(' ');
