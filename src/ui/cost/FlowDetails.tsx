import type { TransferReport } from '../../engine/evaluation/evaluation.ts';
import type { FlowLayout, PlacedBand, PlacedStop } from '../../engine/scene/flowLayout.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatUnitPrice, formatUsd } from '../format.ts';
import { chargeFormula, formatGb, lineOf } from './words.ts';

/** What of the picture is pointed at or has the focus. */
export type Pointed =
  { readonly kind: 'stop'; readonly id: string } | { readonly kind: 'band'; readonly id: string } | null;

type Props = {
  readonly pointed: Pointed;
  readonly layout: FlowLayout;
  readonly transfer: TransferReport;
};

/** The whole reckoning of what is pointed at; its place is kept, so that nothing jumps while one points around. */
export function FlowDetails({ pointed, layout, transfer }: Props) {
  const stop = pointed?.kind === 'stop' ? layout.stops.find(({ id }) => id === pointed.id) : undefined;
  const band = pointed?.kind === 'band' ? layout.bands.find(({ id }) => id === pointed.id) : undefined;
  return (
    <figcaption className="flowDetails">
      {stop !== undefined && <StopDetails stop={stop} transfer={transfer} />}
      {band !== undefined && <BandDetails band={band} transfer={transfer} />}
      {stop === undefined && band === undefined && (
        <span className="muted">
          Point at a stop or a band, or step through the stops with Tab, to see what it costs and why; a click
          selects it on the canvas.
        </span>
      )}
    </figcaption>
  );
}

function StopDetails({ stop, transfer }: { readonly stop: PlacedStop; readonly transfer: TransferReport }) {
  return (
    <>
      <strong>{visibleText(stop.label)}</strong> · {formatGb(stop.gb)} a month, both directions
      {stop.charges.map((charge) => {
        const line = lineOf(transfer.lines, charge.line);
        return (
          <div key={charge.line}>
            {visibleText(line?.what ?? charge.line)}: {chargeFormula(charge)}{' '}
            {line !== undefined && (
              <span className="muted">
                · {visibleText(line.formula)} · {line.price.asOf}, {line.price.source}
              </span>
            )}
          </div>
        );
      })}
    </>
  );
}

function BandDetails({ band, transfer }: { readonly band: PlacedBand; readonly transfer: TransferReport }) {
  const flow = transfer.flows.find(({ id }) => id === band.flow);
  if (flow === undefined) return null;
  const rate = band.gb === 0 ? 0 : Math.round((band.usd / band.gb) * 1e4) / 1e4;
  return (
    <>
      <strong>
        {visibleText(flow.fromLabel)} → {visibleText(flow.toLabel)}
      </strong>{' '}
      · {visibleText(flow.name)} · {flow.assumed ? 'assumed' : 'stated'}
      <div>
        {formatGb(band.gb)} this way of {formatGb(flow.sentGb)} sent and {formatGb(flow.receivedGb)} received;{' '}
        {band.blocked === null
          ? `${formatUsd(band.usd)} on its whole way, ${formatUnitPrice(rate)} a GB${band.partial ? ', as far as prices are known' : ''}`
          : visibleText(band.blocked)}
      </div>
      <div className="muted">{visibleText(flow.basis)}</div>
    </>
  );
}
