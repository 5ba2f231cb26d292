import { memo } from 'react';

import { formatCidr } from '../../engine/cidr/cidr.ts';
import { entryOf, readRef } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount, plural } from '../format.ts';
import { pathOf, type MapItem, type Span } from './mapItems.ts';

type Props = {
  readonly item: MapItem;
  readonly left: number;
  readonly width: number;
  readonly pixels: number;
  readonly reports: Evaluation['subnets'];
  readonly selected: boolean;
  readonly carried: boolean;
  readonly tabStop: boolean;
};

/** Names need so many pixels to lie; with fewer they stand, and below that there is none. */
const LYING = 58;

export const keyOf = (item: MapItem): string => (item.kind === 'span' ? item.span.key : item.key);

export const reportOf = (reports: Evaluation['subnets'], span: Span) =>
  span.kind === 'subnet' && span.ref !== null ? entryOf(reports, readRef(span.ref).id) : undefined;

/** One block of the map, or many narrow ones as the block around them. */
export const MapCell = memo(function MapCell(props: Props) {
  const { item, left, pixels, selected, carried, tabStop } = props;
  // A block that begins before the view shows its name where it can be read.
  const from = Math.max(0, left);
  const width = Math.min(pixels, left + props.width) - from;
  const span = item.kind === 'span' ? item.span : null;
  const report = span === null ? undefined : reportOf(props.reports, span);
  return (
    <button
      type="button"
      className="mapCell"
      data-key={keyOf(item)}
      data-kind={span?.kind ?? 'many'}
      data-access={report?.access}
      data-size={width >= LYING ? 'lying' : width >= 14 ? 'standing' : 'bare'}
      data-cut={`${left < 0 ? 'start' : ''} ${left + props.width > pixels ? 'end' : ''}`}
      data-carried={carried || undefined}
      style={{ left: from, width: Math.max(1, width - 2) }}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={span === null || span.ref === null ? undefined : selected}
      aria-haspopup={span?.kind === 'free' ? 'menu' : undefined}
      aria-label={nameOfItem(item)}
    >
      {item.kind === 'cluster' ? (
        <Many item={item} width={width} reports={props.reports} />
      ) : (
        <>
          <strong>{captionOf(item.span)}</strong> <span className="mono">{item.span.cidr}</span>
        </>
      )}
      {report !== undefined && report.used > 0 && (
        <i
          className="mapUse"
          data-full={report.usedShare > 0.9 || undefined}
          style={{ width: `${String(Math.min(100, report.usedShare * 100))}%` }}
        />
      )}
    </button>
  );
}, sameCell);

/** Evaluations make spans anew; a cell is drawn again only when what it says differs. */
function sameCell(a: Props, b: Props): boolean {
  if (a.left !== b.left || a.width !== b.width || a.pixels !== b.pixels) return false;
  if (a.selected !== b.selected || a.carried !== b.carried || a.tabStop !== b.tabStop) return false;
  if (a.item.kind !== 'span' || b.item.kind !== 'span') return a.item === b.item && a.reports === b.reports;
  const [one, two] = [a.item.span, b.item.span];
  if (one.key !== two.key || one.last !== two.last || one.label !== two.label) return false;
  const [before, after] = [reportOf(a.reports, one), reportOf(b.reports, two)];
  return before?.access === after?.access && before?.usedShare === after?.usedShare;
}

const captionOf = ({ kind, label }: Span): string =>
  kind === 'free' ? 'free' : kind === 'slot' ? 'kept' : visibleText(label);

function nameOfItem(item: MapItem): string {
  if (item.kind === 'cluster') {
    const subnets = item.spans.filter(({ kind }) => kind === 'subnet').length;
    return `${plural(subnets, 'subnet')} ${formatCidr(item.cidr)}, zoom in`;
  }
  const { kind, label, cidr, first, last } = item.span;
  const size = `${formatCount(last - first + 1)} addresses`;
  if (kind === 'free') return `Free ${cidr}, ${size}`;
  if (kind === 'slot') return `Kept ${cidr}, ${size}, ${visibleText(label)}`;
  return `${visibleText(label)} ${cidr}, ${size}`;
}

const HEIGHT = 16;
const kinds = ['public', 'private', 'isolated', 'held'] as const;

function Many({
  item,
  width,
  reports,
}: {
  readonly item: Extract<MapItem, { kind: 'cluster' }>;
  readonly width: number;
  readonly reports: Evaluation['subnets'];
}) {
  const first = item.spans[0]?.first ?? 0;
  const last = item.spans.at(-1)?.last ?? first;
  const view = { first, span: last - first + 1 };
  const subnets = item.spans.filter(({ kind }) => kind === 'subnet').length;
  return (
    <>
      <strong>{width >= LYING ? plural(subnets, 'subnet') : String(subnets)}</strong>{' '}
      {width >= LYING && <span className="mono">{formatCidr(item.cidr)}</span>}
      <svg className="mapStripes" height={HEIGHT} aria-hidden="true">
        {kinds.map((kind) => (
          <path
            key={kind}
            data-kind={kind}
            d={pathOf(
              item.spans.filter((span) => strokeOf(span, reports) === kind),
              view,
              width - 4,
              HEIGHT,
            )}
          />
        ))}
      </svg>
    </>
  );
}

/** Which of the map's colours a span has where it is too narrow for anything else; `null` for free space. */
export function strokeOf(span: Span, reports: Evaluation['subnets']): (typeof kinds)[number] | null {
  if (span.kind === 'held') return 'held';
  return reportOf(reports, span)?.access ?? null;
}
