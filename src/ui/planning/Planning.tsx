import './planning.css';

import { lazy, Suspense, type ComponentType } from 'react';

import { planningSections, type PlanningSection } from '../../editor/editorState.ts';
import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';
import { Networks } from './Networks.tsx';
import { Requirements } from './Requirements.tsx';

const sections: Readonly<
  Record<PlanningSection, { readonly label: string; readonly Section: ComponentType }>
> = {
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

/** From what the network must hold to how it may grow: one section at a time, chosen at the side. */
export function Planning() {
  const { planningSection } = useEditorState(viewOf);
  const editor = useEditor();
  const { label, Section } = sections[planningSection];
  return (
    <div className="planning">
      <nav className="planningNav" aria-label="Planning">
        {planningSections.map((id) => (
          <button
            key={id}
            type="button"
            className="planningLink"
            aria-current={Object.is(id, planningSection) ? 'page' : undefined}
            onClick={() => editor.setView({ planningSection: id })}
          >
            {sections[id].label}
          </button>
        ))}
      </nav>
      <section className="planningSection" aria-label={label}>
        <Suspense fallback={<p className="empty">Loading…</p>}>
          <Section />
        </Suspense>
      </section>
    </div>
  );
}
