import { useState } from 'react';

import type { RegionCost } from '../../engine/evaluation/cost/regionCosts.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatDelta, formatUsd, plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

/** The same design with the same traffic in every region, and the way to move it. */
export function Regions() {
  const shown = useAnswer('regions', null);
  const [chosen, setChosen] = useState<string | null>(null);
  if (shown === null) return <p className="empty">Pricing every region…</p>;
  const most = Math.max(...shown.map(({ totalUsd }) => totalUsd), 0);
  return (
    <table className="table regions" aria-label="The month in each region">
      <thead>
        <tr>
          <th scope="col">Region</th>
          <th scope="col" className="number">
            Zones
          </th>
          <th scope="col" className="number">
            Before traffic
          </th>
          <th scope="col" className="number">
            Traffic
          </th>
          <th scope="col" className="number">
            Month
          </th>
          <th scope="col" className="regionBars">
            <span className="visuallyHidden">Share of the dearest</span>
          </th>
          <th scope="col" className="number">
            Difference
          </th>
          <th scope="col">
            <span className="visuallyHidden">Move</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((cost) => (
          <RegionRow
            key={cost.region}
            cost={cost}
            most={most}
            isChosen={chosen === cost.region}
            onChoose={(wanted) => setChosen(wanted ? cost.region : null)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly cost: RegionCost;
  readonly most: number;
  readonly isChosen: boolean;
  readonly onChoose: (wanted: boolean) => void;
};

function RegionRow({ cost, most, isChosen, onChoose }: RowProps) {
  const { region, name, optIn, zones, hoursUsd, trafficUsd, totalUsd, deltaUsd, unknown, current } = cost;
  const partial = unknown.length > 0;
  return (
    <>
      <tr data-selected={current || undefined}>
        <th scope="row" className="wide">
          {region} <span className="muted">{name}</span>
          {optIn && <span className="muted"> · opt-in</span>}
        </th>
        <td className="number">{zones}</td>
        <td className="number">{formatUsd(hoursUsd)}</td>
        <td className="number">{formatUsd(trafficUsd)}</td>
        <td className="number" title={partial ? `No known price: ${unknown.join(', ')}` : undefined}>
          {formatUsd(totalUsd)}
          {partial && <span className="muted"> partial</span>}
        </td>
        <td className="regionBars" aria-hidden="true">
          <span
            className="regionBar"
            style={{ width: `${String(most === 0 ? 0 : (100 * hoursUsd) / most)}%` }}
          />
          <span
            className="regionBar traffic"
            style={{ width: `${String(most === 0 ? 0 : (100 * trafficUsd) / most)}%` }}
          />
        </td>
        <td
          className="number"
          data-change={current || partial || deltaUsd === 0 ? undefined : deltaUsd > 0 ? 'dearer' : 'cheaper'}
        >
          {current ? 'this region' : partial ? 'not known' : formatDelta(deltaUsd)}
        </td>
        <td>
          {!current && (
            <button
              type="button"
              className="linkButton"
              aria-label={`Move to ${region}…`}
              aria-expanded={isChosen}
              onClick={() => onChoose(!isChosen)}
            >
              Move…
            </button>
          )}
        </td>
      </tr>
      {isChosen && !current && (
        <tr className="regionMove">
          <td colSpan={8}>
            <Move cost={cost} onDone={() => onChoose(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What moving the design does besides its cost, and the edit. */
function Move({ cost, onDone }: { readonly cost: RegionCost; readonly onDone: () => void }) {
  const { zones } = useEditorState(designOf);
  const editor = useEditor();
  const { region, name, zoneNames, unknown, optIn } = cost;
  const names = Object.values(zones).map((zone) => zone.name);
  if (zoneNames === null) {
    return (
      <p className="hint">
        {name} has {plural(cost.zones, 'Availability Zone')} and the design uses {names.length}; remove zones
        first.
      </p>
    );
  }
  const renamed = names.map((zone, at) => `${zone} becomes ${zoneNames[at] ?? ''}`).join(', ');
  return (
    <div className="tools">
      <span>
        {visibleText(renamed)}. Gateway endpoints take the prefix lists of the region; addresses stay.
        {optIn && ' The account must enable the region first.'}
        {unknown.length > 0 && ` No price is known here for: ${unknown.join(', ')}.`}
      </span>
      <EditButton
        className="smallButton"
        onClick={() => {
          if (editor.dispatch({ type: 'setRegion', region }).ok) onDone();
        }}
      >
        Move the design to {region}
      </EditButton>
    </div>
  );
}
