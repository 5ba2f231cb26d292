import { lazy, Suspense } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';

const NoticeBar = lazy(() => import('./NoticeBar.tsx').then((module) => ({ default: module.NoticeBar })));

const firstNotice = (state: EditorState) => state.notices[0];

/** What is said in passing, one after the other. */
export function Notices() {
  const notice = useEditorState(firstNotice);
  if (notice === undefined) return null;
  return (
    <Suspense fallback={null}>
      <NoticeBar key={notice.id} notice={notice} />
    </Suspense>
  );
}
