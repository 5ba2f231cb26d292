import { memo, useDeferredValue, useState, type KeyboardEvent } from 'react';

import { formatCidr } from '../../engine/cidr/cidr.ts';
import { entryOf, readRef } from '../../engine/design/design.ts';
import type { Evaluation, PlanBlock, Segment } from '../../engine/evaluation/evaluation.ts';
import { evaluationOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatShare } from '../format.ts';
import { overviewOf, partOf, windowOf } from './mapLayout.ts';

/** Up to this many subnets the map changes in the same frame as the other figures. */
const AT_ONCE = 100;

/** The VPC's blocks to scale, and below each the part in use, enlarged. */
export function AddressMap() {
  const newest = useEditorState(evaluationOf);
  // Thousands of cells may follow the figures a moment later; the hand that edits never waits for them.
  const followed = useDeferredValue(newest);
  const evaluation = newest.totals.subnets > AT_ONCE ? followed : newest;
  return (
    <div className="map">
      {evaluation.plan.blocks.map((block) => (
        <BlockMap key={block.cidr} block={block} evaluation={evaluation} />
      ))}
      <NeedLine evaluation={evaluation} />
    </div>
  );
}

function BlockMap({ block, evaluation }: { readonly block: PlanBlock; readonly evaluation: Evaluation }) {
  const [pointed, setPointed] = useState<Segment | null>(null);
  const part = windowOf(block, evaluation.plan.summary);
  const cells = part === null ? block.segments : partOf(block, part);
  return (
    <section aria-label={`Block ${block.cidr}`}>
      <div className="mapHead">
        <strong className="mono">{block.cidr}</strong>
        <span className="muted">
          {block.role === 'primary' ? 'primary' : 'secondary'} block, to scale ·{' '}
          {formatCount(block.allocated)} of {formatCount(block.addresses)} in subnets ·{' '}
          {formatShare(block.allocated / block.addresses)}
        </span>
        <span className="readout muted" aria-live="off">
          {pointed && <Readout segment={pointed} evaluation={evaluation} />}
        </span>
      </div>
      {part !== null && (
        <>
          <OverviewBar block={block} overview={overviewOf(block, part)} />
          <div className="mapHead" style={{ marginTop: 10 }}>
            <strong className="mono">{formatCidr(part)}</strong>
            <span className="muted">the part in use</span>
          </div>
        </>
      )}
      <PartRow cells={cells} evaluation={evaluation} onPoint={setPointed} />
    </section>
  );
}

function OverviewBar({
  block,
  overview,
}: {
  readonly block: PlanBlock;
  readonly overview: ReturnType<typeof overviewOf>;
}) {
  const editor = useEditor();
  const stretch = (segment: Segment) =>
    segment.kind === 'held' ? (
      <button
        key={segment.first}
        type="button"
        className="held"
        style={{ flex: `${String(segment.addresses)} 0 0` }}
        onClick={() => segment.ref !== null && editor.select([segment.ref])}
      >
        {segment.cidrs[0]} {segment.label}
      </button>
    ) : (
      <span key={segment.first} style={{ flex: `${String(segment.addresses)} 0 0` }}>
        {formatCount(segment.addresses)} {segment.kind === 'free' ? 'free' : segment.label}
      </span>
    );
  return (
    <div className="mapBar" role="group" aria-label={`${block.cidr} as a whole`}>
      {overview.before.map(stretch)}
      <span className="inUse" style={{ flex: `${String(overview.inUse)} 0 0` }} />
      {overview.after.map(stretch)}
    </div>
  );
}

/** The narrowest a cell may get before the row scrolls: its name stands in it, and a pointer hits it. */
const NARROWEST = 30;
const WIDEST_ROW = 30_000;

type PartRowProps = {
  readonly cells: readonly Segment[];
  readonly evaluation: Evaluation;
  readonly onPoint: (segment: Segment | null) => void;
};

