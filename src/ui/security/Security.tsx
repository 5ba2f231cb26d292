import { lazy } from 'react';

import { securitySections, type SecuritySection } from '../../editor/editorState.ts';
import { Sections, type SectionTable } from '../dock/Sections.tsx';
import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';

const sections: SectionTable<SecuritySection> = {
  matrix: {
    label: 'Matrix',
    Section: lazy(() => import('./SecurityPanel.tsx').then((module) => ({ default: module.SecurityPanel }))),
  },
  reach: {
    label: 'Reachability',
    Section: lazy(() => import('./Reach.tsx').then((module) => ({ default: module.Reach }))),
  },
  intents: {
    label: 'Intents',
    Section: lazy(() => import('./Intents.tsx').then((module) => ({ default: module.Intents }))),
  },
  review: {
    label: 'Review',
    Section: lazy(() =>
      import('./SecurityReview.tsx').then((module) => ({ default: module.SecurityReview })),
    ),
  },
};

/** Who may talk to whom, and what follows from it. */
export function Security() {
  const { securitySection } = useEditorState(viewOf);
  const editor = useEditor();
  return (
    <Sections
      name="Security"
      order={securitySections}
      table={sections}
      shown={securitySection}
      onShow={(id) => editor.setView({ securitySection: id })}
    />
  );
}
