import { plural, formatCount, formatUsd } from '../format.ts';
import type { Outage } from '../../engine/review/outage.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { endpointName } from '../../engine/design/traffic.ts';
import { countOff, switched, type Broken } from './broken.ts';

type Props = {
  readonly broken: Broken;
  /** What follows from it; `null` until it is known. */
  readonly outage: Outage | null;
  readonly onChange: (broken: Broken) => void;
};

/** Zones, NAT and endpoints as switches, and what the network does without those that are off. */
export function BreakIt({ broken, outage, onChange }: Props) {
  const design = useEditorState(designOf);
  const { routes } = useEditorState(evaluationOf);
  const chips = (
    kind: keyof Broken,
    label: string,
    things: readonly (readonly [id: string, name: string])[],
  ) =>
    things.length > 0 && (
      <section aria-label={label}>
        <h4 className="heading">{label}</h4>
        <div className="chips">
          {things.map(([id, name]) => (
            <button
              key={id}
              type="button"
              aria-pressed={broken[kind].includes(id)}
              title={broken[kind].includes(id) ? 'Off: switch it on again' : 'Switch it off'}
              onClick={() => onChange(switched(broken, kind, id))}
            >
              {visibleText(name)}
            </button>
          ))}
        </div>
      </section>
    );
  return (
    <section className="breakIt" aria-label="Break it">
      <h3>Break it</h3>
      {chips(
        'zones',
        'Zones',
        Object.entries(design.zones).map(([id, { name }]) => [id, name]),
      )}
      {chips(
        'nat',
        'NAT',
        Object.values(routes.natGateways).map(({ id, name }) => [id, name]),
      )}
      {chips(
        'endpoints',
        'Endpoints',
        Object.entries(design.endpoints).map(([id, { service }]) => [id, endpointName(service)]),
      )}
      {countOff(broken) === 0 ? (
        <p className="muted">Switch something off and see what the network does without it.</p>
      ) : (
        <Consequences outage={outage} />
      )}
    </section>
  );
}

/** How many losses are told one by one. */
const TOLD = 8;

function Consequences({ outage }: { readonly outage: Outage | null }) {
  const design = useEditorState(designOf);
  if (outage === null) return <p className="muted">Working it out…</p>;
  const { losses, strandedSubnets, capacity, transferUsd, blockedGb } = outage;
  const fits =
    capacity.forTasks >= capacity.needed
      ? 'the need fits with all its headroom'
      : capacity.forTasks >= capacity.tasks
        ? 'the tasks fit, without all their headroom'
        : 'the tasks do not fit';
  return (
    <div role="status">
      <p>
        <strong>{formatCount(capacity.usable)}</strong> usable addresses left for{' '}
        {formatCount(capacity.needed)} needed
        {capacity.otherInterfaces > 0 &&
          `, ${formatCount(capacity.otherInterfaces)} of them held by endpoints and other interfaces`}
        : {fits}.
      </p>
      <p>
        {losses.length === 0
          ? 'Nothing is lost that crossed a boundary.'
          : `${plural(losses.length, 'connection')} lost:`}
      </p>
      {losses.length > 0 && (
        <ul>
          {losses.slice(0, TOLD).map(({ from, to, fromLabel, toLabel, before, after }) => (
            <li key={`${from} ${to}`}>
              {visibleText(fromLabel)} → {visibleText(toLabel)}: {before}
              {after !== 'nothing' && `, only ${after} is left`}
            </li>
          ))}
          {losses.length > TOLD && <li>and {losses.length - TOLD} more</li>}
        </ul>
      )}
      {strandedSubnets.length > 0 && (
        <p>
          No way out any more:{' '}
          {strandedSubnets.map((id) => visibleText(design.subnets[id]?.name ?? id)).join(', ')}.
        </p>
      )}
      <p>
        Traffic: {formatUsd(transferUsd.before)} → {formatUsd(transferUsd.after)} a month
        {blockedGb > 0 && `, and ${formatCount(Math.round(blockedGb))} GB a month get nowhere`}. Hours are
        paid all the same.
      </p>
    </div>
  );
}
