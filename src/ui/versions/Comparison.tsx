import { useEffect, useState } from 'react';

import type { Design } from '../../engine/design/design.ts';
import type { SceneMark } from '../../engine/scene/marks.ts';
import { useEditor } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';
import { DiffList } from './DiffList.tsx';
import { SideBySide } from './SideBySide.tsx';

/** One state of the design to compare: a version, a file, or the design as it is now, where `design` is `null`. */
export type Side = { readonly name: string; readonly design: Design | null };

type Props = {
  readonly before: Side;
  readonly after: Side;
  /** What is to be known about a side; '' for nothing. */
  readonly note: string;
  readonly onSwap: () => void;
  readonly onClose: () => void;
};

/** What differs from one state to another: as a list, as two drawings, and on the canvas where one is what is drawn there. */
export function Comparison({ before, after, note, onSwap, onClose }: Props) {
  const [drawn, setDrawn] = useState(false);
  const answer = useAnswer('compare', { before: before.design, after: after.design, drawn });
  const onCanvas = before.design === null || after.design === null;
  useMarks(onCanvas ? (answer?.marks ?? null) : null);
  return (
    <>
      <header className="compareHead">
        <h3 className="heading">
          {before.name} → {after.name}
        </h3>
        <button type="button" className="smallButton" onClick={() => setDrawn(true)}>
          Side by side
        </button>
        <button type="button" className="smallButton" onClick={onSwap}>
          Swap
        </button>
        <button type="button" className="smallButton" onClick={onClose}>
          Close
        </button>
      </header>
      {note !== '' && <p className="hint">{note}</p>}
      {onCanvas && <p className="hint">What differs is marked on the canvas. Nothing is changed.</p>}
      {answer === null ? (
        <p className="empty">Comparing…</p>
      ) : (
        <DiffList diff={answer.diff} names={[before.name, after.name]} />
      )}
      {drawn && (
        <SideBySide
          names={[before.name, after.name]}
          scenes={answer?.scenes ?? null}
          marks={answer?.marks ?? []}
          onClose={() => setDrawn(false)}
        />
      )}
    </>
  );
}

/** Shows on the canvas what differs, for as long as it is compared. */
function useMarks(marks: readonly SceneMark[] | null): void {
  const editor = useEditor();
  useEffect(() => {
    editor.mark(marks);
    return () => editor.mark(null);
  }, [editor, marks]);
}
