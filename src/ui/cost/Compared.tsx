import type { Baseline, EditorState } from '../../editor/editorState.ts';
import type { CostChanges } from '../../engine/evaluation/cost/costChanges.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock, formatDelta } from '../format.ts';

export const baselineOf = (state: EditorState) => state.baseline;
export const baselineCostOf = (state: EditorState) => state.baselineCost;

const comparedWith: Readonly<Record<Baseline['since'], string>> = {
  opened: 'the design as it was opened',
  file: 'the design as it was last saved to a file',
  here: 'the design as it was marked',
};

/** With what the month is compared, and a way to compare with the design as it is now. */
export function Compared({ changes }: { readonly changes: CostChanges | null }) {
  const { since, at } = useEditorState(baselineOf);
  const editor = useEditor();
  return (
    <div className="tools compared">
      <span>
        {changes === null ? (
          'Comparing…'
        ) : changes.lines.length === 0 ? (
          'As dear as '
        ) : (
          <>
            <strong>{formatDelta(changes.deltaUsd)} a month</strong> against{' '}
          </>
        )}
        {comparedWith[since]}, <span className="muted">{formatClock(at)}</span>
        {changes?.partial === true && <span className="muted"> · partial: a price is not known</span>}
      </span>
      <button type="button" className="smallButton" onClick={editor.compareFromHere}>
        Compare from here
      </button>
    </div>
  );
}
