import { useId, useState } from 'react';

import type { DataFlow, Design, FlowEnd } from '../../engine/design/design.ts';
import { endpointServices } from '../../engine/regions/endpointServices.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import type { Refusal } from '../../engine/design/refusal.ts';
import { labelText } from '../../engine/design/text.ts';
import { useEdit } from '../inspector/useEdit.ts';
import { numberIn } from '../typed.ts';

type Choice = { readonly value: string; readonly label: string; readonly end: FlowEnd };

/** Everything that a flow may begin or end in. */
function endsOf({
  tiers,
  networks,
}: Design): readonly { readonly title: string; readonly ends: readonly Choice[] }[] {
  const tierEnds = Object.entries(tiers).map(([tier, { name }]) => ({
    ...{ value: `tier:${tier}`, label: visibleText(name) },
    end: { kind: 'tier', tier } as const,
  }));
  const networkEnds = Object.entries(networks).map(([network, { name }]) => ({
    ...{ value: `network:${network}`, label: visibleText(name) },
    end: { kind: 'network', network } as const,
  }));
  const serviceEnds = endpointServices.map(({ short: service, label }) => ({
    ...{ value: `service:${service}`, label },
    end: { kind: 'service', service } as const,
  }));
  const internet = { value: 'internet', label: 'Internet', end: { kind: 'internet' } as const };
  return [
    { title: 'Tiers', ends: tierEnds },
    { title: 'Outside', ends: [internet, ...networkEnds] },
    { title: 'AWS services', ends: serviceEnds },
  ].filter(({ ends }) => ends.length > 0);
}

/** A flow that nobody assumed: between any two ends, of which one is a tier. */
export function FlowAdding() {
  const design = useEditorState(designOf);
  const edit = useEdit();
  const id = useId();
  const groups = endsOf(design);
  const all = groups.flatMap(({ ends }) => ends);
  const [from, setFrom] = useState(all[0]?.value ?? 'internet');
  const [to, setTo] = useState('internet');
  const [amounts, setAmounts] = useState({ sent: '', received: '' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const endOf = (value: string) => all.find((end) => end.value === value);

  const add = () => {
    const [source, target] = [endOf(from), endOf(to)];
    const [sent, received] = [numberIn(amounts.sent), numberIn(amounts.received || '0')];
    if (source === undefined || target === undefined || sent === null || received === null) {
      setRefusal({
        type: 'flow/incomplete',
        message: 'The amount is missing; write the GB sent in a month in digits, and 0 for none.',
      });
      return;
    }
    const flow: DataFlow = {
      ...{
        name: labelText(`${source.label} to ${target.label}`),
        from: source.end,
        to: target.end,
      },
      ...{ sent: { gb: sent, per: 'month' }, received: { gb: received, per: 'month' } },
      ...{ crossZoneShare: null, notes: '' },
    };
    const done = edit({ type: 'setDataFlow', id: freeId(design, `${from}-${to}`), flow });
    setRefusal(done.ok ? null : done.error);
    if (done.ok) setAmounts({ sent: '', received: '' });
  };

  const select = (label: string, value: string, choose: (value: string) => void) => (
    <div className="field">
      <label className="heading" htmlFor={`${id}-${label}`}>
        {label}
      </label>
      <select
        id={`${id}-${label}`}
        className="select"
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {groups.map(({ title, ends }) => (
          <optgroup key={title} label={title}>
            {ends.map((end) => (
              <option key={end.value} value={end.value}>
                {end.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
  const amount = (label: string, field: keyof typeof amounts) => (
    <div className="field">
      <label className="heading" htmlFor={`${id}-${field}`}>
        {label}
      </label>
      <div className="inputBox">
        <input
          id={`${id}-${field}`}
          inputMode="decimal"
          value={amounts[field]}
          aria-describedby={`${id}-note`}
          onChange={(event) => setAmounts({ ...amounts, [field]: event.target.value })}
        />
        <span className="muted">GB a month</span>
      </div>
    </div>
  );

  return (
    <section>
      <h3 className="heading">Add a flow</h3>
      <form
        className="flowAdding"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {select('From', from, setFrom)}
        {select('To', to, setTo)}
        {amount('Sent', 'sent')}
        {amount('Received', 'received')}
        <button type="submit" className="smallButton">
          Add flow
        </button>
      </form>
      <RefusalNote id={`${id}-note`} refusal={refusal} />
    </section>
  );
}

/** An id made of both ends that no flow has yet. */
function freeId({ dataTransfer }: Design, wanted: string): string {
  const plain = wanted.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 58);
  let id = plain;
  for (let count = 2; Object.hasOwn(dataTransfer.flows, id); count += 1) id = `${plain}-${String(count)}`;
  return id;
}
