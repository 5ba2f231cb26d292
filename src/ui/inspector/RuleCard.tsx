import { useId, useState } from 'react';

import { entryOf, type Design, type Id, type Peer } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { RuleReasons } from '../../engine/evaluation/leastPrivilege/ruleReasons.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState, useEntered } from '../EditorContext.tsx';
import { TrashIcon } from '../icons/actionIcons.tsx';
import { readRange } from '../../engine/design/rangeText.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { nameOf } from '../names.ts';
import { RefusalNote, TextField } from './fields.tsx';
import { useReading } from '../reading.ts';
import { RuleWhy } from './RuleWhy.tsx';
import { TrafficFields } from './TrafficFields.tsx';
import { useEdit } from './useEdit.ts';

type Props = {
  readonly id: Id;
  readonly current?: boolean;
  /** Why the rules of the page exist; `null` until that is known. */
  readonly reasons: readonly RuleReasons[] | null;
};

/** One rule, every part of it editable in place. */
export function RuleCard({ id, current, reasons }: Props) {
  const design = useEditorState(designOf);
  const edit = useEdit();
  const rule = entryOf(design.rules, id);
  if (!rule) return null;
  const peerName = nameOf(design, peerRef(rule.peer));
  const of = `${rule.direction === 'ingress' ? 'from' : 'to'} ${peerName}`;
  return (
    <div className="ruleCard" aria-current={current === true || undefined}>
      <TrafficFields
        traffic={rule.traffic}
        of={of}
        commit={(traffic) => edit({ type: 'setRule', id, traffic })}
      >
        <EditButton
          className="iconButton"
          aria-label={`Delete the rule ${of}`}
          edit={{ type: 'removeRule', id }}
        >
          <TrashIcon size={16} />
        </EditButton>
      </TrafficFields>
      <PeerField
        label={rule.direction === 'ingress' ? 'From' : 'To'}
        peer={rule.peer}
        design={design}
        commit={(peer) => edit({ type: 'setRule', id, peer })}
      />
      <TextField
        label="Description"
        quietLabel
        placeholder="Description"
        value={rule.description}
        edit={(description) => ({ type: 'setRule', id, description })}
      />
      <RuleWhy answers={reasons} rules={[id]} />
    </div>
  );
}

type PeerFieldProps = {
  readonly label: string;
  readonly peer: Peer;
  readonly design: Design;
  readonly commit: (peer: Peer) => ReturnType<ReturnType<typeof useEdit>>;
};

/** The other side of a rule: a group, a gateway endpoint, or what is typed: an address range or a prefix list. */
function PeerField({ label, peer: shown, design, commit: make }: PeerFieldProps) {
  const [peer, commit] = useEntered(shown, make);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [typing, setTyping] = useState(false);
  const note = useId();
  const reading = useReading();
  const written = writtenRange(peer);
  const chosen = typing || written !== null ? 'range' : peerRef(peer);
  const choose = (value: string) => {
    setTyping(value === 'range');
    if (value === 'range') return;
    const colon = value.indexOf(':');
    const [kind, id] = [value.slice(0, colon), value.slice(colon + 1)];
    const result = commit(kind === 'group' ? { kind, group: id } : { kind: 'endpoint', endpoint: id });
    setRefusal(result.ok ? null : result.error);
  };
  return (
    <div className="field">
      <label className="peerRow">
        <span className="muted">{label}</span>
        <select
          className="select"
          value={chosen}
          disabled={reading}
          aria-describedby={note}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="range">An address range or prefix list</option>
          <optgroup label="Security groups">
            {Object.entries(design.securityGroups).map(([id, group]) => (
              <option key={id} value={`group:${id}`}>
                {visibleText(group.name)}
              </option>
            ))}
          </optgroup>
          <optgroup label="Gateway endpoints">
            {Object.entries(design.endpoints)
              .filter(([, endpoint]) => endpoint.type === 'gateway')
              .map(([id]) => (
                <option key={id} value={`endpoint:${id}`}>
                  {nameOf(design, `endpoint:${id}`)}
                </option>
              ))}
          </optgroup>
        </select>
      </label>
      <RefusalNote id={note} refusal={refusal} />
      {chosen === 'range' && (
        <TextField
          label="Address range or prefix list"
          quietLabel
          mono
          value={written ?? ''}
          placeholder="10.0.0.0/8 or pl-…"
          commit={(text) => {
            const range = readRange(design, text);
            const result = range.ok ? commit(range.value) : range;
            if (result.ok) setTyping(false);
            return result;
          }}
        />
      )}
    </div>
  );
}

/** What is typed of a peer; `null` for one that is chosen. */
function writtenRange(peer: Peer): string | null {
  if (peer.kind === 'cidr') return peer.cidr;
  return peer.kind === 'prefix-list' ? peer.prefixList : null;
}
