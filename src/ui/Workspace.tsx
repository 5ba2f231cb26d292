import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import {
  Group,
  Panel,
  Separator,
  usePanelRef,
  type PanelImperativeHandle,
  type LayoutChangedMeta,
  type Layout,
} from 'react-resizable-panels';

import type { PanelSizes } from '../editor/editorState.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Dock } from './dock/Dock.tsx';
import { FiguresFirst, modeOf, useEditor, useEditorState, viewOf } from './EditorContext.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { Palette } from './palette/Palette.tsx';
import { isReading } from './reading.ts';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { useNarrow } from './shell/useNarrow.ts';

const Agenda = lazy(() => import('./review/Agenda.tsx').then((module) => ({ default: module.Agenda })));

/** Palette, canvas over dock, inspector; below one another where the page is too narrow to hold them side by side. */
export function Workspace() {
  const reading = useEditorState(isReading);
  return (
    <main className="workspace" data-reading={reading || undefined}>
      {useNarrow() ? <Stacked /> : <SideBySide />}
    </main>
  );
}

function SideBySide() {
  const { paletteOpen, inspectorOpen, panels } = useEditorState(viewOf);
  const group = useRef<HTMLDivElement>(null);
  const keep = useKeepSizes(() => group.current?.offsetWidth);
  return (
    <Group orientation="horizontal" id="workspace" elementRef={group} onLayoutChanged={keep}>
      {paletteOpen && (
        <>
          <Panel
            id="palette"
            defaultSize={panels.palette}
            minSize={160}
            maxSize={340}
            groupResizeBehavior="preserve-pixel-size"
          >
            <PaletteRegion />
          </Panel>
          <Separator className="separator columns" aria-label="Width of the palette" />
        </>
      )}
      <Panel id="middle" minSize={280}>
        <Middle />
      </Panel>
      {inspectorOpen && (
        <>
          <Separator className="separator columns" aria-label="Width of the inspector" />
          <Panel
            id="inspector"
            defaultSize={panels.inspector}
            minSize={260}
            maxSize={560}
            groupResizeBehavior="preserve-pixel-size"
          >
            <InspectorRegion />
          </Panel>
        </>
      )}
    </Group>
  );
}

function Middle() {
  const { dockOpen, dockTall, panels } = useEditorState(viewOf);
  const dock = useDockHeight();
  const group = useRef<HTMLDivElement>(null);
  const keep = useKeepSizes(() => group.current?.offsetHeight);
  return (
    <div className="middle">
      <Group orientation="vertical" id="middle-rows" elementRef={group} onLayoutChanged={keep}>
        <Panel id="canvas" minSize={140}>
          <CanvasRegion />
        </Panel>
        {dockOpen && (
          <>
            <Separator className="separator rows" aria-label="Height of the dock" />
            <Panel
              id="dock"
              panelRef={dock}
              defaultSize={dockTall ? TALL : panels.dock}
              minSize={120}
              groupResizeBehavior="preserve-pixel-size"
            >
              <DockRegion />
            </Panel>
          </>
        )}
      </Group>
      {!dockOpen && <Dock />}
    </div>
  );
}

/** The height of a tall dock. */
const TALL = '72%';

/** Gives an open dock most of the height once it is to be tall, and the height it had before once it is not. */
function useDockHeight(): RefObject<PanelImperativeHandle | null> {
  const { dockTall, panels } = useEditorState(viewOf);
  const dock = usePanelRef();
  const shown = useRef(dockTall);
  useEffect(() => {
    // A dock that is only being opened takes its height from its panel's default: it cannot be resized yet.
    if (shown.current !== dockTall) dock.current?.resize(dockTall ? TALL : panels.dock);
    shown.current = dockTall;
  }, [dock, dockTall, panels.dock]);
  return dock;
}

/** Remembers the sizes that a person gives by pointer or key; a panel that is closed keeps the one it had. */
function useKeepSizes(whole: () => number | undefined): (layout: Layout, meta: LayoutChangedMeta) => void {
  const editor = useEditor();
  return (layout, { isUserInteraction }) => {
    const all = whole();
    if (!isUserInteraction || all === undefined) return;
    const { panels } = editor.getState().view;
    const pixels = (panel: keyof PanelSizes) => {
      const percentage = layout[panel];
      return percentage === undefined ? panels[panel] : Math.round((percentage / 100) * all);
    };
    editor.setView({
      // Whoever drags the edge of a tall dock chooses its height anew.
      ...(layout['dock'] === undefined ? {} : { dockTall: false }),
      panels: { palette: pixels('palette'), inspector: pixels('inspector'), dock: pixels('dock') },
    });
  };
}

function Stacked() {
  const { paletteOpen, inspectorOpen } = useEditorState(viewOf);
  return (
    <div className="stacked">
      <CanvasRegion />
      {inspectorOpen && <InspectorRegion />}
      <DockRegion />
      {paletteOpen && <PaletteRegion />}
    </div>
  );
}

/* Each region fails alone. */

function CanvasRegion() {
  return (
    <ErrorBoundary what="The canvas" editor={useEditor()}>
      <div className="canvasRegion">
        <FiguresFirst>
          <Canvas />
        </FiguresFirst>
      </div>
    </ErrorBoundary>
  );
}

/** What stands to the left: what can be placed, or in a review what there is to go through. */
function PaletteRegion() {
  const reviewing = useEditorState(modeOf) === 'review';
  return (
    <ErrorBoundary what={reviewing ? 'The agenda' : 'The palette'} editor={useEditor()}>
      {reviewing ? (
        <Suspense fallback={<section className="region" aria-busy="true" />}>
          <Agenda />
        </Suspense>
      ) : (
        <Palette />
      )}
    </ErrorBoundary>
  );
}

function InspectorRegion() {
  return (
    <ErrorBoundary what="The inspector" editor={useEditor()}>
      <Inspector />
    </ErrorBoundary>
  );
}

function DockRegion() {
  return (
    <ErrorBoundary what="The dock" editor={useEditor()}>
      <Dock />
    </ErrorBoundary>
  );
}
