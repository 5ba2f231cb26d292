import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';

import type { Editor, EditorState } from '../editor/editorState.ts';
import { type DrawnState, isBehind, withFigures } from './withFigures.ts';

const EditorContext = createContext<Editor | null>(null);
const DrawnContext = createContext<DrawnState | null>(null);

const wait = (task: () => void, ms: number) => {
  const timer = setTimeout(task, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** Gives every component below it the one editor of the page. */
export function EditorProvider({
  editor,
  children,
}: {
  readonly editor: Editor;
  readonly children: ReactNode;
}) {
  const drawn = useMemo(() => withFigures(editor, wait), [editor]);
  return (
    <EditorContext value={editor}>
      <DrawnContext value={drawn}>{children}</DrawnContext>
    </EditorContext>
  );
}

/** The page's editor: actions to call in handlers. State is read with {@link useEditorState}. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor needs an EditorProvider above it');
  return editor;
}

type Equal<T> = (a: T, b: T) => boolean;

/** A getter that keeps giving the same value for as long as `equal` finds no difference. */
function stable<T>(read: () => T, equal: Equal<T>): () => T {
  let last: { readonly value: T } | undefined;
  return () => {
    const value = read();
    if (last === undefined || !equal(last.value, value)) last = { value };
    return last.value;
  };
}

/**
 * One part of the editor's state; the component renders again only when that part changes. `select` should be a
 * constant outside the component; one that builds a new object needs an `equal` of its own.
 */
export function useEditorState<T>(select: (state: EditorState) => T, equal: Equal<T> = Object.is): T {
  const editor = useEditor();
  const read = useMemo(() => stable(() => select(editor.getState()), equal), [editor, select, equal]);
  return useSyncExternalStore(editor.subscribe, read);
}

/**
 * {@link useEditorState} for what takes long to draw: an edit shows together with its figures, or after two frames
 * without them.
 */
export function useDrawnState<T>(select: (state: EditorState) => T): T {
  const drawn = useContext(DrawnContext);
  if (drawn === null) throw new Error('useDrawnState needs an EditorProvider above it');
  return useSyncExternalStore(drawn.subscribe, () => select(drawn.getState()));
}

/** Whether figures on screen have been older than the drawing for so long that they must look it. */
export const useIsBehind = (): boolean => useDrawnState(isBehind);

export const designOf = (state: EditorState) => state.design;
export const evaluationOf = (state: EditorState) => state.evaluation;
export const selectionOf = (state: EditorState) => state.selection;
export const viewOf = (state: EditorState) => state.view;
export { isBehind };
