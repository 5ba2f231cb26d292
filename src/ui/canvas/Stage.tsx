import {
  type FinalConnectionState,
  type OnNodeDrag,
  ReactFlow,
  type ReactFlowProps,
  useStoreApi,
  ViewportPortal,
} from '@xyflow/react';
import { lazy, type MouseEvent, Suspense, useEffect, useMemo, useRef, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Command } from '../../engine/commands/command.ts';
import { readRef, type Ref } from '../../engine/design/design.ts';
import { type Result, err, ok } from '../../engine/result.ts';
import {
  modeOf,
  selectionOf,
  sequenceOf,
  useEditor,
  useEditorState,
  useIsBehind,
} from '../EditorContext.tsx';
import { commentOn } from '../shell/commentOn.ts';
import { lazyInLook } from '../lazyInLook.tsx';
import { askReach } from '../security/reachQuestion.ts';
import { useLasting } from '../useLasting.ts';
import { AddButtons } from './AddButtons.tsx';
import { CommentPins } from './CommentPins.tsx';
import { ActionsProvider, type CanvasActions } from './canvasActions.ts';
import { CanvasBar } from './CanvasBar.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { DragGhost } from './DragGhost.tsx';
import { flowHabits } from './flowHabits.ts';
import { canConnect, renameTo } from './fromGesture.ts';
import { Legend } from './Legend.tsx';
import { type MenuItem, menuItems, natItems, readingItems } from './menuItems.ts';
import { nameOf, shortName } from './names.ts';
import type { ThingNodeType } from './nodes/ThingNode.tsx';
import { none } from './picture.ts';
import { thingAt } from './preparedScene.ts';
import { RenameField } from './RenameField.tsx';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useDrag } from './useDrag.ts';
import { useGestures } from './useGestures.ts';
import { useLights } from './useLights.ts';
import { useMarquee } from './useMarquee.tsx';
import { useMounted } from './useMounted.ts';
import { useNodes } from './useNodes.ts';
import { useLayers, usePalette, useShownScene } from './usePaint.ts';
import { usePaletteDrop } from './usePaletteDrop.ts';
import { useRuleAsked } from './useRuleAsked.ts';
import { useSavedView } from './useSavedView.ts';
import { useScene } from './useScene.ts';
import { useSteady } from './useSteady.ts';
import { useCanvasView } from './view.ts';

/* The menu, the question about a rule and the way of the packets load when one is first asked for. */
const RuleQuestion = lazy(() =>
  import('./RuleQuestion.tsx').then((module) => ({ default: module.RuleQuestion })),
);
const PacketLayer = lazy(() =>
  import('./PacketLayer.tsx').then((module) => ({ default: module.PacketLayer })),
);
const ReachLayer = lazy(() => import('./ReachLayer.tsx').then((module) => ({ default: module.ReachLayer })));
const PathLayer = lazy(() => import('./PathLayer.tsx').then((module) => ({ default: module.PathLayer })));
const CanvasMenu = lazyInLook(() => import('./CanvasMenu.tsx').then((module) => module.CanvasMenu));

const hoveredOf = (state: EditorState) => state.hovered;
const shownPathOf = (state: EditorState) => state.shownPath;

type NodeHandlers = Required<
  Pick<
    ReactFlowProps<ThingNodeType>,
    | 'isValidConnection'
    | `onNode${'DragStart' | 'Drag' | 'DragStop' | 'Click' | 'DoubleClick' | 'ContextMenu' | 'MouseEnter' | 'MouseLeave'}`
    | `onPane${'MouseMove' | 'MouseLeave' | 'Click' | 'ContextMenu'}`
    | 'onConnect'
    | 'onConnectEnd'
    | 'onMove'
    | 'onMoveStart'
  >
