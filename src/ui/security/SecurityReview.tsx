import './securityReview.css';

import { Suspense, useState } from 'react';

import type { Finding } from '../../engine/evaluation/evaluation.ts';
import type {
  Boundary,
  SecurityReview as Review,
} from '../../engine/evaluation/securityReview/securityReview.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { SeverityIcon, severityWord } from '../icons/networkIcons.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import { SignForm } from '../review/SignForm.tsx';
import { useAnswer } from '../useAnswer.ts';
import { intentWords } from './intentWords.ts';

const SetAsideDialog = lazyInLook(() =>
  import('../dock/SetAsideDialog.tsx').then((module) => module.SetAsideDialog),
);

/** The security review: one boundary of the network after the other, and the signature under all of them. */
export function SecurityReview() {
  const review = useAnswer('securityReview', null);
  const [settingAside, setSettingAside] = useState<Finding | null>(null);
  if (review === null) return <p className="empty">Working out who reaches whom…</p>;
  return (
    <div className="securityReview">
      <Signatures review={review} />
      {review.boundaries.map((boundary, at) => (
        <BoundarySection key={boundary.id} boundary={boundary} step={at + 1} onSetAside={setSettingAside} />
      ))}
      <section aria-label="Sign off">
        <h3 className="heading">Sign off revision {review.revision}</h3>
        <SignForm of="security" digest={review.digest} label="Sign off the security review" />
      </section>
      <Suspense fallback={null}>
        {settingAside && <SetAsideDialog finding={settingAside} onClose={() => setSettingAside(null)} />}
      </Suspense>
    </div>
  );
}

function Signatures({ review }: { readonly review: Review }) {
  const editor = useEditor();
  const [newest] = review.signatures;
  if (newest === undefined) return <p className="muted">Nobody has signed this review yet.</p>;
  return (
    <ul className="signatures" aria-label="Signatures">
      {review.signatures.map(({ id, by, on, revision, current, notes }) => (
        <li key={id} data-current={current}>
          <strong>{current ? 'Signed' : 'Out of date'}</strong> {visibleText(by)}, {on}, revision {revision}
          {notes !== '' && <span className="muted"> · {visibleText(notes)}</span>}
          <button
            type="button"
            className="smallButton quiet"
            onClick={() => editor.dispatch({ type: 'removeSignOff', id })}
          >
            Take back
          </button>
        </li>
      ))}
    </ul>
  );
}

type SectionProps = {
  readonly boundary: Boundary;
  readonly step: number;
  readonly onSetAside: (finding: Finding) => void;
};

function BoundarySection({ boundary, step, onSetAside }: SectionProps) {
  const { title, question, crossings, proof, intents, open, setAside } = boundary;
  const editor = useEditor();
  return (
    <section aria-label={title} className="boundary">
      <h3>
        <span className="muted">{step}</span> {title}
      </h3>
      <p className="muted">{question}</p>
      {crossings.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Arrives</th>
              <th scope="col">Over</th>
            </tr>
          </thead>
          <tbody>
            {crossings.map(({ from, to, fromLabel, toLabel, traffic, answered, through }) => (
              <tr key={`${from} ${to}`}>
                <td>
                  <button type="button" className="linkButton" onClick={() => editor.select([from, to])}>
                    {visibleText(fromLabel)}
                  </button>
                </td>
                <td>{visibleText(toLabel)}</td>
                <td>
                  {traffic}
                  {answered !== traffic && <span className="muted">, answered: {answered}</span>}
                </td>
                <td>{through.map(visibleText).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="proof">{proof}</p>
      {intents.length > 0 && (
        <ul className="verdictLines">
          {intents.map(({ id, state, sentence, detail }) => (
            <li key={id} data-state={state}>
              <SeverityIcon
                severity={state === 'holds' ? 'ok' : state === 'broken' ? 'error' : 'warning'}
                size={13}
              />
              <span>
                <strong>{intentWords[state]}:</strong> {visibleText(sentence)}
                {state !== 'holds' && <span className="hint"> {visibleText(detail)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <ul className="verdictLines" aria-label={`Open: ${plural(open.length, 'finding')}`}>
          {open.map((finding) => (
            <li key={finding.key}>
              <SeverityIcon severity={finding.severity} size={13} />
              <button type="button" className="linkButton" onClick={() => editor.select(finding.subjects)}>
                <span className="visuallyHidden">{severityWord[finding.severity]}: </span>
                {visibleText(finding.title)}
              </button>
              <button type="button" className="smallButton quiet" onClick={() => onSetAside(finding)}>
                Set aside…
              </button>
            </li>
          ))}
        </ul>
      )}
      {setAside.length > 0 && (
        <details>
          <summary className="muted">{plural(setAside.length, 'finding')} set aside</summary>
          <ul className="verdictLines">
            {setAside.map(({ key, title: said, setAside: why }) => (
              <li key={key}>
                <span>
                  {visibleText(said)}{' '}
                  <span className="hint">
                    {visibleText(why?.by ?? '')}, {why?.on}: {visibleText(why?.reason ?? '')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
