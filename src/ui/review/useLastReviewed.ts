import { useEffect, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Design } from '../../engine/design/design.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock, sinceWords } from '../format.ts';

const baselineOf = (state: EditorState) => state.baseline;
const changedOf = (state: EditorState) => state.versionsChanged;
const keyOf = (state: EditorState) => state.designKey;

/** What a review compares the design with, and since when in words. */
type Reviewed = { readonly design: Design; readonly since: string };

/**
 * The design as somebody last signed it, from the version that was kept then; without one that can be read, the design
 * that costs are compared with.
 */
export function useLastReviewed(): Reviewed {
  const editor = useEditor();
  const baseline = useEditorState(baselineOf);
  const changed = useEditorState(changedOf);
  const key = useEditorState(keyOf);
  const [signed, setSigned] = useState<(Reviewed & { readonly key: string }) | null>(null);

  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const version = (await editor.listVersions()).find(({ why }) => why === 'sign-off');
      if (version === undefined) return;
      const design = await editor.versionDesign(version.id);
      if (wanted) setSigned({ key, design, since: `since signed off, ${formatClock(version.at)}` });
    };
    // A version that cannot be read is said where versions are; the review goes on with what is at hand.
    void find().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [editor, changed, key]);

  return signed?.key === key ? signed : { design: baseline.design, since: sinceWords[baseline.since] };
}
