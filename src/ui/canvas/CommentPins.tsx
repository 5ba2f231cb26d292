import { memo } from 'react';

import { pinsIn } from '../../engine/scene/commentPins.ts';
import { useEditor } from '../EditorContext.tsx';
import { openThread } from '../shell/commentOn.ts';
import { nameOf } from './names.ts';
import type { ShownScene } from './useScene.ts';

/**
 * What makes the pins of comments, which the picture shows, something to press. The Tab key passes them by: Shift+C opens
 * the thread on what is selected.
 */
export const CommentPins = memo(function CommentPins({ shown }: { readonly shown: ShownScene }) {
  const { design, evaluation, prepared } = shown;
  const editor = useEditor();
  return pinsIn(prepared.scene, design.comments).map(({ rect, words, subject, thread }) => (
    <button
      key={`${thread} ${String(rect.x)}`}
      type="button"
      tabIndex={-1}
      className="canvasPin nodrag nopan"
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      aria-label={`${words} on ${nameOf(subject, design, evaluation)}`}
      title="Open the thread"
      onClick={(event) => {
        event.stopPropagation();
        openThread(editor, thread);
      }}
    />
  ));
});
