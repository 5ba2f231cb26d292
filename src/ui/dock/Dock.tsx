import './dock.css';

import { lazy, Suspense, useId, type ComponentType, type KeyboardEvent, type ReactNode } from 'react';

import type { DockTab, EditorState } from '../../editor/editorState.ts';
import { evaluationOf, useEditor, useEditorState, useIsBehind, viewOf } from '../EditorContext.tsx';
import { ChevronDownIcon, ChevronUpIcon, EnlargeIcon, ShrinkIcon } from '../icons/actionIcons.tsx';
import { AddressMap } from '../addressMap/AddressMap.tsx';

const panels: Readonly<Record<DockTab, ComponentType>> = {
  planning: lazy(() => import('../planning/Planning.tsx').then((module) => ({ default: module.Planning }))),
  map: AddressMap,
  inventory: lazy(() => import('./Inventory.tsx').then((module) => ({ default: module.Inventory }))),
  cost: lazy(() => import('../cost/Cost.tsx').then((module) => ({ default: module.Cost }))),
  security: lazy(() => import('../security/Security.tsx').then((module) => ({ default: module.Security }))),
  tracker: lazy(() => import('../tracker/Tracker.tsx').then((module) => ({ default: module.Tracker }))),
  comments: lazy(() => import('../comments/Comments.tsx').then((module) => ({ default: module.Comments }))),
  versions: lazy(() => import('../versions/Versions.tsx').then((module) => ({ default: module.Versions }))),
  findings: lazy(() => import('./FindingsPanel.tsx').then((module) => ({ default: module.FindingsPanel }))),
};

const tabs: readonly { readonly id: DockTab; readonly label: string }[] = [
  { id: 'planning', label: 'Planning' },
  { id: 'map', label: 'Address map' },
  { id: 'inventory', label: 'Inventory' },
  { id: 'cost', label: 'Cost' },
  { id: 'security', label: 'Security' },
  { id: 'findings', label: 'Findings' },
  { id: 'tracker', label: 'Tracker' },
  { id: 'comments', label: 'Comments' },
  { id: 'versions', label: 'Versions' },
];

/** The figures below the canvas; closed, its tabs stay to open it again. */
export function Dock() {
  const { dockTab, dockOpen } = useEditorState(viewOf);
  const id = useId();
  const Panel = panels[dockTab];
  return (
    <section className={dockOpen ? 'dock' : 'dock closed'} aria-label="Dock">
      <TabStrip id={id} />
      {dockOpen && (
        <div
          className="dockPanel"
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${dockTab}`}
          tabIndex={0}
        >
          <DockBody>
            <Suspense fallback={<p className="empty">Loading…</p>}>
              <Panel />
            </Suspense>
          </DockBody>
        </div>
      )}
    </section>
  );
}

/** Figures that fall behind look it, which what they are made of need not hear of. */
function DockBody({ children }: { readonly children: ReactNode }) {
  const behind = useIsBehind();
  return (
    <div className="dockBody figures" aria-busy={behind}>
      {children}
    </div>
  );
}

function TabStrip({ id }: { readonly id: string }) {
  const { dockTab, dockOpen, dockTall } = useEditorState(viewOf);
  const editor = useEditor();
  const open = (tab: DockTab) => editor.setView({ dockTab: tab, dockOpen: true });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === dockTab);
    const to = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    open(tab.id);
    document.getElementById(`${id}-${tab.id}`)?.focus();
  };
  return (
    <div className="dockTabs">
      <div role="tablist" aria-label="Figures" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            className="dockTab"
            aria-selected={dockOpen && tab.id === dockTab}
            aria-controls={dockOpen && tab.id === dockTab ? `${id}-panel` : undefined}
            tabIndex={tab.id === dockTab ? 0 : -1}
            onClick={() => open(tab.id)}
          >
            {tab.label}
            {tab.id === 'findings' && <FindingCount />}
            {tab.id === 'tracker' && <TaskCount />}
          </button>
        ))}
      </div>
      {dockOpen && (
        <button
          type="button"
          className="iconButton"
          aria-label={dockTall ? 'Give the dock its usual height' : 'Give the dock most of the height'}
          onClick={() => editor.setView({ dockTall: !dockTall })}
        >
          {dockTall ? <ShrinkIcon /> : <EnlargeIcon />}
        </button>
      )}
      <button
        type="button"
        className="iconButton"
        aria-label={dockOpen ? 'Close the dock' : 'Open the dock'}
        onClick={() => editor.setView({ dockOpen: !dockOpen })}
      >
        {dockOpen ? <ChevronDownIcon /> : <ChevronUpIcon />}
      </button>
    </div>
  );
}

/** Errors and warnings that stand; the tab's name stays "Findings", the count is its description for the eye. */
function FindingCount() {
  const { errors, warnings } = useEditorState(evaluationOf).totals;
  if (errors + warnings === 0) return null;
  return (
    <span className="count" data-severity={errors > 0 ? 'error' : 'warning'} aria-hidden="true">
      {errors + warnings}
    </span>
  );
}

const tasksOf = ({ design }: EditorState) => design.tracker.tasks;

/** How many tasks of the tracker are done, of all. */
function TaskCount() {
  const tasks = Object.values(useEditorState(tasksOf));
  const done = tasks.filter(({ status }) => status === 'done').length;
  return (
    <span className="count" aria-hidden="true">
      {done}/{tasks.length}
    </span>
  );
}
