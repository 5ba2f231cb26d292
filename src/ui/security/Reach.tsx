import './reach.css';

import { useMemo, useSyncExternalStore } from 'react';

import { type Design, readRef, type Ref } from '../../engine/design/design.ts';
import { endStands } from '../../engine/commands/intentEnds.ts';
import { parseTraffic } from '../../engine/design/trafficText.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { endpointName } from '../names.ts';
import { ReachAnswerView } from './ReachAnswer.tsx';
import { reachDraft, reachEndOf } from './reachQuestion.ts';

/** Whether one end can reach another, and how; the answer is exact and asked again after every edit. */
export function Reach() {
  const design = useEditorState(designOf);
  const { from, to, traffic } = useSyncExternalStore(reachDraft.subscribe, reachDraft.get);
  const read = traffic.trim() === '' ? null : parseTraffic(traffic);
  const [source, target] = [standing(design, from), standing(design, to)];
  const question = useMemo(
    () =>
      source === null || target === null || read?.ok === false
        ? null
        : { from: source, to: target, traffic: read === null ? null : read.value },
    // Refs and text stand for the ends and the traffic that are made of them anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [design, from, to, traffic],
  );
  return (
    <div className="blocks">
      <form className="tools reachForm" onSubmit={(event) => event.preventDefault()}>
        <EndChoice label="Can" value={from} onChange={(ref) => reachDraft.set({ from: ref })} />
        <button
          type="button"
          className="smallButton"
          aria-label="Ask the other way round"
          title="Ask the other way round"
          onClick={() => reachDraft.set({ from: to === '' ? from : to, to: from })}
        >
          ⇄
        </button>
        <EndChoice label="reach" value={to} onChange={(ref) => reachDraft.set({ to: ref })} />
        <label>
          on
          <div className="inputBox reachTraffic" data-invalid={read?.ok === false || undefined}>
            <input
              value={traffic}
              placeholder="anything"
              aria-label="Traffic, empty for anything"
              aria-invalid={read?.ok === false}
              spellCheck={false}
              onChange={(event) => reachDraft.set({ traffic: event.target.value })}
            />
          </div>
        </label>
      </form>
      {read?.ok === false && (
        <p className="fieldError" role="alert">
          {visibleText(read.error.message)}
        </p>
      )}
      {question === null ? (
        <p className="empty">
          Choose two ends. A right click on a thing of the canvas asks what it can reach.
        </p>
      ) : (
        <ReachAnswerView question={question} />
      )}
    </div>
  );
}

function standing(design: Design, ref: Ref) {
  const end = reachEndOf(ref);
  return end !== null && endStands(design, end) ? end : null;
}

type ChoiceProps = {
  readonly label: string;
  readonly value: Ref;
  readonly onChange: (ref: Ref) => void;
};

/** An end by name; an address range is written. */
function EndChoice({ label, value, onChange }: ChoiceProps) {
  const design = useEditorState(designOf);
  const isRange = readRef(value).kind === 'cidr';
  return (
    <label>
      {label}
      <select
        className="quietSelect"
        aria-label={label === 'Can' ? 'From' : 'To'}
        value={isRange ? 'cidr:' : value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">choose…</option>
        <option value="internet">the internet</option>
        <option value="cidr:">an address range…</option>
        {groupsOf(design).map(([title, ends]) => (
          <optgroup key={title} label={title}>
            {ends.map(([ref, name]) => (
              <option key={ref} value={ref}>
                {visibleText(name)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {isRange && (
        <div className="inputBox reachTraffic">
          <input
            aria-label={label === 'Can' ? 'Range from' : 'Range to'}
            placeholder="10.0.0.0/16"
            spellCheck={false}
            value={readRef(value).id}
            onChange={(event) => onChange(`cidr:${event.target.value.trim()}`)}
          />
        </div>
      )}
    </label>
  );
}

type Named = readonly (readonly [Ref, string])[];

function groupsOf(design: Design): readonly (readonly [string, Named])[] {
  const named = (kind: string, record: Readonly<Record<string, { readonly name: string }>>): Named =>
    Object.entries(record).map(([id, { name }]) => [`${kind}:${id}`, name] as const);
  const services = [...new Set(Object.values(design.endpoints).map(({ service }) => service))];
  const all: readonly (readonly [string, Named])[] = [
    ['Workloads', named('workload', design.workloads)],
    ['Security groups', named('group', design.securityGroups)],
    ['Tiers', named('tier', design.tiers)],
    ['Subnets', named('subnet', design.subnets)],
    [
      'Endpoints',
      Object.entries(design.endpoints).map(
        ([id, { service }]) => [`endpoint:${id}`, `${endpointName(service)} endpoint`] as const,
      ),
    ],
    ['AWS services', services.map((service) => [`service:${service}`, endpointName(service)] as const)],
    ['Other networks', named('network', design.networks)],
  ];
  return all.filter(([, ends]) => ends.length > 0);
}
