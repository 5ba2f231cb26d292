import { batchOf } from '../../engine/commands/command.ts';
import './endpoints.css';

import { Suspense, useEffect, useRef, useState } from 'react';

import { refOf } from '../../engine/design/design.ts';
import type { ServiceAdvice, ServiceWay } from '../../engine/evaluation/evaluation.ts';
import { roundUp } from '../../engine/evaluation/figures.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { costOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import { formatCount, formatDelta, formatUsd, plural } from '../format.ts';

// The chart library is by far the largest part of this page.
const BreakEvenChart = lazyInLook(() =>
  import('./BreakEvenChart.tsx').then((module) => module.BreakEvenChart),
);

/** Two ways may be listed for one service: through its free gateway endpoint, and through a paid one. */
const keyOf = ({ service, type }: ServiceWay) => `${service} ${type}`;

/** For each AWS service that the network calls: an endpoint against the way without one, and what to do. */
export function EndpointEconomics() {
  const { serviceWays } = useEditorState(costOf);
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = serviceWays.find((way) => keyOf(way) === wanted) ?? busiest(serviceWays);
  if (serviceWays.length === 0) {
    return <p className="empty">Nothing here calls an AWS service: no ECS tasks, and no data flow to one.</p>;
  }
  return (
    <div className="endpointEconomics">
      <section>
        <h3 className="heading">Endpoints against NAT, a month</h3>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col" className="number">
                Traffic
              </th>
              <th scope="col" className="number">
                Without endpoint
              </th>
              <th scope="col" className="number">
                Endpoint
              </th>
              <th scope="col" className="number">
                Pays from
              </th>
              <th scope="col" className="number">
                Endpoint saves
              </th>
              <th scope="col">
                <span className="visuallyHidden">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {serviceWays.map((way) => (
              <WayRow
                key={keyOf(way)}
                way={way}
                drawn={shown !== undefined && keyOf(shown) === keyOf(way)}
                onDraw={() => setWanted(keyOf(way))}
              />
            ))}
          </tbody>
        </table>
        <p className="hint">
          NAT keeps its hours either way; whether it is needed at all is weighed under Cheapest. Traffic that
          nobody stated is assumed, and can be stated under Traffic.
        </p>
      </section>
      {shown !== undefined && <Explained way={shown} asked={wanted} />}
    </div>
  );
}

/** The paid endpoint with the most traffic: where it is most worth looking. */
function busiest(ways: readonly ServiceWay[]): ServiceWay | undefined {
  const paid = ways.filter(({ type }) => type === 'interface');
  return [...paid].sort((a, b) => b.gb - a.gb)[0] ?? ways[0];
}

/** The advice on one service in a sentence, and both ways drawn over the traffic. */
function Explained({ way, asked }: { readonly way: ServiceWay; readonly asked: string | null }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked !== null) section.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  return (
    <section ref={section} aria-label={`${visibleText(way.label)} in detail`}>
      <h3 className="heading">{visibleText(way.label)}</h3>
      <p className="wayAdvice" data-advice={way.advice} role="status">
        {visibleText(way.sentence)}
      </p>
      {way.curve.length > 0 && way.type === 'interface' && (
        <Suspense fallback={<p className="empty">Loading the chart…</p>}>
          <BreakEvenChart way={way} />
        </Suspense>
      )}
    </section>
  );
}

const adviceWords: Readonly<Record<ServiceAdvice, string>> = {
  add: 'add',
  drop: 'drop',
  narrow: 'narrow',
  keep: 'keep',
  without: 'do without',
  unknown: 'not known',
};

function WayRow({
  way,
  drawn,
  onDraw,
}: {
  readonly way: ServiceWay;
  readonly drawn: boolean;
  readonly onDraw: () => void;
}) {
  const editor = useEditor();
  const { label, type, endpoint, zones, gb, withoutUsd, hoursUsd, processingUsd, savesUsd, breakEven } = way;
  const even = breakEven.find((one) => one.zones === zones)?.gb ?? null;
  const endpointUsd = hoursUsd === null || processingUsd === null ? null : hoursUsd + processingUsd;
  return (
    <tr data-drawn={drawn || undefined}>
      <th scope="row" className="wide">
        {endpoint === null ? (
          <span>{visibleText(label)}</span>
        ) : (
          <button
            type="button"
            className="linkButton"
            onClick={() => editor.select([refOf('endpoint', endpoint)])}
          >
            {visibleText(label)}
          </button>
        )}
      </th>
      <td className="number">
        {formatCount(gb)} <span className="muted">GB</span>
      </td>
      <td className="number">{way.blocked === null ? formatUsd(withoutUsd) : 'no way'}</td>
      <td className="number">
        {formatUsd(endpointUsd)}{' '}
        <span className="muted">{type === 'gateway' ? 'gateway' : plural(zones, 'zone')}</span>
      </td>
      <td className="number">
        {type === 'gateway' ? '0 GB' : even === null ? 'never' : `${formatCount(roundUp(even))} GB`}
      </td>
      <td
        className="number"
        data-change={savesUsd === null ? undefined : savesUsd < 0 ? 'dearer' : 'cheaper'}
      >
        {savesUsd === null ? '–' : formatDelta(savesUsd)}
      </td>
      <td className="wayActions">
        {way.commands.length > 0 && (
          <EditButton
            whileReading={<span className="muted">{adviceWords[way.advice]}</span>}
            className="smallButton"
            aria-label={`${actionOf(way)} the ${type} endpoint of ${label}`}
            edit={batchOf(`${actionOf(way)} the endpoint of ${way.label}`, way.commands)}
          >
            {actionOf(way)}
          </EditButton>
        )}
        {way.commands.length === 0 && <span className="muted">{adviceWords[way.advice]}</span>}
        <button
          type="button"
          className="smallButton quiet"
          aria-pressed={drawn}
          aria-label={`Why: ${label}${type === 'gateway' ? ', gateway' : ''}`}
          onClick={onDraw}
        >
          Why
        </button>
      </td>
    </tr>
  );
}

function actionOf({ advice }: ServiceWay): string {
  return advice === 'add' ? 'Add' : advice === 'narrow' ? 'Narrow' : 'Drop';
}
