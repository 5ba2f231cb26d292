import './optimise.css';

import { useId, useState } from 'react';

import type { CheapestNetwork as Answer } from '../../engine/optimise/cheapestNetwork.ts';
import { limitsOf, type NetworkLimits } from '../../engine/optimise/limits.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { formatDelta, formatUsd, plural } from '../format.ts';
import { natShort } from '../natWords.ts';
import { useAnswer } from '../useAnswer.ts';

/** The cheapest network that does what the design does, within limits, as a list of changes to apply in one step. */
export function CheapestNetwork() {
  const design = useEditorState(designOf);
  const [changed, setChanged] = useState<Partial<NetworkLimits>>({});
  const limits = { ...limitsOf(design), ...changed };
  const answer = useAnswer('cheapest', limits);
  return (
    <div className="cheapest">
      <div className="blocks">
        <Limits limits={limits} onChange={(change) => setChanged({ ...changed, ...change })} />
        <Assumptions />
      </div>
      <div className="blocks">
        {answer === null ? (
          <p className="empty">Looking for the cheapest network…</p>
        ) : (
          <Found answer={answer} />
        )}
      </div>
    </div>
  );
}

function Limits({
  limits,
  onChange,
}: {
  readonly limits: NetworkLimits;
  readonly onChange: (change: Partial<NetworkLimits>) => void;
}) {
  const id = useId();
  return (
    <section>
      <h3 className="heading">It must</h3>
      <Switch
        label="survive the loss of a zone"
        checked={limits.survivesZoneLoss}
        onChange={(survivesZoneLoss) => onChange({ survivesZoneLoss })}
      />
      <Switch
        label="keep AWS services private: endpoints for all"
        checked={limits.privateOnly}
        onChange={(privateOnly) => onChange({ privateOnly })}
      />
      <Switch
        label="do without NAT instances"
        checked={limits.managedOnly}
        onChange={(managedOnly) => onChange({ managedOnly })}
      />
      <div className="field">
        <label className="heading" htmlFor={id}>
          Longest outage when a zone fails, minutes
        </label>
        <div className="inputBox outageField">
          <input
            id={id}
            type="number"
            min={0}
            max={43_800}
            placeholder="any"
            value={limits.longestOutageMinutes ?? ''}
            onChange={({ target }) =>
              onChange({
                longestOutageMinutes: target.value === '' ? null : Math.max(0, Number(target.value)),
              })
            }
          />
        </div>
      </div>
    </section>
  );
}

function Switch({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="limitSwitch">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

function Assumptions() {
  return (
    <p className="hint">
      Weighed are all ways of NAT, every set of endpoints and the zones of each, for the traffic of today,
      stated or assumed. Crossing zones to an endpoint is free, so it stands in no more zones than the limits
      ask for. What a flow needs keeps a way; security groups are left as they are.
    </p>
  );
}

function Found({ answer }: { readonly answer: Answer }) {
  const { impossible, changes, savesUsd, beforeUsd, afterUsd, commands, condition, notes, gapUsd } = answer;
  if (impossible !== null) {
    return (
      <section role="status">
        <h3 className="heading">No network keeps to these limits</h3>
        <p>{visibleText(impossible)}</p>
        <Trials answer={answer} />
      </section>
    );
  }
  if (changes.length === 0) {
    return (
      <section>
        <h3 className="heading">The cheapest network that does the job</h3>
        <p role="status">
          This is already the cheapest network: <strong>{formatUsd(beforeUsd)}</strong> a month with its
          traffic.
        </p>
        <Trials answer={answer} />
      </section>
    );
  }
  return (
    <section>
      <div className="cheapestHead">
        <h3 className="heading">The cheapest network that does the job</h3>
        <EditButton
          className="primaryButton"
          edit={{ type: 'batch', label: 'Use the cheapest network', commands }}
        >
          Use the cheapest network
        </EditButton>
      </div>
      <p role="status">
        {condition !== null && `If ${visibleText(condition)}: `}
        <strong>{formatUsd(afterUsd)}</strong> a month instead of {formatUsd(beforeUsd)}:{' '}
        {savesUsd >= 0
          ? `${formatUsd(savesUsd)} less with ${plural(changes.length, 'change')}.`
          : `keeping to the limits and reaching every service costs ${formatUsd(-savesUsd)} more than what is drawn.`}
        {gapUsd > 0 && ` Another network could be cheaper still, by ${formatUsd(gapUsd)} at most.`}
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col" className="number">
              Month
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.id} ${change.what}`}>
              <th scope="row" className="wide">
                {visibleText(change.what)}
              </th>
              <td className="number" data-change={change.savesUsd < 0 ? 'dearer' : 'cheaper'}>
                {formatDelta(-change.savesUsd)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>In all</td>
            <td className="number">{formatDelta(-savesUsd)}</td>
          </tr>
        </tfoot>
      </table>
      {notes.map((note) => (
        <p key={note} className="cheapestNote">
          {visibleText(note)}
        </p>
      ))}
      <Trials answer={answer} />
    </section>
  );
}

/** What each choice of NAT comes to with its cheapest endpoints, so that nobody has to believe the winner. */
function Trials({ answer: { trials } }: { readonly answer: Answer }) {
  const { zones } = useEditorState(designOf);
  return (
    <details className="cheapestTrials">
      <summary>Every choice of NAT with its cheapest endpoints</summary>
      <table className="table">
        <tbody>
          {trials.map(({ nat, usd, refused }) => (
            <tr key={`${nat.mode} ${nat.zone ?? ''}`}>
              <th scope="row" className="wide">
                {natShort[nat.mode]}
                {nat.zone !== null && <span className="muted"> in {zones[nat.zone]?.name ?? nat.zone}</span>}
                {refused !== null && <div className="hint">{visibleText(refused)}</div>}
              </th>
              <td className="number">{formatUsd(usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
