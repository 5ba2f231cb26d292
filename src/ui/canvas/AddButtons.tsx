import { useStore } from '@xyflow/react';
import { memo, type ReactNode } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import { readRef } from '../../engine/design/design.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import { ADD_HEIGHT, addScale, holdsButtons } from './addSizes.ts';
import { gapName, newTier } from './menuItems.ts';
import { touches } from './sceneIndex.ts';
import { useLookedAt } from './useLookedAt.ts';
import type { ShownScene } from './useScene.ts';
import type { CanvasView } from './view.ts';

type Props = {
  readonly shown: ShownScene;
  readonly view: CanvasView;
  readonly dispatch: (command: Command) => void;
  /** Asks for an address range and the group that it may reach. */
  readonly addRange: (at: { readonly clientX: number; readonly clientY: number }) => void;
};

/**
 * Places where something can be added stand where it would be: beside the last zone, below the last tier, in a gap.
 * The Tab key passes them by: menus hold the same for the keyboard.
 */
export const AddButtons = memo(
  function AddButtons({ shown: { design, prepared }, view, dispatch, addRange }: Props) {
    const { frames, cells } = prepared.scene;
    const last = Object.keys(design.zones)
      .flatMap((id) => frames[`zone:${id}`] ?? [])
      .at(-1);
    const lastTier = Object.keys(design.tiers)
      .flatMap((id) => frames[`tier:${id}`] ?? [])
      .at(-1);
    const range = Object.keys(design.securityGroups).length === 0 ? null : besideRanges(prepared);
    const taken = new Set(Object.values(design.subnets).map(({ zone, tier }) => `${zone} ${tier}`));
    const { around } = useLookedAt(view);
    const roomy = useStore(({ transform }) => holdsButtons(cells, transform[2]));
    const empty = cells
      .filter(({ zone, tier, rect }) => !taken.has(`${zone} ${tier}`) && touches(rect, around))
      .slice(0, 40);
    if (!roomy) return null;
    return (
      <>
        {last !== undefined && (
          <Add
            place={{ x: last.x + last.width - 13, y: last.y + 9, width: 26, height: ADD_HEIGHT }}
            name="Add an Availability Zone"
            onClick={() => dispatch({ type: 'addZone' })}
          >
            +
          </Add>
        )}
        {lastTier !== undefined && (
          <Add
            place={{ x: lastTier.x + 2, y: lastTier.y + lastTier.height - 10, width: 58, height: ADD_HEIGHT }}
            name="Add a tier of private subnets"
            onClick={() => dispatch(newTier(design, 'private'))}
          >
            + Tier
          </Add>
        )}
        {range !== null && (
          <Add
            place={{ ...range, width: 62, height: ADD_HEIGHT }}
            name="Add an address range, CIDR"
            onClick={addRange}
          >
            + CIDR
          </Add>
        )}
        {empty.map(({ zone, tier, rect }) => (
          <button
            key={`${zone} ${tier}`}
            type="button"
            tabIndex={-1}
            className="canvasAdd canvasCellAdd nodrag nopan"
            style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
            aria-label={gapName(design, zone, tier)}
            onClick={() => dispatch({ type: 'addSubnet', zone, tier })}
          >
            + Add subnet
          </button>
        ))}
      </>
    );
  },
  (a, b) => a.shown === b.shown,
);

/** Right of the highest row of address ranges, or where it would begin; `null` without a security graph. */
function besideRanges({ scene: { frames, securityOrigin } }: ShownScene['prepared']) {
  if (securityOrigin === null) return null;
  const ranges = Object.entries(frames).flatMap(([ref, rect]) =>
    readRef(ref).kind === 'cidr' ? [rect] : [],
  );
  const top = Math.min(...ranges.map(({ y }) => y));
  const row = ranges.filter(({ y }) => y <= top + 4);
  const [first] = row;
  if (first === undefined) return { x: securityOrigin.x + 8, y: securityOrigin.y + 32 };
  return { x: Math.max(...row.map(({ x, width }) => x + width)) + 12, y: top + first.height / 2 - 13 };
}

type AddProps = {
  readonly place: Rect;
  readonly name: string;
  readonly onClick: (at: { readonly clientX: number; readonly clientY: number }) => void;
  readonly children: ReactNode;
};

const scaleOf = ({ transform }: { readonly transform: readonly [number, number, number] }) =>
  addScale(transform[2]);

/** Keeps its size on the screen, however near the drawing is. */
function Add({ place: { x, y, width, height }, name, onClick, children }: AddProps) {
  const scale = useStore(scaleOf);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="canvasAdd round nodrag nopan"
      style={{ left: x, top: y, width, height, transform: `scale(${String(scale)})` }}
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
