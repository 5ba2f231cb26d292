import { planningSections, costSections, dockTabs, type View } from '../../editor/editorState.ts';
import type { Criterion } from '../../engine/tracker/report.ts';
import { useEditor } from '../EditorContext.tsx';

/** Goes to where a criterion is worked on, and selects what it talks about. */
export function useShow(): (criterion: Pick<Criterion, 'page' | 'subjects'>) => void {
  const editor = useEditor();
  return ({ page, subjects }) => {
    if (subjects.length > 0) editor.select(subjects);
    if (page !== null) editor.setView(viewOf(page));
  };
}

function viewOf(page: NonNullable<Criterion['page']>): Partial<View> {
  const [tab, section] = page.split('/');
  const dockTab = dockTabs.find((one) => one === tab);
  const planningSection = planningSections.find((one) => one === section);
  const costSection = costSections.find((one) => one === section);
  return {
    dockOpen: true,
    ...(dockTab && { dockTab }),
    ...(tab === 'planning' && planningSection && { planningSection }),
    ...(tab === 'cost' && costSection && { costSection }),
  };
}
