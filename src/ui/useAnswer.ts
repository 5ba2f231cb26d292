import { useEffect, useState } from 'react';

import type { EditorState } from '../editor/editorState.ts';
import type { AnswerTo, InputOf, QuestionKind } from '../engine/questions/questions.ts';
import { useEditor, useEditorState } from './EditorContext.tsx';

const sequenceOf = (state: EditorState) => state.evaluatedSequence;

/**
 * The worker's answer about the design as it is, asked again after every edit; `null` until the first one. An answer
 * that a newer question overtook leaves the last one standing, so nothing flickers. Of one kind, one component asks at
 * a time: the newest question wins.
 */
export function useAnswer<Kind extends QuestionKind>(
  kind: Kind,
  input: InputOf<Kind>,
): AnswerTo<Kind> | null {
  const editor = useEditor();
  const sequence = useEditorState(sequenceOf);
  const [last, setLast] = useState<{ readonly question: string; readonly answer: AnswerTo<Kind> } | null>(
    null,
  );
  const question = JSON.stringify(input);

  useEffect(() => {
    let wanted = true;
    void editor.ask(kind, JSON.parse(question) as InputOf<Kind>).then((answer) => {
      if (wanted && answer !== null) setLast({ question, answer });
    });
    return () => {
      wanted = false;
    };
  }, [editor, kind, question, sequence]);

  return last?.question === question ? last.answer : null;
}
