import { useId, useState } from 'react';

import { formatCount, plural } from '../format.ts';
import { numberIn } from '../typed.ts';

/** Positions of the slider; equal steps multiply the agents by the same factor. */
const STEPS = 1000;

const agentsAt = (step: number, most: number) => Math.max(1, Math.round(most ** (step / STEPS)));
const stepAt = (agents: number, most: number) =>
  most <= 1 ? 0 : Math.round((STEPS * Math.log(Math.max(1, agents))) / Math.log(most));

type Props = {
  readonly agents: number;
  /** The most agents that the plan can ever hold. */
  readonly most: number;
  readonly planned: number;
  readonly onChange: (agents: number) => void;
};

/** From one agent to as many as the plan can ever hold, by hand, by arrow keys or as a number typed. */
export function AgentSlider({ agents, most, planned, onChange }: Props) {
  const id = useId();
  return (
    <div className="agentSlider">
      <label htmlFor={id} className="visuallyHidden">
        Agents on the slider
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={Math.min(STEPS, stepAt(agents, most))}
        aria-valuetext={plural(agents, 'agent')}
        aria-describedby={`${id}-ends`}
        onChange={(event) => onChange(Math.min(most, agentsAt(Number(event.target.value), most)))}
      />
      <AgentNumber agents={agents} onChange={onChange} />
      <p id={`${id}-ends`} className="hint sliderEnds">
        <span>1</span>
        <span>planned for {formatCount(planned)}</span>
        <span>{formatCount(most)} at most</span>
      </p>
    </div>
  );
}

/** Any whole number may be typed; more than the plan can hold is answered with why. */
function AgentNumber({ agents, onChange }: Pick<Props, 'agents' | 'onChange'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const number = numberIn(text);
    if (number !== null && Number.isInteger(number) && number >= 1 && number <= 10_000_000) onChange(number);
  };
  return (
    <div className="inputBox">
      <input
        inputMode="numeric"
        aria-label="Agents"
        value={typed ?? formatCount(agents)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => event.key === 'Enter' && setTyped(null)}
      />
      <span className="muted">agents</span>
    </div>
  );
}
