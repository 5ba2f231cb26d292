import { lazy } from 'react';

import { planningSections, type PlanningSection } from '../../editor/editorState.ts';
import { Sections, type SectionTable } from '../dock/Sections.tsx';
import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';
import { Networks } from './Networks.tsx';
import { Requirements } from './Requirements.tsx';

const sections: SectionTable<PlanningSection> = {
  requirements: { label: 'Requirements', Section: Requirements },
  decisions: {
    label: 'Decisions',
    Section: lazy(() => import('./Decisions.tsx').then((module) => ({ default: module.Decisions }))),
  },
  growth: {
    label: 'Growth',
    Section: lazy(() => import('./Growth.tsx').then((module) => ({ default: module.Growth }))),
  },
  networks: { label: 'Networks', Section: Networks },
};

/** From what the network must hold to how it may grow. */
export function Planning() {
  const { planningSection } = useEditorState(viewOf);
  const editor = useEditor();
  return (
    <Sections
      name="Planning"
      order={planningSections}
      table={sections}
      shown={planningSection}
      onShow={(id) => editor.setView({ planningSection: id })}
    />
  );
}
