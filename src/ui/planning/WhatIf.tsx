import { useId, useState } from 'react';

import type { Access } from '../../engine/design/design.ts';
import type { Ceiling } from '../../engine/growth/ceilings.ts';
import type { Change } from '../../engine/growth/whatIf.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { AgentSlider } from './AgentSlider.tsx';
import { useSettled } from '../useSettled.ts';
import { Consequence } from './Consequence.tsx';

/** A change of the network that is only thought of: its consequences stand below it until it is applied or let go. */
export function WhatIf({ ceilings }: { readonly ceilings: readonly Ceiling[] }) {
  const { agents } = useEditorState(designOf).requirements;
  const [change, setChange] = useState<Change | null>(null);
  const asked = useSettled(change);
  const most = ceilings.at(-1)?.agents ?? 0;
  const shown = change?.kind === 'agents' ? change.agents : agents;
  return (
    <section>
      <h3 className="heading">What if the network grew?</h3>
      {most > 0 ? (
        <AgentSlider
          agents={shown}
          most={most}
          planned={agents}
          onChange={(wanted) => setChange({ kind: 'agents', agents: wanted })}
        />
      ) : (
        <p className="hint">
          No workload of ECS tasks counts the agents, so no tier grows with them. Zones and tiers can be added
          all the same.
        </p>
      )}
      <div className="growthChoices">
        <button
          type="button"
          className="smallButton"
          aria-pressed={change?.kind === 'zone'}
          onClick={() => setChange({ kind: 'zone' })}
        >
          A further zone
        </button>
        <button
          type="button"
          className="smallButton"
          aria-pressed={change?.kind === 'tier'}
          onClick={() => setChange({ kind: 'tier', name: 'New tier', access: 'isolated', prefix: 24 })}
        >
          A new tier
        </button>
      </div>
      {change?.kind === 'tier' && <TierFields change={change} onChange={setChange} />}
      {asked !== null && change !== null && (
        <Consequence change={asked} onChange={setChange} onDone={() => setChange(null)} />
      )}
    </section>
  );
}

type TierChange = Extract<Change, { kind: 'tier' }>;

function TierFields({
  change,
  onChange,
}: {
  readonly change: TierChange;
  readonly onChange: (change: Change) => void;
}) {
  const id = useId();
  const sizes = Array.from({ length: 13 }, (_, step) => 16 + step);
  return (
    <div className="tierFields">
      <div className="field">
        <label className="heading" htmlFor={`${id}-name`}>
          Name of the tier
        </label>
        <div className="inputBox">
          <input
            id={`${id}-name`}
            value={change.name}
            maxLength={120}
            onChange={(event) => onChange({ ...change, name: event.target.value })}
          />
        </div>
      </div>
      <div className="field">
        <label className="heading" htmlFor={`${id}-access`}>
          Access
        </label>
        <select
          id={`${id}-access`}
          className="select"
          value={change.access}
          onChange={(event) => onChange({ ...change, access: event.target.value as Access })}
        >
          <option value="public">public</option>
          <option value="private">private</option>
          <option value="isolated">isolated</option>
        </select>
      </div>
      <div className="field">
        <label className="heading" htmlFor={`${id}-size`}>
          Size of each subnet
        </label>
        <select
          id={`${id}-size`}
          className="select"
          value={change.prefix}
          onChange={(event) => onChange({ ...change, prefix: Number(event.target.value) })}
        >
          {sizes.map((prefix) => (
            <option key={prefix} value={prefix}>
              /{prefix}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
