import type { OtherNetwork } from '../../engine/design/design.ts';
import { vpcOverlaps } from '../../engine/planning/otherNetworks.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';

/** What overlaps, in words: AWS refuses the peering of one kind, the others lose what lies inside the VPC. */
export function OverlapNote({
  kind,
  ranges,
}: {
  readonly kind: OtherNetwork['kind'];
  readonly ranges: readonly string[];
}) {
  const { vpc } = useEditorState(designOf);
  const overlaps = vpcOverlaps(vpc, ranges);
  if (overlaps.length === 0) return <span className="muted">none</span>;
  return (
    <span className="overlap" data-severity={kind === 'peered-vpc' ? 'error' : 'warning'}>
      {overlaps.map(({ range, block }) => (
        <span key={`${range} ${block}`} className="mono">
          {range === block ? block : `${range} with ${block}`}
        </span>
      ))}
      <span>{kind === 'peered-vpc' ? 'AWS refuses the peering' : 'not reachable from the VPC'}</span>
    </span>
  );
}
