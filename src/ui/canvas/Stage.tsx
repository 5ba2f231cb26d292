import {
  type FinalConnectionState,
  type OnNodeDrag,
  ReactFlow,
  useStoreApi,
  ViewportPortal,
} from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Command } from '../../engine/commands/command.ts';
import { readRef, type Ref } from '../../engine/design/design.ts';
import { type Result, err, ok } from '../../engine/result.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { AddButtons } from './AddButtons.tsx';
import { ActionsProvider, type CanvasActions } from './canvasActions.ts';
import { CanvasBar } from './CanvasBar.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { canConnect } from './fromGesture.ts';
import { boxSession } from './gestures/boxSession.ts';
import { reorderSession } from './gestures/reorderSession.ts';
import { resizeSession } from './gestures/resizeSession.ts';
import type { Session } from './gestures/session.ts';
import { subnetSession } from './gestures/subnetSession.ts';
import { Legend } from './Legend.tsx';
import { litBy } from './lit.ts';
import { type MenuItem, menuItems, natItems } from './menuItems.ts';
import { nameOf, shortName } from './names.ts';
import { boxesOf, CardArt, textsOf } from './nodes/CardArt.tsx';
import { ThingNode, type ThingNodeType } from './nodes/ThingNode.tsx';
import { none } from './picture.ts';
import { thingAt } from './preparedScene.ts';
import { RenameField } from './RenameField.tsx';
import { RuleQuestion, type RuleAsked } from './RuleQuestion.tsx';
import { renameTo } from './fromGesture.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useDrag } from './useDrag.ts';
import { useMarquee } from './useMarquee.tsx';
import { useMounted } from './useMounted.ts';
import { useNodes } from './useNodes.ts';
import { useLayers, usePalette, useShownScene } from './usePaint.ts';
import { usePaletteDrop } from './usePaletteDrop.ts';
import { useSavedView } from './useSavedView.ts';
import { useScene } from './useScene.ts';
import { MAX_ZOOM, MIN_ZOOM, useCanvasView } from './view.ts';

const selectionOf = (state: EditorState) => state.selection;
const hoveredOf = (state: EditorState) => state.hovered;

const nodeTypes = { thing: ThingNode };

/** React Flow's habits that are not ours, in one place: the wheel pans, keys are the canvas's own, nothing is guessed. */
const habits = {
  nodeTypes,
  edges: [],
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  panOnScroll: true,
  zoomOnScroll: false,
  zoomOnDoubleClick: false,
  zoomActivationKeyCode: ['Meta', 'Control'],
  panOnDrag: [0, 1],
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  elementsSelectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  elevateNodesOnSelect: false,
  nodeDragThreshold: 4,
  connectOnClick: true,
  connectionRadius: 18,
  autoPanOnNodeFocus: false,
  attributionPosition: 'bottom-center' as const,
};

type MenuAt = {
  readonly refs: readonly Ref[];
  readonly x: number;
  readonly y: number;
  readonly items?: readonly MenuItem[];
};

