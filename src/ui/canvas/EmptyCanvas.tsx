import type { Command } from '../../engine/commands/command.ts';
import type { Design } from '../../engine/design/design.ts';
import { newTier } from './menuItems.ts';
import { EditButton } from '../EditButton.tsx';

type Props = { readonly design: Design; readonly dispatch: (command: Command) => void };

/** What to do first, where there is nothing to see yet. */
export function EmptyCanvas({ design, dispatch }: Props) {
  if (Object.keys(design.zones).length === 0) {
    return (
      <div className="canvasEmpty">
        <div>
          <h2>Start with an Availability Zone</h2>
          <p className="muted">Two or more keep the network up when one fails.</p>
        </div>
        <EditButton className="call" onClick={() => dispatch({ type: 'addZone' })}>
          Add an Availability Zone
        </EditButton>
      </div>
    );
  }
  if (Object.keys(design.tiers).length > 0) return null;
  return (
    <div className="canvasEmpty">
      <div>
        <h2>Give the zones subnets</h2>
        <p className="muted">A tier is the same kind of subnet in every zone.</p>
      </div>
      <EditButton className="call" onClick={() => dispatch(newTier(design, 'public'))}>
        Add public subnets
      </EditButton>
      <EditButton className="smallButton" onClick={() => dispatch(newTier(design, 'private'))}>
        Add private subnets
      </EditButton>
    </div>
  );
}