function PartRow({ cells, evaluation, onPoint }: PartRowProps) {
  const selection = useEditorState(selectionOf);
  const total = cells.reduce((sum, { addresses }) => sum + addresses, 0);
  const smallest = Math.min(
    ...cells.filter(({ kind }) => kind === 'subnet').map(({ addresses }) => addresses),
    total,
  );
  const minWidth = Math.min(WIDEST_ROW, (NARROWEST * total) / Math.max(1, smallest));
  const firstPickable = cells.findIndex(({ ref }) => ref !== null);
  const current = Math.max(
    firstPickable,
    cells.findIndex(({ ref, kind }) => kind === 'subnet' && ref !== null && selection.includes(ref)),
  );
  return (
    <div style={{ overflowX: 'auto' }}>
      <div
        className="mapRow"
        style={{ minWidth }}
        role="group"
        aria-label="Subnets and free space in the order of their addresses"
        onKeyDown={walk}
        onPointerLeave={() => onPoint(null)}
      >
        {cells.map((segment, index) => (
          <Cell
            key={segment.first}
            segment={segment}
            access={segment.kind === 'subnet' ? accessOf(evaluation, segment) : undefined}
            selected={segment.kind === 'subnet' && segment.ref !== null && selection.includes(segment.ref)}
            tabStop={index === current}
            onPoint={onPoint}
          />
        ))}
      </div>
    </div>
  );
}

const accessOf = (evaluation: Evaluation, { ref }: Segment) =>
  ref === null ? undefined : entryOf(evaluation.subnets, readRef(ref).id)?.access;

/** One tab stop for the whole row; the arrow keys go from address to address. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: cells.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  cells[to]?.focus();
}

type CellProps = {
  readonly segment: Segment;
  readonly access: string | undefined;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly onPoint: (segment: Segment | null) => void;
};

const Cell = memo(function Cell({ segment, access, selected, tabStop, onPoint }: CellProps) {
  const editor = useEditor();
  const { kind, ref, label, cidrs, addresses } = segment;
  const flex = { flexGrow: addresses };
  const name = kind === 'free' ? 'free' : kind === 'slot' ? 'kept' : label;
  const content = (
    <>
      <strong>{name}</strong>{' '}
      <span className="mono">{cidrs.length === 1 ? cidrs[0] : `${formatCount(addresses)} addresses`}</span>
    </>
  );
  if (ref === null) {
    return (
      <div className="mapCell" data-kind={kind} style={flex} onPointerEnter={() => onPoint(segment)}>
        {content}
      </div>
    );
  }
  return (
    <button
      type="button"
      className="mapCell"
      data-kind={kind}
      data-access={access}
      style={flex}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={selected}
      aria-label={`${name} ${cidrs.join(', ')}, ${formatCount(addresses)} addresses${kind === 'slot' ? `, ${label}` : ''}`}
      onPointerEnter={() => onPoint(segment)}
      onFocus={() => onPoint(segment)}
      onClick={() => editor.select([ref])}
    >
      {content}
    </button>
  );
}, sameCell);

/** Evaluations make segments anew; a cell is drawn again only when what it says differs. */
function sameCell(a: CellProps, b: CellProps): boolean {
  return (
    a.access === b.access &&
    a.selected === b.selected &&
    a.tabStop === b.tabStop &&
    a.segment.first === b.segment.first &&
    a.segment.last === b.segment.last &&
    a.segment.label === b.segment.label &&
    a.segment.kind === b.segment.kind &&
    a.segment.ref === b.segment.ref
  );
}

function Readout({ segment, evaluation }: { readonly segment: Segment; readonly evaluation: Evaluation }) {
  const report =
    segment.kind === 'subnet' && segment.ref !== null
      ? entryOf(evaluation.subnets, readRef(segment.ref).id)
      : undefined;
  return (
    <>
      <strong>{segment.kind === 'free' ? 'Free' : segment.label}</strong>{' '}
      <span className="mono">
        {segment.first} – {segment.last}
      </span>{' '}
      ·{' '}
      {report
        ? `${formatCount(report.used)} of ${formatCount(report.usable)} usable in use`
        : `${formatCount(segment.addresses)} addresses`}
    </>
  );
}

function NeedLine({ evaluation: { need } }: { readonly evaluation: Evaluation }) {
  return (
    <p className="needLine">
      <span className="heading">Addresses needed</span>
      <strong>{need.formula}</strong>
      <span>
        → at least /{need.prefixForNeed}; this layout needs /{need.prefixForLayout}
      </span>
      <span className="muted" title={need.reasons.join('\n')}>
        {need.reasons.at(-1)}
      </span>
    </p>
  );
}