/** The canvas itself: the picture, React Flow with what is mounted over it, and what a person is doing to them. */
export function Stage() {
  const editor = useEditor();
  const flow = useStoreApi();
  const shown = useScene();
  const { design, evaluation, prepared } = shown;
  const { frames } = prepared.scene;
  const view = useCanvasView();
  const palette = usePalette();
  const selection = useEditorState(selectionOf);
  const hovered = useEditorState(hoveredOf);
  const { pictureRef, overlayRef, layers } = useLayers(view);
  const section = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<Ref | null>(null);
  const [renaming, setRenaming] = useState<Ref | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [asked, setAsked] = useState<RuleAsked | null>(null);

  const dispatch = (command: Command) => editor.dispatch(command);
  const quietly = (command: Command): Result<unknown, string> => {
    const done = editor.dispatch(command, { quiet: true });
    return done.ok ? ok(done.value) : err(done.error.message);
  };

  const drag = useDrag({ view, overlay: layers?.overlay ?? null, section, onDrop: dispatch });
  const { dragging, ghost, badge } = drag;

  const inHand = useMemo(() => {
    const refs = [dragging?.thing, focused, hovered, ...selection];
    return refs.filter((ref): ref is Ref => typeof ref === 'string');
  }, [dragging, focused, hovered, selection]);
  const mounted = useMounted(prepared, view, inHand);
  const lit = useMemo(
    () => (dragging === null ? litBy(hovered, design, evaluation) : null),
    [dragging, hovered, design, evaluation],
  );
  const keys = useCanvasKeys({
    shown,
    view,
    section,
    focused,
    setFocused,
    selection,
    isBusy: renaming !== null || menu !== null || asked !== null,
    rename: setRenaming,
    openMenu: (refs, at) => setMenu({ refs, ...at }),
    editRule: (edge) => askRule({ kind: 'edit', edge }),
    cancel: () => flow.setState({ connectionClickStartHandle: null }),
  });
  const nodes = useNodes(shown, mounted, {
    palette,
    selection,
    hovered,
    tabStop: keys.tabStop,
    lit,
    moving: dragging?.moving ?? none,
  });
  const options = useShownScene(layers, prepared, palette, mounted, dragging?.moving ?? none, lit);
  useSavedView(view, prepared.scene);
  const marquee = useMarquee(view, section, prepared, (refs, add) =>
    editor.select(add ? [...new Set([...selection, ...refs])] : refs),
  );
  const paletteDrop = usePaletteDrop(view, prepared.scene, layers?.overlay ?? null, palette);

  // A selection made elsewhere, in the inventory or a finding, comes into view.
  const [first] = selection;
  useEffect(() => {
    const rect = first === undefined ? undefined : frames[first];
    if (rect !== undefined && !isFrame(first ?? '')) view.reveal(rect);
    // Only a new selection moves the view; that the scene was laid out again does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first, view]);

  function askRule(question: RuleAsked['question'], at?: { clientX: number; clientY: number }) {
    const bounds = section.current?.getBoundingClientRect();
    const anchor = question.kind === 'edit' ? frames[question.edge] : frames[question.from];
    const now = view.now();
    const place =
      at !== undefined && bounds !== undefined
        ? { left: at.clientX - bounds.left, top: at.clientY - bounds.top }
        : {
            left: (anchor?.x ?? 0) * now.zoom + now.x,
            top: ((anchor?.y ?? 0) + (anchor?.height ?? 0)) * now.zoom + now.y,
          };
    const size = view.size();
    const within = (value: number, room: number) => Math.max(8, Math.min(value, room));
    setAsked({
      question,
      at: { left: within(place.left, size.width - 304), top: within(place.top, size.height - 210) },
    });
  }

  const actions = useMemo<CanvasActions>(
    () => ({
      openMenu: (thing, at) => setMenu({ refs: [thing], ...at }),
      rename: setRenaming,
      startResize: (thing, event) => latest.current.startResize(thing, event),
    }),
    [],
  );

  function startResize(thing: Ref, event: PointerEvent) {
    const card = frames[thing];
    const { kind, id } = readRef(thing);
    if (card === undefined || kind !== 'subnet' || event.button !== 0) return;
    event.stopPropagation();
    const session = resizeSession(design, id, card, view.now().zoom, palette);
    if (session === null) return;
    drag.begin(thing, session, false, card);
    const onMove = (next: globalThis.PointerEvent) => latest.current.drag.move(next, card);
    const onUp = (next: globalThis.PointerEvent) => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
      if (next.type === 'pointerup') latest.current.drag.drop(next);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
  }

  const latest = useRef({ startResize, drag });
  useEffect(() => {
    latest.current = { startResize, drag };
  });

  function sessionFor(thing: Ref): Session | null {
    const { kind, id } = readRef(thing);
    const home = frames[thing];
    if (home === undefined) return null;
    if (kind === 'zone' || kind === 'tier') return reorderSession(design, thing, frames, palette);
    if (kind !== 'subnet') return boxSession(prepared, thing, options);
    const session: Session = subnetSession({
      design,
      subnet: id,
      home,
      cells: prepared.scene.cells,
      palette,
      ask: (commands) => editor.preview(commands),
      changed: () => latest.current.drag.refresh(() => session),
    });
    return session;
  }

  const onNodeDragStart: OnNodeDrag<ThingNodeType> = (_, node) => {
    const session = sessionFor(node.id);
    editor.hover(null);
    if (session !== null) drag.begin(node.id, session, true, node.position);
  };

  const onNodeClick = (event: MouseEvent, { id }: ThingNodeType) => {
    pick(id, event);
    if (id.startsWith('nat:') && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      setMenu({ refs: [id], x: event.clientX, y: event.clientY, items: natItems(readRef(id).id, design) });
    }
  };

  function pick(
    ref: Ref,
    { shiftKey, ctrlKey, metaKey }: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean },
  ) {
    const isMore = shiftKey || ctrlKey || metaKey;
    const next = selection.includes(ref) ? selection.filter((other) => other !== ref) : [...selection, ref];
    editor.select(isMore ? next : [ref]);
    setFocused(ref);
  }

  const under = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { x, y } = view.toScene(clientX, clientY);
    return thingAt(prepared, x, y, 7 / view.now().zoom);
  };

  const onContextMenu = (event: MouseEvent | globalThis.MouseEvent, thing: Ref | null) => {
    event.preventDefault();
    if (thing !== null && !selection.includes(thing)) editor.select([thing]);
    const refs = thing === null ? [] : selection.includes(thing) ? selection : [thing];
    setMenu({ refs, x: event.clientX, y: event.clientY });
  };

  const onConnectEnd = (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const from = state.fromNode?.id;
    const at = 'clientX' in event ? event : event.changedTouches[0];
    if (from === undefined || at === undefined || state.toHandle !== null) return;
    const target = under(at);
    if (target !== null && target !== from && canConnect(from, target))
      askRule({ kind: 'new', from, to: target }, at);
    else if (readRef(from).kind === 'group' && (target === null || isFrame(target)))
      askRule({ kind: 'range', from }, at);
  };

  const choose = (item: MenuItem) => {
    const [ref] = menu?.refs ?? [];
    setMenu(null);
    const { run } = item;
    if (run.kind === 'command') dispatch(run.command);
    else if (run.kind === 'rename' && ref !== undefined) setRenaming(ref);
    else if (run.kind === 'editRule' && ref !== undefined) askRule({ kind: 'edit', edge: ref });
    else if (run.kind === 'connect' && ref !== undefined) askRule({ kind: 'choose', from: ref });
  };

  const ghostFrame = dragging?.hasGhost === true ? frames[dragging.thing] : undefined;
  return (
    <div
      ref={section}
      className="canvasStage"
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onPointerDownCapture={marquee.onPointerDownCapture}
      onMouseDownCapture={marquee.onMouseDownCapture}
      {...paletteDrop}
    >
      <canvas ref={pictureRef} className="canvasPicture" aria-hidden="true" />
      <canvas ref={overlayRef} className="canvasOverlay" aria-hidden="true" />
      <ActionsProvider value={actions}>
        <ReactFlow<ThingNodeType>
          {...habits}
          nodes={nodes}
          isValidConnection={({ source, target }) => source !== target && canConnect(source, target)}
          onNodeDragStart={onNodeDragStart}
          onNodeDrag={(event, node) => 'clientX' in event && drag.move(event, node.position)}
          onNodeDragStop={(event) => 'clientX' in event && drag.drop(event)}
          onNodeClick={onNodeClick}
          onNodeDoubleClick={(_, { id }) =>
            id.startsWith('edge:')
              ? askRule({ kind: 'edit', edge: id })
              : renameTo(id, 'x') && setRenaming(id)
          }
          onNodeContextMenu={(event, { id }) => onContextMenu(event, id)}
          onNodeMouseEnter={(_, { id }) => dragging === null && editor.hover(id)}
          onNodeMouseLeave={() => editor.hover(null)}
          onPaneMouseMove={(event) => isPane(event.target) && event.buttons === 0 && hoverUnder(under(event))}
          onPaneMouseLeave={() => editor.hover(null)}
          onPaneClick={(event) => {
            const thing = under(event);
            if (thing === null || thing === 'region') editor.select([]);
            else pick(thing, event);
          }}
          onPaneContextMenu={(event) => onContextMenu(event, under(event))}
          onConnect={({ source, target }) => askRule({ kind: 'new', from: source, to: target })}
          onConnectEnd={onConnectEnd}
        >
          <ViewportPortal>
            {ghostFrame !== undefined && dragging !== null && (
              <div
                ref={ghost}
                className="canvasGhost"
                style={{
                  width: ghostFrame.width,
                  height: ghostFrame.height,
                  transform: `translate(${String(drag.corner.current.x)}px, ${String(drag.corner.current.y)}px)`,
                }}
              >
                <CardArt
                  frame={ghostFrame}
                  texts={textsOf(prepared, dragging.thing)}
                  boxes={boxesOf(prepared, dragging.thing).slice(0, 4)}
                  palette={palette}
                />
              </div>
            )}
            {dragging === null && <AddButtons shown={shown} view={view} dispatch={dispatch} />}
          </ViewportPortal>
        </ReactFlow>
      </ActionsProvider>
      {marquee.box}
      <div ref={badge} className="canvasBadge" role="status" />
      <EmptyCanvas design={design} dispatch={dispatch} />
      <Legend palette={palette} />
      <CanvasBar view={view} scene={prepared.scene} selection={selection} />
      {renaming !== null && frames[renaming] !== undefined && (
        <RenameField
          rect={frames[renaming]}
          name={shortName(renaming, design, evaluation)}
          label={`New name of ${nameOf(renaming, design, evaluation)}`}
          onCommit={(name) => {
            const command = renameTo(renaming, name);
            return command === null ? ok(null) : quietly(command);
          }}
          onClose={() => {
            setRenaming(null);
            keys.focusOn(renaming);
          }}
        />
      )}
      {asked !== null && (
        <RuleQuestion asked={asked} shown={shown} dispatch={quietly} onClose={() => setAsked(null)} />
      )}
      {menu !== null && (
        <CanvasMenu
          at={menu}
          title={menu.refs[0] === undefined ? 'Canvas' : nameOf(menu.refs[0], design, evaluation)}
          items={menu.items ?? menuItems(menu.refs, design, evaluation)}
          onChoose={choose}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );

  function hoverUnder(thing: Ref | null) {
    if (dragging === null && thing !== editor.getState().hovered) editor.hover(thing);
  }
}

/** React Flow's pane also hears what happens on the nodes in it. */
const isPane = (target: EventTarget) =>
  target instanceof Element && target.classList.contains('react-flow__pane');

const isFrame = (ref: Ref) => ['region', 'vpc', 'zone'].includes(readRef(ref).kind);
