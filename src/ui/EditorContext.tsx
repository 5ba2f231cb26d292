import { createContext, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';

import type { Editor, EditorState } from '../editor/editorState.ts';
import { afterFigures } from './afterFigures.ts';
import { afterPaintOrAtInput } from './afterPaint.ts';
import { type DrawnState, isBehind, withFigures } from './withFigures.ts';

const EditorContext = createContext<Editor | null>(null);
const DrawnContext = createContext<DrawnState | null>(null);
const DrawingContext = createContext<DrawnState | null>(null);

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
  const [drawn, drawing] = useMemo(() => {
    const drawn = withFigures(editor, wait);
    return [drawn, afterFigures(drawn, afterPaintOrAtInput)];
  }, [editor]);
  return (
    <EditorContext value={editor}>
      <DrawingContext value={drawing}>
        <DrawnContext value={drawn}>{children}</DrawnContext>
      </DrawingContext>
    </EditorContext>
  );
}

/** What stands below it shows edits one frame later than the rest of the page: figures first. */
export function FiguresFirst({ children }: { readonly children: ReactNode }) {
  return <DrawnContext value={useContext(DrawingContext)}>{children}</DrawnContext>;
}

/** The page's editor: actions to call in handlers, and its state of this moment. State is shown with {@link useEditorState}. */
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

function useDrawn(): DrawnState {
  const drawn = useContext(DrawnContext);
  if (drawn === null) throw new Error('useEditorState needs an EditorProvider above it');
  return drawn;
}

/**
 * One part of the editor's state as the page shows it: an edit comes together with its figures, or after two frames
 * without them, so that everything is drawn once. Only what is below {@link FiguresFirst} follows a frame later. The
 * component renders again only when that part changes. `select` should be a constant outside the component; one that
 * builds a new object needs an `equal` of its own.
 */
export function useEditorState<T>(select: (state: EditorState) => T, equal: Equal<T> = Object.is): T {
  const drawn = useDrawn();
  const read = useMemo(() => stable(() => select(drawn.getState()), equal), [drawn, select, equal]);
  return useSyncExternalStore(drawn.subscribe, read);
}

/** {@link useEditorState} of this very moment, for the little that must not wait for figures. */
export function useEditorStateNow<T>(select: (state: EditorState) => T): T {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, () => select(editor.getState()));
}

type Entered<T> = { readonly value: T; readonly sequence: number };

/**
 * The value of a control and the way to commit one. What was entered stands in the control until the page shows the
 * edit that it led to; it never jumps back to the old value in between.
 */
export function useEntered<T, R extends { readonly ok: boolean }>(
  value: T,
  commit: (value: T) => R,
): readonly [T, (value: T) => R] {
  const editor = useEditor();
  const drawn = useDrawn();
  const [entered, setEntered] = useState<Entered<T> | null>(null);
  const stands = useSyncExternalStore(
    drawn.subscribe,
    () => entered !== null && drawn.getState().sequence < entered.sequence,
  );
  const enter = (given: T) => {
    const done = commit(given);
    if (done.ok) setEntered({ value: given, sequence: editor.getState().sequence });
    return done;
  };
  return [stands && entered !== null ? entered.value : value, enter];
}

/** Whether figures on screen have been older than the drawing for so long that they must look it. */
export const useIsBehind = (): boolean => useEditorState(isBehind);

export const designOf = (state: EditorState) => state.design;
export const evaluationOf = (state: EditorState) => state.evaluation;
export const costOf = (state: EditorState) => state.evaluation.cost;
export const findingsOf = (state: EditorState) => state.evaluation.findings;
export const sequenceOf = (state: EditorState) => state.sequence;
export const selectionOf = (state: EditorState) => state.selection;
export const viewOf = (state: EditorState) => state.view;
export const modeOf = (state: EditorState) => state.mode;
export const designKeyOf = (state: EditorState) => state.designKey;
export { isBehind };