>;

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
  const sequence = useEditorState(sequenceOf);
  const shownPath = useEditorState(shownPathOf);
  const onShownPath = useMemo(
    () => (shownPath === null ? null : new Set([...shownPath.ways.flat(), ...shownPath.back])),
    [shownPath],
  );
  const editable = useEditorState(modeOf) === 'design';
  const { pictureRef, overlayRef, layers } = useLayers(view);
  const section = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<Ref | null>(null);
  const [renaming, setRenaming] = useState<Ref | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const { asked, ask: askRule, close: closeRule } = useRuleAsked(view, section, frames);

  const dispatch = (command: Command) => editor.dispatch(command);
  const quietly = (command: Command): Result<unknown, string> => {
    const done = editor.dispatch(command, { quiet: true });
    return done.ok ? ok(done.value) : err(done.error.message);
  };

  const drag = useDrag({ view, overlay: layers?.overlay ?? null, section, onDrop: dispatch });
  const { dragging, badge } = drag;

  const inHand = useMemo(() => {
    const refs = [dragging?.thing, focused, hovered, ...selection];
    return refs.filter((ref): ref is Ref => typeof ref === 'string');
  }, [dragging, focused, hovered, selection]);
  const mounted = useMounted(prepared, view, inHand);
  const lights = useLights({
    ...{ shown, selection, hovered, isDragging: dragging !== null },
    under: (at) => under(at),
  });
  const { lit, light, packets } = lights;
  const keys = useCanvasKeys({
    shown,
    view,
    section,
    focused,
    setFocused,
    selection,
    isBusy: renaming !== null || (menu !== null && editable) || asked !== null,
    rename: (thing) => editable && setRenaming(thing),
    openMenu: (refs, at) => setMenu({ refs, ...at }),
    editRule: (edge) => editable && askRule({ kind: 'edit', edge }),
    openNat: (nat, at) => setMenu({ refs: [nat], ...at, items: natItems(readRef(nat).id, design) }),
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
  // Figures dim only when they stay behind for longer than an eye would notice.
  const lagging = useLasting(useIsBehind());
  const options = useShownScene(layers, prepared, {
    palette,
    textless: mounted,
    moving: dragging?.moving ?? none,
    lit,
    onTheWay: onShownPath ?? packets?.onTheWay ?? null,
    lagging,
  });
  const gestures = useGestures({ shown, view, drag, look: options });
  const { latest } = gestures;
  useSavedView(view, prepared.scene, dragging !== null);
  const marquee = useMarquee(view, section, prepared, (refs, add) =>
    editor.select(add ? [...new Set([...selection, ...refs])] : refs),
  );
  const paletteDrop = usePaletteDrop({
    view,
    shown,
    overlay: layers?.overlay ?? null,
    palette,
    say: drag.say,
  });

  // A selection made elsewhere, in the inventory or a finding, comes into view.
  const [first] = selection;
  useEffect(() => {
    const rect = first === undefined ? undefined : frames[first];
    if (rect !== undefined && !isFrame(first ?? '')) view.reveal(rect);
    // Only a new selection moves the view; that the scene was laid out again does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first, view]);

  const actions = useMemo<CanvasActions>(
    () => ({
      editable,
      openMenu: (thing, at) => setMenu({ refs: [thing], ...at }),
      rename: (thing) => editable && setRenaming(thing),
      startResize: (thing, event) => editable && latest.current.startResize(thing, event),
    }),
    [latest, editable],
  );

  const onNodeDragStart: OnNodeDrag<ThingNodeType> = (_, node) => {
    if (editable) gestures.carry(node.id, node.position);
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
    if (run.kind === 'command') {
      dispatch(run.command);
      keys.focusOn(ref ?? null);
    }
    if (run.kind === 'comment' && ref !== undefined) commentOn(editor, ref);
    if (run.kind === 'rename' && ref !== undefined) setRenaming(ref);
    else if (run.kind === 'editRule' && ref !== undefined) askRule({ kind: 'edit', edge: ref });
    else if (run.kind === 'reach' && ref !== undefined) askReach(editor, { from: ref });
    else if (run.kind === 'connect' && ref !== undefined) askRule({ kind: 'choose', from: ref });
  };

  const menuAll = menu === null ? [] : (menu.items ?? menuItems(menu.refs, design, evaluation));
  const menuShown = editable ? menuAll : readingItems(menuAll);

  const steady = useSteady<NodeHandlers>({
    isValidConnection: ({ source, target }) => source !== target && canConnect(source, target),
    onNodeDragStart,
    onNodeDrag: (event, node) => 'clientX' in event && drag.move(event, node.position),
    onNodeDragStop: (event) => 'clientX' in event && drag.drop(event),
    onNodeClick,
    onNodeDoubleClick: (_, { id }) =>
      editable &&
      (id.startsWith('edge:') ? askRule({ kind: 'edit', edge: id }) : renameTo(id, 'x') && setRenaming(id)),
    onNodeContextMenu: (event, { id }) => onContextMenu(event, id),
    onNodeMouseEnter: (event, { id }) => dragging === null && lights.enter(id, event),
    onNodeMouseLeave: (event) => lights.enter(null, event),
    onPaneMouseMove: (event) =>
      isPane(event.target) && event.buttons === 0 && dragging === null && lights.enter(under(event), event),
    onPaneMouseLeave: (event) => lights.enter(null, event),
    onPaneClick: (event) => {
      const thing = under(event);
      if (thing === null || thing === 'region') editor.select([]);
      else pick(thing, event);
    },
    onPaneContextMenu: (event) => onContextMenu(event, under(event)),
    onConnect: ({ source, target }) => askRule({ kind: 'new', from: source, to: target }),
    onConnectEnd,
    // Without an event it is the page that moves the view. A press starts a move that may never come; a wheel is one.
    onMove: (event) => event !== null && view.takeOver(),
    onMoveStart: (event) => event?.type === 'wheel' && view.takeOver(),
  });

  return (
    <div
      ref={section}
      className="canvasStage"
      data-behind={lagging || undefined}
      data-sequence={sequence}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onPointerDownCapture={marquee.onPointerDownCapture}
      onMouseDownCapture={marquee.onMouseDownCapture}
      {...lights.handlers}
      {...paletteDrop}
    >
      <canvas ref={pictureRef} className="canvasPicture" aria-hidden="true" />
      <canvas ref={overlayRef} className="canvasOverlay" aria-hidden="true" hidden />
      <ActionsProvider value={actions}>
        <ReactFlow<ThingNodeType> {...flowHabits} nodes={nodes} nodesConnectable={editable} {...steady}>
          <ViewportPortal>
            {light !== null && shownPath === null && (
              <Suspense fallback={null}>
                <ReachLayer
                  light={light}
                  view={view}
                  scene={prepared.scene}
                  design={design}
                  evaluation={evaluation}
                  palette={palette}
                  dims={lit === null}
                />
              </Suspense>
            )}
            {shownPath !== null && (
              <Suspense fallback={null}>
                <PathLayer path={shownPath} shown={shown} palette={palette} />
              </Suspense>
            )}
            {shownPath === null && packets !== null && (
              <Suspense fallback={null}>
                <PacketLayer paths={packets.paths} palette={palette} name={packets.name} />
              </Suspense>
            )}
            <DragGhost drag={drag} prepared={prepared} palette={palette} />
            {dragging === null && <CommentPins shown={shown} />}
            <div hidden={dragging !== null || !editable}>
              <AddButtons
                shown={shown}
                view={view}
                dispatch={dispatch}
                addRange={(at) => askRule({ kind: 'from-range' }, at)}
              />
            </div>
          </ViewportPortal>
        </ReactFlow>
      </ActionsProvider>
      {marquee.box}
      <div ref={badge} className="canvasBadge" role="status" />
      <EmptyCanvas design={design} />
      <Legend palette={palette} />
      <CanvasBar view={view} scene={prepared.scene} selection={selection} />
      {editable && renaming !== null && frames[renaming] !== undefined && (
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
      <Suspense fallback={null}>
        {editable && asked !== null && (
          <RuleQuestion
            key={JSON.stringify(asked.question)}
            asked={asked}
            shown={shown}
            dispatch={quietly}
            onClose={closeRule}
          />
        )}
      </Suspense>
      <Suspense fallback={null}>
        {menu !== null && menuShown.length > 0 && (
          <CanvasMenu
            at={menu}
            title={menu.refs[0] === undefined ? 'Canvas' : nameOf(menu.refs[0], design, evaluation)}
            items={menuShown}
            onChoose={choose}
            onClose={() => {
              setMenu(null);
              keys.focusOn(menu.refs[0] ?? null);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** React Flow's pane also hears what happens on the nodes in it. */
const isPane = (target: EventTarget) =>
  target instanceof Element && target.classList.contains('react-flow__pane');

const isFrame = (ref: Ref) => ['region', 'vpc', 'zone'].includes(readRef(ref).kind);
