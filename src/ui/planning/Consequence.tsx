import type { Refusal } from '../../engine/design/refusal.ts';
import type { Change, Secondary, Step } from '../../engine/growth/whatIf.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { useEditor } from '../EditorContext.tsx';
import { formatCount, formatDelta, formatUsd, plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

type Props = {
  readonly change: Change;
  readonly onChange: (change: Change) => void;
  readonly onDone: () => void;
};

/** What a change would take, from the worker, and the button that does it. */
export function Consequence({ change, onChange, onDone }: Props) {
  const answer = useAnswer('growth', change);
  return (
    <div className="callout consequence" role="region" aria-label="Consequence" aria-busy={answer === null}>
      {answer === null && <p className="muted">Working it out…</p>}
      {answer?.ok === false && <Refused refusal={answer.error} change={change} onChange={onChange} />}
      {answer?.ok && <Taken step={answer.value} change={change} onChange={onChange} onDone={onDone} />}
    </div>
  );
}

function Refused({
  refusal,
  change,
  onChange,
}: Pick<Props, 'change' | 'onChange'> & { readonly refusal: Refusal }) {
  const most = change.kind === 'agents' ? Number(refusal.suggestion) : NaN;
  return (
    <>
      <p className="refused" role="alert">
        {refusal.message}
      </p>
      {Number.isInteger(most) && most > 0 && (
        <p>
          <button
            type="button"
            className="smallButton"
            onClick={() => onChange({ kind: 'agents', agents: most })}
          >
            Use {formatCount(most)}
          </button>
        </p>
      )}
    </>
  );
}

function Taken({ step, change, onChange, onDone }: Props & { readonly step: Step }) {
  const editor = useEditor();
  const { added, replaced, secondary } = step;
  const apply = () => {
    if (!editor.dispatch(step.command).ok) return;
    editor.notify({
      severity: 'success',
      message: `${step.label}: done as one step, which Undo takes back.`,
    });
    onDone();
  };
  return (
    <>
      <div className="consequenceHead">
        <strong>{visibleText(step.label)}</strong>
        <EditButton className="primaryButton" onClick={apply}>
          Apply
        </EditButton>
      </div>
      <ul className="consequenceList">
        {replaced.length === 0 ? (
          <li className="good">Nothing is renumbered, moved or replaced.</li>
        ) : (
          replaced.map(({ kind, id, name, why }) => (
            <li key={`${kind} ${id}`} className="bad">
              Replaced: {kind} {visibleText(name)}, because {visibleText(why)}.
            </li>
          ))
        )}
        <li>
          <Cost step={step} />
        </li>
        {added.subnets.length > 0 && (
          <li>
            <Subnets subnets={added.subnets} />
          </li>
        )}
        {added.natGateways.length > 0 && (
          <li>Adds {added.natGateways.map(({ name }) => visibleText(name)).join(', ')}.</li>
        )}
        {added.endpointInterfaces > 0 && (
          <li>Adds {plural(added.endpointInterfaces, 'endpoint interface')}.</li>
        )}
        {added.subnets.length === 0 && added.blocks.length === 0 && <li>Nothing has to be added.</li>}
        <QuotaLines step={step} />
        <After step={step} />
      </ul>
      {secondary !== null && <SecondaryChoice secondary={secondary} change={change} onChange={onChange} />}
    </>
  );
}

function Cost({ step: { monthlyUsd } }: { readonly step: Step }) {
  const { before, after, partial } = monthlyUsd;
  return (
    <>
      Cost a month, traffic included: <strong className="figure">{formatDelta(after - before)}</strong>, from{' '}
      {formatUsd(before)} to {formatUsd(after)}
      {partial && ', as far as prices are known'}.
    </>
  );
}

/** Up to this many subnets are shown at once. */
const SHOWN = 6;

function Subnets({ subnets }: { readonly subnets: Step['added']['subnets'] }) {
  const addresses = subnets.reduce((sum, subnet) => sum + subnet.addresses, 0);
  const list = (some: typeof subnets) => (
    <ul className="subnetList">
      {some.map(({ id, name, cidr, zoneName }) => (
        <li key={id}>
          {visibleText(name)} <span className="mono">{cidr ?? 'no room'}</span>{' '}
          <span className="muted">{visibleText(zoneName)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      Adds {plural(subnets.length, 'subnet')} with {plural(addresses, 'address', 'addresses')}:
      {list(subnets.slice(0, SHOWN))}
      {subnets.length > SHOWN && (
        <details>
          <summary>{plural(subnets.length - SHOWN, 'more subnet')}</summary>
          {list(subnets.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

/** The quotas that need a raise, or else the fullest of them. */
function QuotaLines({ step: { quotas } }: { readonly step: Step }) {
  const above = quotas.filter(({ state }) => state !== 'within');
  const [fullest] = quotas;
  if (above.length === 0) {
    return fullest === undefined ? null : (
      <li>
        Within every default quota of AWS; the fullest is {fullest.what}: {formatCount(fullest.used)} of{' '}
        {formatCount(fullest.limit)} in one {fullest.scope}.
      </li>
    );
  }
  return above.map(({ id, what, scope, used, limit, raisedTo, state, source }) => (
    <li key={id} className="bad">
      {formatCount(used)} {what} in one {scope}, where AWS allows {formatCount(limit)} by default:{' '}
      {state === 'raise'
        ? `ask AWS to raise the quota${raisedTo === null ? '' : ` (${formatCount(raisedTo)} at most)`}`
        : `more than AWS ever gives (${formatCount(raisedTo ?? limit)})`}
      . <SourceLink source={source} />
    </li>
  ));
}

function After({ step: { ceilings } }: { readonly step: Step }) {
  const [drawn] = ceilings;
  if (drawn === undefined) return null;
  return (
    <li>
      Holds {plural(drawn.agents, 'agent')} afterwards. What stops the next one: {drawn.stop.why}
    </li>
  );
}

/** Where a rule of AWS is written. */
export function SourceLink({ source }: { readonly source: Step['quotas'][number]['source'] }) {
  if (source.url === null) return <span className="muted">{source.title}</span>;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {source.title}
    </a>
  );
}

function SecondaryChoice({
  secondary,
  change,
  onChange,
}: Pick<Props, 'change' | 'onChange'> & { readonly secondary: Secondary }) {
  const { blocks, why, candidates, restrictions } = secondary;
  return (
    <div className="secondary">
      <p>
        <strong>Needs {plural(blocks.length, 'further VPC block')}</strong>: {blocks.join(', ')}. {why}
      </p>
      <div className="chips" role="group" aria-label="Blocks that AWS allows here">
        {candidates.map(({ cidr, notes }) => (
          <button
            key={cidr}
            type="button"
            className="chip"
            aria-pressed={blocks[0] === cidr}
            title={notes.join('\n')}
            onClick={() => onChange({ ...change, block: cidr })}
          >
            <span className="mono">{cidr}</span>
            {notes.length > 0 && ' *'}
          </button>
        ))}
      </div>
      {candidates.some(({ notes }) => notes.length > 0) && (
        <ul className="hint">
          {candidates
            .filter(({ notes }) => notes.length > 0)
            .map(({ cidr, notes }) => (
              <li key={cidr}>
                * <span className="mono">{cidr}</span>: {notes.map(visibleText).join('; ')}
              </li>
            ))}
        </ul>
      )}
      <details>
        <summary>What AWS lets this VPC have</summary>
        <ul className="hint">
          {restrictions.map(({ range, allowed, reason }) => (
            <li key={range}>
              <span className="mono">{range}</span>: {allowed ? 'allowed' : 'refused'}. {reason}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
