import type { Design } from '../../engine/design/design.ts';
import { newTier } from './menuItems.ts';
import { EditButton } from '../EditButton.tsx';

/** What to do first, where there is nothing to see yet. */
export function EmptyCanvas({ design }: { readonly design: Design }) {
  if (Object.keys(design.zones).length === 0) {
    return (
      <div className="canvasEmpty">
        <div>
          <h2>Start with an Availability Zone</h2>
          <p className="muted">Two or more keep the network up when one fails.</p>
        </div>
        <EditButton className="call" edit={{ type: 'addZone' }}>
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
      <EditButton className="call" edit={newTier(design, 'public')}>
        Add public subnets
      </EditButton>
      <EditButton className="smallButton" edit={newTier(design, 'private')}>
        Add private subnets
      </EditButton>
    </div>
  );
}
