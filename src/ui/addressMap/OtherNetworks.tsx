import { formatCidr } from '../../engine/cidr/cidr.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { shareOf, surroundingsOf } from './otherNetworks.ts';

const kindWords = {
  'peered-vpc': 'peered VPC',
  'on-premises': 'on-premises',
  partner: 'partner',
  other: 'other network',
} as const;

/** Peers and on-premises ranges beside the VPC, to scale; what lies over it is an error. */
export function OtherNetworks() {
  const surroundings = surroundingsOf(useEditorState(designOf));
  if (surroundings === null) return null;
  const { around, blocks, ranges } = surroundings;
  const at = (cidr: (typeof blocks)[number]) => {
    const { left, width } = shareOf(cidr, around);
    return { left: `${String(left)}%`, width: `${String(width)}%` };
  };
  return (
    <section aria-label="Other networks" className="mapNeighbours">
      <span className="heading">Beside it</span>
      <span className="mono muted">{formatCidr(around)}</span>
      <div className="mapStrip" aria-hidden="true">
        {blocks.map((cidr) => (
          <span key={formatCidr(cidr)} className="mapNeighbour vpc" style={at(cidr)} />
        ))}
        {ranges.map((range) => (
          <span
            key={`${range.id} ${formatCidr(range.cidr)}`}
            className="mapNeighbour"
            data-clashes={range.clashes || undefined}
            style={at(range.cidr)}
          />
        ))}
      </div>
      <ul>
        {ranges.map((range) => (
          <li key={`${range.id} ${formatCidr(range.cidr)}`} data-clashes={range.clashes || undefined}>
            <span className="mono">{formatCidr(range.cidr)}</span> {visibleText(range.name)}{' '}
            <span className="muted">
              {kindWords[range.kind]}
              {range.clashes && ' · overlaps the VPC'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
