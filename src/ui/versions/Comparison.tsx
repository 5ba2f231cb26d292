import { useEffect } from 'react';

import type { Design } from '../../engine/design/design.ts';
import type { Comparison as Compared } from '../../engine/diff/changedThings.ts';
import { useEditor } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';
import { DiffList } from './DiffList.tsx';

type Side = { readonly name: string; readonly design: Design | null };
type Props = { readonly before: Side; readonly after: Side; readonly onClose: () => void };

/** What differs from one state to another, side by side; on the canvas too where the later one is what is drawn there. */
export function Comparison({ before, after, onClose }: Props) {
  const answer = useAnswer('compare', { before: before.design, after: after.design });
  useMarks(after.design === null ? answer : null);
  return (
    <>
      <header className="compareHead">
        <h3 className="heading">
          {before.name} → {after.name}
        </h3>
        <button type="button" className="smallButton" onClick={onClose}>
          Close
        </button>
      </header>
      {answer === null ? (
        <p className="empty">Comparing…</p>
      ) : (
        <DiffList diff={answer.diff} names={[before.name, after.name]} />
      )}
    </>
  );
}

/** Shows on the canvas what differs, for as long as it is compared. */
export function useMarks(answer: Compared | null): void {
  const editor = useEditor();
  const marks = answer?.marks ?? null;
  useEffect(() => {
    editor.mark(marks);
    return () => editor.mark(null);
  }, [editor, marks]);
}
