import { Suspense } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';
import { lazyInLook } from '../lazyInLook.tsx';

const NoticeBar = lazyInLook(() => import('./NoticeBar.tsx').then((module) => module.NoticeBar));

const newestNotice = (state: EditorState) => state.notices.at(-1);

/** What is said in passing, the newest on top. */
export function Notices() {
  const notice = useEditorState(newestNotice);
  if (notice === undefined) return null;
  return (
    <Suspense fallback={null}>
      <NoticeBar key={notice.id} notice={notice} />
    </Suspense>
  );
}
