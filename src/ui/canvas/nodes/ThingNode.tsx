import { Handle, type Node, type NodeProps, Position, useStore } from '@xyflow/react';
import { memo } from 'react';

import type { Ref } from '../../../engine/design/design.ts';
import type { SceneBox, SceneText } from '../../../engine/scene/scene.ts';
import { useActions } from '../canvasActions.ts';
import { useUnscaled } from '../useUnscaled.ts';
import { CardArt } from './CardArt.tsx';
import type { Palette } from '../paint.ts';
import type { Rect } from '../../../engine/scene/scene.ts';

export type ThingData = {
  readonly thing: Ref;
  readonly kind: string;
  /** From the corner of its frame, like all that follows: where that stands, and how large, is the node's own. */
  readonly texts: readonly SceneText[];
  /** What stands on the VPC's edge, drawn here too, so that the ring of a selected VPC runs behind it. */
  readonly boxes: readonly SceneBox[];
  readonly palette: Palette;
  readonly selected: boolean;
  /** A person has a hand on it: what can be done with it shows. */
  readonly active: boolean;
  readonly dimmed: boolean;
  /** Shown by the dynamic layer while it is dragged. */
  readonly away: boolean;
  /** Can be carried to another zone or tier, beside what can always be dragged. */
  readonly movable: boolean;
  readonly name: string;
  /** Where it stands a second time, as an endpoint does that is also an end of rules. */
  readonly twin: Rect | null;
};

export type ThingNodeType = Node<ThingData, 'thing'>;

const containers: ReadonlySet<string> = new Set(['vpc', 'zone', 'region']);
export const isContainer = (kind: string): boolean => containers.has(kind);

const ends: ReadonlySet<string> = new Set(['group', 'cidr', 'endpoint', 'prefix-list']);
/** Whether a rule may start or end at it. */
export const isEnd = (kind: string): boolean => ends.has(kind);

/**
 * A thing as a real element over its picture: its words, its name for screen readers, its focus, and what can be done
 * with it. The shapes below are the picture's.
 */
export const ThingNode = memo(OneThing, (before, after) => before.data === after.data);

function OneThing({ data }: NodeProps<ThingNodeType>) {
  const { thing, kind, texts, boxes, palette, active, selected } = data;
  return (
    <>
      {isContainer(kind) ? <div className="canvasGrip" /> : null}
      <div className="canvasRing" data-selected={selected || undefined} />
      <CardArt texts={texts} boxes={boxes} palette={palette} />
      {isEnd(kind) && <Ends thing={thing} active={active} />}
      {active && <Affordances thing={thing} kind={kind} name={data.name} />}
      {data.twin !== null && <Twin data={data} twin={data.twin} />}
    </>
  );
}

/** The thing's other place in the drawing: the same thing to pointer, menu and selection. */
function Twin({ data, twin }: { readonly data: ThingData; readonly twin: Rect }) {
  const { thing, active, selected, name } = data;
  const { x, y, width, height } = twin;
  return (
    <div
      className="canvasTwin nodrag"
      role="group"
      aria-label={`${name}, in the VPC`}
      style={{ left: x, top: y, width, height }}
    >
      <div className="canvasRing" data-selected={selected || undefined} />
      {active && <MenuButton thing={thing} name={name} />}
    </div>
  );
}

/** From this far out what can be done with a card would cover it: it is dragged and selected, its menu opens by right click. */
const COVERING = 8;

function Affordances({
  thing,
  kind,
  name,
}: {
  readonly thing: Ref;
  readonly kind: string;
  readonly name: string;
}) {
  const actions = useActions();
  const scale = useUnscaled();
  const height = 24 * scale;
  if (scale > COVERING) return null;
  return (
    <>
      <MenuButton thing={thing} name={name} />
      {kind === 'subnet' && actions.editable && (
        <div
          className="canvasResize nodrag nopan"
          style={{ height, bottom: -height / 2 }}
          title="Drag to resize"
          onPointerDown={(event) => actions.startResize(thing, event)}
        />
      )}
    </>
  );
}

function MenuButton({ thing, name }: { readonly thing: Ref; readonly name: string }) {
  const actions = useActions();
  const scale = useUnscaled();
  return (
    <button
      type="button"
      className="canvasMore nodrag nopan"
      style={{ transform: `scale(${String(scale)})` }}
      tabIndex={-1}
      aria-label={`Actions for ${name}`}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        actions.openMenu(thing, { x: left, y: bottom });
      }}
    >
      ⋯
    </button>
  );
}

const isConnecting = (state: { connection: { inProgress: boolean }; connectionClickStartHandle: unknown }) =>
  state.connection.inProgress || state.connectionClickStartHandle !== null;

/** The source dot shows on the thing at hand; while a rule is drawn the whole box is where it may end. */
function Ends({ thing, active }: { readonly thing: Ref; readonly active: boolean }) {
  const { editable } = useActions();
  const connecting = useStore(isConnecting);
  const scale = useUnscaled();
  const canStart = editable && !thing.startsWith('endpoint:');
  return (
    <>
      <Handle
        type="target"
        position={Position.Top}
        className="canvasTarget"
        isConnectableStart={false}
        data-open={connecting || undefined}
      />
      {canStart && (
        <Handle
          type="source"
          position={Position.Bottom}
          className="canvasSource"
          isConnectableEnd={false}
          data-shown={active || undefined}
          style={{ transform: `translate(-50%, 50%) scale(${String(scale)})` }}
          title="Drag to another box, or tap both, to allow traffic"
        />
      )}
    </>
  );
}
