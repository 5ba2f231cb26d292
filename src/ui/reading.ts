import { createContext, useContext } from 'react';

import type { EditorState } from '../editor/editorState.ts';
import { useEditorState } from './EditorContext.tsx';

/** Whether the fields below only ask, as in "What if": what is entered there changes nothing, so a review may enter it. */
export const AskingContext = createContext(false);

/** Whether the page is there to be read, so that nothing of the network may change. */
export const isReading = ({ mode }: Pick<EditorState, 'mode'>): boolean => mode !== 'design';

/**
 * Whether controls that edit the network have to rest, as in a review: a field's text can still be marked and copied,
 * and what would only be refused is not offered. What a review may say (decisions, comments, signatures) does not ask.
 */
export function useReading(): boolean {
  const asks = useContext(AskingContext);
  return useEditorState(isReading) && !asks;
}
