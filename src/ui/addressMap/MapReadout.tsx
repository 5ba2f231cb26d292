import { formatCidr, formatIpv4 } from '../../engine/cidr/cidr.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount, formatWholeShare, plural } from '../format.ts';
import { useReading } from '../reading.ts';
import { reportOf } from './MapCell.tsx';
import { rangeOf, type MapItem } from './mapItems.ts';

type Props = { readonly item: MapItem | undefined; readonly evaluation: Evaluation };

/** What the pointer or the focus is on: range, usable addresses, size and use. */
export function MapReadout({ item, evaluation }: Props) {
  const reading = useReading();
  if (item === undefined) {
    return (
      <p className="mapReadout muted">
        {!reading && 'Drag a block to move it, an edge to resize it; right-click for more. '}
        The wheel zooms, the ground drags.
      </p>
    );
  }
  const { first, last } = rangeOf(item);
  const range = `${formatIpv4(first)} – ${formatIpv4(last)}`;
  const size = `${formatCount(last - first + 1)} addresses`;
  if (item.kind === 'cluster') {
    const subnets = item.spans.filter(({ kind }) => kind === 'subnet');
    return (
      <p className="mapReadout">
        <strong>{plural(subnets.length, 'subnet')}</strong>
        <span className="mono">{formatCidr(item.cidr)}</span>
        <span className="mono">{range}</span>
        <span className="muted">{size} · click to zoom in</span>
      </p>
    );
  }
  const { span } = item;
  const report = reportOf(evaluation.subnets, span);
  return (
    <p className="mapReadout">
      <strong>{span.kind === 'free' ? 'Free' : visibleText(span.label)}</strong>
      <span className="mono">{range}</span>
      {report === undefined ? (
        <span className="muted">{size}</span>
      ) : (
        <>
          <span>
            usable{' '}
            <span className="mono">
              {report.firstUsable} – {report.lastUsable}
            </span>
          </span>
          <span className="muted">
            {formatCount(report.used)} of {formatCount(report.usable)} in use ·{' '}
            {formatWholeShare(report.usedShare)}
            {report.pinned && ' · pinned'}
          </span>
        </>
      )}
    </p>
  );
}
