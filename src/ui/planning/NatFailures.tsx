import { useId, useState } from 'react';

import type { DecisionPoint } from '../../engine/decisions/decisionPoint.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { LimitFields } from '../cost/LimitFields.tsx';

/** What the failure of each zone does to the way out with a choice of NAT, and what the way out has to bear. */
export function NatFailures({ point }: { readonly point: DecisionPoint }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const heading = useId();
  const shown = point.options.find(({ id }) => id === (chosen ?? point.inForce));
  const failures = shown?.failures ?? [];
  return (
    <div className="natFailures">
      <section aria-labelledby={heading}>
        <h4 className="heading" id={heading}>
          When a zone fails
        </h4>
        <label className="natFailuresWith">
          with{' '}
          <select className="select" value={shown?.id} onChange={(event) => setChosen(event.target.value)}>
            {point.options.map(({ id, label }) => (
              <option key={id} value={id}>
                {id === point.inForce ? `${label} (in force)` : label}
              </option>
            ))}
          </select>
        </label>
        {/* A table that may scroll and holds nothing to focus is reached by keyboard itself. */}
        <div className="optionScroll" role="group" aria-label="Zones and what their loss does" tabIndex={0}>
          <table className="table natFailuresTable">
            <thead>
              <tr>
                <th scope="col">Zone</th>
                <th scope="col">Who loses the way out</th>
                <th scope="col">For how long</th>
                <th scope="col">What AWS does</th>
                <th scope="col">What a person must do</th>
              </tr>
            </thead>
            <tbody>
              {failures.map(({ zone, zoneName, minutes, loses, aws, person }) => (
                <tr key={zone} data-lost={minutes > 0 || undefined}>
                  <th scope="row">{visibleText(zoneName)} fails</th>
                  <td>{visibleText(loses)}</td>
                  <td>{minutes === 0 ? 'not at all' : `about ${String(minutes)} minutes, an assumption`}</td>
                  <td>{aws}</td>
                  <td>{person}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="hint">
          Availability is an estimate: AWS promises 99.9 % of a month for a NAT gateway and 99.5 % for an
          instance as a refund, not as a measurement, and zones do not fail quite independently.
        </p>
      </section>
      <section>
        <h4 className="heading">What the way out has to bear</h4>
        <div className="natLimits">
          <LimitFields />
        </div>
      </section>
    </div>
  );
}
