import { intentWords } from '../../engine/diff/intentChanges.ts';
import { reachWords } from '../../engine/diff/reachChanges.ts';
import { refOfChange } from '../../engine/diff/changedThings.ts';
import type { DesignDiff, KindDiff } from '../../engine/diff/diffDesigns.ts';
import { isThere } from '../../engine/design/things.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatDelta, formatUsd } from '../format.ts';

type Props = { readonly diff: DesignDiff; readonly names: readonly [string, string] };

/** A difference as a table: what became of each thing, and what it was and is. A name leads to its thing. */
export function DiffList({ diff, names }: Props) {
  const { cost, addresses, replaced, intents, reach, findings } = diff;
  const kinds = [...diff.resources, diff.rules].filter(
    ({ added, removed, changed }) => added.length + removed.length + changed.length > 0,
  );
  return (
    <>
      <ul className="diffFigures">
        <li>
          Cost a month {formatUsd(cost.withTraffic.before)} → {formatUsd(cost.withTraffic.after)} (
          {formatDelta(cost.withTraffic.delta)})
        </li>
        <li>
          Addresses in subnets {formatCount(addresses.inSubnets.before)} →{' '}
          {formatCount(addresses.inSubnets.after)}
        </li>
        <li>
          {replaced.length === 0
            ? 'Nothing that stays is replaced on deployment.'
            : `Replaced on deployment: ${replaced.map(({ kind, name }) => `${kind} ${visibleText(name)}`).join(', ')}.`}
        </li>
        {intents.map((change) => (
          <li key={change.id}>
            “{visibleText(change.sentence)}” {intentWords(change)}
            {change.after === 'broken' && `: ${visibleText(change.detail)}`}
          </li>
        ))}
        {reach.length === 0 && <li>Who reaches whom stays as it is.</li>}
        {findings.new.map(({ key, title }) => (
          <li key={key}>New finding: {visibleText(title)}</li>
        ))}
        {findings.gone.map(({ key, title }) => (
          <li key={key}>Finding gone: {visibleText(title)}</li>
        ))}
      </ul>
      {diff.same && <p className="empty">Both say the same about the network.</p>}
      {reach.length > 0 && <ReachTable reach={reach} />}
      {kinds.length > 0 && (
        <table className="diffTable">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Thing</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <KindRows key={kind.kind} kind={kind} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Which pairs open and close, and on which ports. */
function ReachTable({ reach }: { readonly reach: DesignDiff['reach'] }) {
  return (
    <table className="diffTable">
      <caption className="heading">Who reaches whom</caption>
      <thead>
        <tr>
          {['What', 'From', 'To', 'Traffic'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reach.map((change) => (
          <tr
            key={`${change.from} ${change.to} ${change.what}`}
            data-what={change.what === 'opens' || change.what === 'is answered now' ? 'added' : 'removed'}
          >
            <td>
              <span className="diffWord">{reachWords(change)}</span>
            </td>
            <td>{visibleText(change.fromName)}</td>
            <td>{visibleText(change.toName)}</td>
            <td>{visibleText(change.traffic)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function KindRows({ kind: { kind, added, removed, changed } }: { readonly kind: KindDiff }) {
  return (
    <>
      {added.map(({ id, name }) => (
        <DiffRow key={`+${id}`} what="Added" kind={kind} id={id} name={name} before="–" after="there" />
      ))}
      {removed.map(({ id, name }) => (
        <DiffRow key={`-${id}`} what="Removed" kind={kind} id={id} name={name} before="there" after="–" />
      ))}
      {changed.flatMap(({ id, name, changes }) =>
        changes.map(({ field, from, to }) => (
          <DiffRow
            key={`${id}.${field}`}
            {...{ what: 'Changed', kind, id, name }}
            before={`${field}: ${from}`}
            after={`${field}: ${to}`}
          />
        )),
      )}
    </>
  );
}

type RowProps = {
  readonly what: 'Added' | 'Removed' | 'Changed';
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
};

function DiffRow({ what, kind, id, name, before, after }: RowProps) {
  const editor = useEditor();
  const design = useEditorState(designOf);
  const ref = refOfChange(kind, id);
  return (
    <tr data-what={what.toLowerCase()}>
      <td>
        <span className="diffWord">{what}</span>
      </td>
      <td>
        {ref !== undefined && what !== 'Removed' && isThere(design, ref) ? (
          <button type="button" className="linkButton" onClick={() => editor.select([ref])}>
            {visibleText(name)}
          </button>
        ) : (
          visibleText(name)
        )}{' '}
        <span className="muted">{kind}</span>
      </td>
      <td>{visibleText(before)}</td>
      <td>{visibleText(after)}</td>
    </tr>
  );
}
