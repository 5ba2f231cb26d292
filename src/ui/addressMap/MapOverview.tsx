import { memo, useMemo, useRef, type PointerEvent } from 'react';

import { parseCidr } from '../../engine/cidr/cidr.ts';
import type { Evaluation, PlanBlock } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { formatShare } from '../format.ts';
import { pathOf, spansOf, type Span } from './mapItems.ts';
import { strokeOf } from './MapCell.tsx';
import { clampView, viewOf, type MapView } from './mapView.ts';
import { useWidth, type MapWindow } from './useMapView.ts';

const HEIGHT = 20;
/** A label needs so many pixels, a button so many to be hit. */
const LABELLED = 90;
const HIT = 24;

const kinds = ['public', 'private', 'isolated', 'held'] as const;

/** All blocks of the VPC, each as a strip to its own scale, with the part that the map shows framed. */
export function MapOverview({
  evaluation,
  map,
}: {
  readonly evaluation: Evaluation;
  readonly map: MapWindow;
}) {
  const { blocks } = evaluation.plan;
  return (
    <div className="mapOverview">
      {blocks.map((block) => (
        <div key={block.cidr} style={{ flexGrow: Math.sqrt(block.addresses) }}>
          {blocks.length > 1 && (
            <button
              type="button"
              className="linkButton"
              aria-pressed={block === map.block}
              onClick={() => map.open(block.cidr)}
            >
              <span className="mono">{block.cidr}</span> {formatShare(block.allocated / block.addresses)}
            </button>
          )}
          <Strip block={block} evaluation={evaluation} map={map} />
        </div>
      ))}
    </div>
  );
}

type StripProps = {
  readonly block: PlanBlock;
  readonly evaluation: Evaluation;
  readonly map: MapWindow;
};

function Strip({ block, evaluation, map }: StripProps) {
  const element = useRef<HTMLDivElement>(null);
  const pixels = useWidth(element);
  const parsed = parseCidr(block.cidr);
  const { base, prefix } = parsed.ok ? parsed.value : { base: 0, prefix: 32 };
  const cidr = { base, prefix };
  // The strip stays as it is while the frame on it moves.
  const whole = useMemo(() => viewOf({ base, prefix }), [base, prefix]);
  const spans = useMemo(() => spansOf(block.segments), [block.segments]);
  const scale = pixels / whole.span;
  const isShown = block.cidr === map.block?.cidr;

  const goTo = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left) / pixels;
    const span = isShown && map.view.span < whole.span ? map.view.span : whole.span / 8;
    const next = { first: cidr.base + share * whole.span - span / 2, span };
    map.show(clampView(next, cidr), block.cidr);
  };

  return (
    <div
      className="mapStrip"
      ref={element}
      role="group"
      aria-label={`${block.cidr} as a whole`}
      onPointerDown={goTo}
      onPointerMove={goTo}
    >
      <Contents spans={spans} reports={evaluation.subnets} view={whole} pixels={pixels} />
      {isShown && map.view.span < whole.span && (
        <span
          className="mapWindow"
          style={{
            left: (map.view.first - whole.first) * scale,
            width: Math.max(4, map.view.span * scale),
          }}
        />
      )}
    </div>
  );
}

type ContentsProps = {
  readonly spans: readonly Span[];
  readonly reports: Evaluation['subnets'];
  readonly view: MapView;
  readonly pixels: number;
};

const Contents = memo(function Contents({ spans, reports, view, pixels }: ContentsProps) {
  const scale = pixels / view.span;
  return (
    <>
      <svg className="mapStripes" height={HEIGHT} aria-hidden="true">
        {kinds.map((kind) => {
          const drawn = spans.filter((span) => strokeOf(span, reports) === kind);
          return <path key={kind} data-kind={kind} d={pathOf(drawn, view, pixels, HEIGHT)} />;
        })}
      </svg>
      {spans.map((span) => (
        <Label key={span.key} span={span} left={(span.first - view.first) * scale} scale={scale} />
      ))}
    </>
  );
});

/** The names of held ranges and of wide free space; a held range can be chosen here. */
function Label({
  span,
  left,
  scale,
}: {
  readonly span: Span;
  readonly left: number;
  readonly scale: number;
}) {
  const editor = useEditor();
  const width = (span.last - span.first + 1) * scale;
  const { kind, ref, cidr, label } = span;
  if (kind === 'held' && ref !== null && width >= HIT) {
    return (
      <button
        type="button"
        className="mapStripLabel held"
        style={{ left, width }}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => editor.select([ref])}
      >
        {cidr} {visibleText(label)}
      </button>
    );
  }
  if (kind !== 'free' || width < LABELLED) return null;
  return (
    <span className="mapStripLabel" style={{ left, width }}>
      {cidr} free
    </span>
  );
}
