import { type SyntheticEvent, useId, useState } from 'react';

import type { Ref, Traffic } from '../../engine/design/design.ts';
import { formatPorts, parseTraffic, usualProtocols } from '../../engine/design/trafficText.ts';
import type { Result } from '../../engine/result.ts';

/** The range as it was written, and the chosen box; empty where it was not asked for. */
type Answers = { readonly range: string; readonly choice: Ref };

type Props = {
  readonly title: string;
  readonly at: { readonly left: number; readonly top: number };
  /** What the rule lets through now, where one is changed. */
  readonly now?: Traffic;
  /** Boxes to choose an end from. Absent where none is to be chosen. */
  readonly choices?: readonly { readonly ref: Ref; readonly label: string }[];
  /** Whether an end must be written, as an address range or a prefix list. */
  readonly asksRange?: boolean;
  readonly submitLabel: string;
  /** Refuses with a sentence, which is shown here. */
  readonly onSubmit: (traffic: Traffic, answers: Answers) => Result<unknown, string>;
  readonly onClose: () => void;
};

/** Asks for protocol and port, where the arrow was let go. */
export function ConnectPopover({
  title,
  at,
  now,
  choices,
  asksRange = false,
  submitLabel,
  onSubmit,
  onClose,
}: Props) {
  const [protocol, setProtocol] = useState(now?.protocol ?? 'tcp');
  const protocols = new Set([...usualProtocols, ...(now === undefined ? [] : [now.protocol])]);
  const [ports, setPorts] = useState(now === undefined ? '' : formatPorts(now));
  const [range, setRange] = useState('');
  const [choice, setChoice] = useState(choices?.[0]?.ref ?? '');
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const traffic = parseTraffic(ports, protocol);
    if (!traffic.ok) {
      setError(traffic.error.message);
      return;
    }
    if (choices !== undefined && choice === '') {
      setError('There is no security group yet; place one from the palette first.');
      return;
    }
    const done = onSubmit(traffic.value, { range, choice });
    if (!done.ok) setError(done.error);
  };

  return (
    <form
      className="canvasPopover nowheel"
      role="dialog"
      aria-labelledby={`${id}-title`}
      style={at}
      onSubmit={submit}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {asksRange && (
        <label>
          Address range or prefix list
          <input
            value={range}
            placeholder="10.0.0.0/8 or pl-…"
            autoFocus
            spellCheck={false}
            onChange={(event) => setRange(event.target.value)}
          />
        </label>
      )}
      {choices !== undefined && (
        <label>
          To
          <select aria-label="To" value={choice} onChange={(event) => setChoice(event.target.value)}>
            {choices.map(({ ref, label }) => (
              <option key={ref} value={ref}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="fields">
        <label>
          Protocol
          <select value={protocol} onChange={(event) => setProtocol(event.target.value)}>
            {[...protocols].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Port or range
          <input
            value={ports}
            placeholder="443, 8000-8100, or empty for all"
            autoFocus={!asksRange}
            spellCheck={false}
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : `${id}-error`}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setPorts(event.target.value)}
          />
        </label>
      </div>
      {error !== null && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div className="actions">
        <button type="button" className="smallButton" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="smallButton primary">
          {submitLabel}
        </button>
      </div>
    </form>
  );
}
