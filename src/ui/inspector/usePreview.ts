import { useEffect, useState } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import type { EditorState } from '../../editor/editorState.ts';
import type { Preview } from '../../engine/evaluation/preview.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';

const sequenceOf = (state: EditorState) => state.evaluatedSequence;

/**
 * What each of `commands` would do to the design as it is, asked again after every edit; `null` until the first
 * answer. An answer that a newer question overtook leaves the last one standing, so nothing flickers.
 */
export function usePreview(commands: readonly Command[]): readonly Preview[] | null {
  const editor = useEditor();
  const sequence = useEditorState(sequenceOf);
  const [answer, setAnswer] = useState<{
    readonly question: string;
    readonly previews: readonly Preview[];
  } | null>(null);
  const question = JSON.stringify(commands);

  useEffect(() => {
    let wanted = true;
    const asked = JSON.parse(question) as readonly Command[];
    if (asked.length === 0) return;
    void editor.preview(asked).then((previews) => {
      if (wanted && previews !== null) setAnswer({ question, previews });
    });
    return () => {
      wanted = false;
    };
  }, [editor, question, sequence]);

  return answer?.question === question ? answer.previews : null;
}
