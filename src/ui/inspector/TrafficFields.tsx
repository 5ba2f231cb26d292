import { useId } from 'react';

import type { Traffic } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { hasPorts, hasTypes } from '../../engine/design/protocols.ts';
import { trafficLabel } from '../../engine/design/traffic.ts';
import { formatPorts, parseTraffic } from '../../engine/design/trafficText.ts';
import type { Result } from '../../engine/result.ts';
import { useEntered } from '../EditorContext.tsx';
import { RefusalNote, type Option } from './fields.tsx';
import { useReading } from '../reading.ts';
import { useDraft } from './useDraft.ts';

const usual: readonly Option<string>[] = [
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'icmp', label: 'ICMP' },
  { value: 'icmpv6', label: 'ICMPv6' },
  { value: 'all', label: 'All' },
];

type Props = {
  readonly traffic: Traffic;
  readonly commit: (traffic: Traffic) => Result<unknown, Refusal>;
  /** What the rule is called, for the fields' names. */
  readonly of: string;
  readonly children?: React.ReactNode;
};

/** Protocol and ports of a rule, edited in place. */
export function TrafficFields({ traffic: shown, commit: make, of, children }: Props) {
  const [traffic, commit] = useEntered(shown, make);
  const id = useId();
  const reading = useReading();
  const options = usual.some(({ value }) => value === traffic.protocol)
    ? usual
    : [...usual, { value: traffic.protocol, label: trafficLabel({ ...traffic, ports: null }) }];
  const draft = useDraft(formatPorts(traffic), (text) => {
    const read = parseTraffic(text, traffic.protocol);
    return read.ok ? commit(read.value) : read;
  });
  const choose = (protocol: string) =>
    commit({ protocol, ports: hasPorts(protocol) && hasPorts(traffic.protocol) ? traffic.ports : null });
  const written = hasPorts(traffic.protocol)
    ? 'all ports'
    : hasTypes(traffic.protocol)
      ? 'all types'
      : 'no ports';
  return (
    <>
      <div className="ruleGrid">
        <select
          className="select"
          aria-label={`Protocol, ${of}`}
          value={traffic.protocol}
          disabled={reading}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <div className="inputBox" data-invalid={draft.refusal !== null || undefined}>
          <input
            className="mono"
            aria-label={`${hasTypes(traffic.protocol) ? 'Type' : 'Ports'}, ${of}`}
            aria-describedby={id}
            aria-invalid={draft.refusal !== null}
            placeholder={written}
            disabled={written === 'no ports' && traffic.ports === null}
            readOnly={reading}
            value={draft.text}
            onChange={(event) => draft.change(event.target.value)}
            onBlur={draft.onBlur}
            onKeyDown={draft.onKeyDown}
          />
        </div>
        {children}
      </div>
      <RefusalNote id={id} refusal={draft.refusal} onTake={draft.takeSuggestion} />
    </>
  );
}
