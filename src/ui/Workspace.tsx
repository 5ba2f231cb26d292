import { lazy, Suspense } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';

import { Dock } from './dock/Dock.tsx';
import { useEditor, useEditorState, viewOf } from './EditorContext.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { Palette } from './palette/Palette.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';

const Canvas = lazy(() => import('./canvas/Canvas.tsx').then((module) => ({ default: module.Canvas })));

/** Palette, canvas over dock, inspector. Sizes are the user's; each region fails alone. */
export function Workspace() {
  const editor = useEditor();
  const { paletteOpen, inspectorOpen } = useEditorState(viewOf);
  return (
    <main className="workspace">
      <Group orientation="horizontal" id="workspace">
        {paletteOpen && (
          <>
            <Panel
              id="palette"
              defaultSize="190px"
              minSize="160px"
              maxSize="340px"
              groupResizeBehavior="preserve-pixel-size"
            >
              <ErrorBoundary what="The palette" editor={editor}>
                <Palette />
              </ErrorBoundary>
            </Panel>
            <Separator className="separator columns" aria-label="Width of the palette" />
          </>
        )}
        <Panel id="middle" minSize="280px">
          <Middle />
        </Panel>
        {inspectorOpen && (
          <>
            <Separator className="separator columns" aria-label="Width of the inspector" />
            <Panel
              id="inspector"
              defaultSize="316px"
              minSize="260px"
              maxSize="560px"
              groupResizeBehavior="preserve-pixel-size"
            >
              <ErrorBoundary what="The inspector" editor={editor}>
                <Inspector />
              </ErrorBoundary>
            </Panel>
          </>
        )}
      </Group>
    </main>
  );
}

function Middle() {
  const editor = useEditor();
  const { dockOpen } = useEditorState(viewOf);
  return (
    <div className="middle">
      <Group orientation="vertical" id="middle-rows">
        <Panel id="canvas" minSize="140px">
          <ErrorBoundary what="The canvas" editor={editor}>
            <Suspense fallback={<div className="canvasRegion" aria-busy="true" />}>
              <div className="canvasRegion">
                <Canvas />
              </div>
            </Suspense>
          </ErrorBoundary>
        </Panel>
        {dockOpen && (
          <>
            <Separator className="separator rows" aria-label="Height of the dock" />
            <Panel id="dock" defaultSize="250px" minSize="120px" groupResizeBehavior="preserve-pixel-size">
              <ErrorBoundary what="The dock" editor={editor}>
                <Dock />
              </ErrorBoundary>
            </Panel>
          </>
        )}
      </Group>
      {!dockOpen && <Dock />}
    </div>
  );
}
