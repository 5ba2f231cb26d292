import { memo } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import { entryOf } from '../../engine/design/design.ts';
import { newTier } from './menuItems.ts';
import { touches } from './sceneIndex.ts';
import type { ShownScene } from './useScene.ts';
import type { CanvasView } from './view.ts';

type Props = {
  readonly shown: ShownScene;
  readonly view: CanvasView;
  readonly dispatch: (command: Command) => void;
};

/** Places where something can be added stand where it would be: beside the last zone, below the last tier, in a gap. */
export const AddButtons = memo(
  function AddButtons({ shown: { design, prepared }, view, dispatch }: Props) {
    const { frames, cells } = prepared.scene;
    const zones = Object.keys(design.zones).flatMap((id) => frames[`zone:${id}`] ?? []);
    const last = zones.at(-1);
    const tiers = Object.keys(design.tiers).flatMap((id) => frames[`tier:${id}`] ?? []);
    const lastTier = tiers.at(-1);
    const taken = new Set(Object.values(design.subnets).map(({ zone, tier }) => `${zone} ${tier}`));
    const area = view.area();
    const empty = cells
      .filter(({ zone, tier, rect }) => !taken.has(`${zone} ${tier}`) && touches(rect, area))
      .slice(0, 40);
    return (
      <>
        {last !== undefined && (
          <button
            type="button"
            className="canvasAdd round nodrag nopan"
            style={{ left: last.x + last.width - 13, top: last.y + 9, width: 26, height: 26 }}
            aria-label="Add an Availability Zone"
            title="Add an Availability Zone"
            onClick={() => dispatch({ type: 'addZone' })}
          >
            +
          </button>
        )}
        {lastTier !== undefined && (
          <button
            type="button"
            className="canvasAdd round nodrag nopan"
            style={{ left: lastTier.x + 2, top: lastTier.y + lastTier.height - 10, width: 58, height: 26 }}
            aria-label="Add a tier of private subnets"
            title="Add a tier of private subnets"
            onClick={() => dispatch(newTier(design, 'private'))}
          >
            + Tier
          </button>
        )}
        {empty.map(({ zone, tier, rect }) => {
          const name = `Add a ${entryOf(design.tiers, tier)?.name ?? ''} subnet in ${entryOf(design.zones, zone)?.name ?? ''}`;
          return (
            <button
              key={`${zone} ${tier}`}
              type="button"
              className="canvasAdd canvasCellAdd nodrag nopan"
              style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
              aria-label={name}
              onClick={() => dispatch({ type: 'addSubnet', zone, tier })}
            >
              + Add subnet
            </button>
          );
        })}
      </>
    );
  },
  (a, b) => a.shown === b.shown,
);
