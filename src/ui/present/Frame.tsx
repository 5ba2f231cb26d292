import type { Outage } from '../../engine/review/outage.ts';
import { AddressFrame } from './AddressFrame.tsx';
import { BoundaryFrame } from './BoundaryFrame.tsx';
import type { Broken } from './broken.ts';
import { CostFrame } from './CostFrame.tsx';
import type { FrameId } from './frames.ts';
import { RoutingFrame } from './RoutingFrame.tsx';
import { useShownScheme } from '../shell/useColorScheme.ts';

type Props = { readonly frame: FrameId; readonly broken: Broken; readonly outage: Outage | null };

/** What one step of a presentation shows. */
export function Frame({ frame, broken, outage }: Props) {
  const scheme = useShownScheme();
  switch (frame) {
    case 'addresses':
      return <AddressFrame broken={broken} />;
    case 'routing':
      return <RoutingFrame scheme={scheme} />;
    case 'cost':
      return <CostFrame />;
    case 'internet':
    case 'tiers':
    case 'aws':
    case 'out':
      return <BoundaryFrame boundary={frame} broken={broken} outage={outage} scheme={scheme} />;
  }
}
