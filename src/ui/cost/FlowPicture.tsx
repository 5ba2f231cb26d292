import { useMemo, useRef, useState } from 'react';

import type { TransferReport } from '../../engine/evaluation/evaluation.ts';
import { flowGraph, type ZoneView } from '../../engine/scene/flowGraph.ts';
import { layoutFlows, type FlowMeasure, type PlacedBand } from '../../engine/scene/flowLayout.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { FlowBands } from './FlowBands.tsx';
import { FlowDetails, type Pointed } from './FlowDetails.tsx';
import { FlowStops } from './FlowStops.tsx';
import { LAST_LABELS } from './lastLabels.ts';
import { rateOf, rateWords, type Rate } from './rates.ts';
import { useWidth } from './useWidth.ts';

/** As tall as this where there is little to show; more stops make it taller. */
const HEIGHT = 190;

/** Data from where it comes to where it goes, as wide as it is much, with what each hop on its way charges. */
export function FlowPicture({ transfer }: { readonly transfer: TransferReport }) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [measure, setMeasure] = useState<FlowMeasure>('gb');
  const [zones, setZones] = useState<ZoneView>('merged');
  const [pointed, setPointed] = useState<Pointed>(null);
  const names = design.zones;
  const graph = useMemo(
    () => flowGraph(transfer.flows, zones, (zone) => names[zone]?.name ?? zone),
    [transfer.flows, zones, names],
  );
  const layout = useMemo(
    () => layoutFlows(graph, measure, { width: Math.max(200, width - LAST_LABELS), height: HEIGHT }),
    [graph, measure, width],
  );
  const lit = useMemo(() => litBy(pointed, layout.bands), [pointed, layout.bands]);
  if (graph.stops.length === 0) return <p className="empty">No data moves in this design yet.</p>;
  return (
    <figure className="flowFigure" aria-label="Data flows from source to destination">
      <div className="tools">
        <Choice
          name="Width of the bands"
          value={measure}
          options={[
            ['gb', 'GB'],
            ['usd', 'Dollars'],
          ]}
          onChoose={setMeasure}
        />
        <Choice
          name="Zones"
          value={zones}
          options={[
            ['merged', 'Zones together'],
            ['apart', 'Zones apart'],
          ]}
          onChoose={setZones}
        />
        <RateKey bands={layout.bands} measure={measure} />
      </div>
      <div ref={frame} className="flowFrame">
        {width > 0 && (
          <svg
            width={width}
            height={layout.height}
            role="group"
            aria-label="Stops of the data flows"
            onPointerLeave={() => setPointed(null)}
          >
            <FlowBands
              bands={layout.bands}
              lit={lit}
              onPoint={(id) => setPointed({ kind: 'band', id })}
              onChoose={({ flow }) => editor.select(refsOfFlow(graph.stops, graph.bands, flow))}
            />
            <FlowStops
              layout={layout}
              lit={lit}
              onPoint={(id) => setPointed(id === null ? null : { kind: 'stop', id })}
              onChoose={(stop) => editor.select(stop.subjects)}
            />
          </svg>
        )}
      </div>
      <FlowDetails pointed={pointed} layout={layout} transfer={transfer} />
    </figure>
  );
}

type Graph = ReturnType<typeof flowGraph>;

/** Everything that a flow passes, its ends included. */
function refsOfFlow(stops: Graph['stops'], bands: Graph['bands'], flow: string): readonly string[] {
  const passed = new Set(bands.filter((band) => band.flow === flow).flatMap(({ from, to }) => [from, to]));
  return [...new Set(stops.filter(({ id }) => passed.has(id)).flatMap(({ subjects }) => subjects))];
}

/** The flows that pass what is pointed at, whole; `null` while nothing is. */
function litBy(pointed: Pointed, bands: readonly PlacedBand[]): ReadonlySet<string> | null {
  if (pointed === null) return null;
  const { kind, id } = pointed;
  const meant = bands.filter((band) =>
    kind === 'band' ? band.id === id : band.from === id || band.to === id,
  );
  return new Set(meant.map(({ flow }) => flow));
}

type ChoiceProps<Value extends string> = {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ name, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <div className="choice" role="group" aria-label={name}>
      {options.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={value === id} onClick={() => onChoose(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

const rates = Object.keys(rateWords) as readonly Rate[];

/** The colours that are there, and whether bands had to be drawn wider than their share. */
function RateKey({
  bands,
  measure,
}: {
  readonly bands: readonly PlacedBand[];
  readonly measure: FlowMeasure;
}) {
  const shown = new Set(bands.map(rateOf));
  const widened = bands.filter((band) => band.widened).length;
  return (
    <ul className="rateKey" aria-label="Colours: price of a GB on its whole way">
      {rates.map((rate) =>
        shown.has(rate) ? (
          <li key={rate}>
            <span className="rateSwatch" data-rate={rate} aria-hidden="true" />
            {rateWords[rate]}
          </li>
        ) : null,
      )}
      {widened > 0 && (
        <li className="muted">
          {measure === 'gb' ? 'the thinnest' : 'the thinnest and the free ones'} are drawn wider than their
          share
        </li>
      )}
    </ul>
  );
}
