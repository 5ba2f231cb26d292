import { useState } from 'react';

import { lockWords } from '../../engine/design/trackerWords.ts';
import type { DecisionReport } from '../../engine/tracker/report.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { useTrackerReport } from './TrackerContext.tsx';
import { useShow } from './useShow.ts';

/** Everything that was decided, with a search over all of its text, and a form for a decision of the design's own. */
export function DecisionLog() {
  const { decisions } = useTrackerReport();
  const [sought, setSought] = useState('');
  const [writing, setWriting] = useState(false);
  const shown = decisions.filter((report) => textOf(report).includes(sought.trim().toLowerCase()));
  return (
    <div className="decisionLog">
      <div className="decisionLogHead">
        <div className="inputBox">
          <input
            type="search"
            aria-label="Search the decisions"
            placeholder="Search the decisions"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
        <span className="muted" role="status">
          {shown.length} of {decisions.length}
        </span>
        {!writing && (
          <button type="button" className="smallButton" onClick={() => setWriting(true)}>
            Record a decision
          </button>
        )}
      </div>
      {writing && <DecisionForm onDone={() => setWriting(false)} />}
      {decisions.length === 0 && <p className="muted">Nothing is recorded yet.</p>}
      {shown.map((report) => (
        <Entry key={report.id} report={report} />
      ))}
    </div>
  );
}

/** All text of a decision, in small letters. */
function textOf({ decision }: DecisionReport): string {
  const { title, context, decision: what, consequences, by, on, options } = decision;
  const figures = options.flatMap((option) => [option.label, ...option.figures.map(({ text }) => text)]);
  return [title, context, what, consequences, by, on, ...figures].join('\n').toLowerCase();
}

function Entry({ report }: { readonly report: DecisionReport }) {
  const { decision, insteadNow, changed, point } = report;
  const show = useShow();
  const parts = [
    ['Context', decision.context],
    ['Decision', decision.decision],
    ['Consequences', decision.consequences],
  ] as const;
  return (
    <article className="trackerBlock" aria-label={decision.title}>
      <header className="taskHead">
        <h3>{visibleText(decision.title)}</h3>
        <span className="muted">
          {visibleText(decision.by)}, {decision.on}
        </span>
        {decision.locks !== null && <span className="chipLabel">locks {lockWords[decision.locks]}</span>}
        {point !== null && (
          <button
            type="button"
            className="smallButton quiet"
            aria-label={`Show: ${decision.title}`}
            onClick={() => show({ page: 'planning/decisions', subjects: [] })}
          >
            Show
          </button>
        )}
      </header>
      <dl className="decisionParts">
        {parts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="recordedText">{visibleText(text)}</dd>
            </div>
          ))}
      </dl>
      {insteadNow !== null && (
        <p className="refusalText">The design has “{visibleText(insteadNow)}” now instead.</p>
      )}
      {changed.length > 0 && <ThenAndNow report={report} />}
      {decision.options.length > 0 && <AsItWas report={report} />}
    </article>
  );
}

function ThenAndNow({ report: { changed } }: { readonly report: DecisionReport }) {
  return (
    <table className="table" aria-label="Figures that changed since">
      <thead>
        <tr>
          <th scope="col">Figures that changed since</th>
          <th scope="col">Option</th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ option, figure, then, now }) => (
          <tr key={`${option}/${figure}`}>
            <th scope="row">{visibleText(figure)}</th>
            <td>{visibleText(option)}</td>
            <td>{visibleText(then)}</td>
            <td>{now === null ? 'no more' : visibleText(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The options side by side with their figures of then. */
function AsItWas({ report: { decision } }: { readonly report: DecisionReport }) {
  const { options, option: taken } = decision;
  const figures = options[0]?.figures ?? [];
  return (
    <details>
      <summary>The options as they were</summary>
      <div className="optionScroll">
        <table className="table">
          <thead>
            <tr>
              <td />
              {options.map(({ id, label }) => (
                <th key={id} scope="col">
                  {visibleText(label)}
                  {id === taken && ' (taken)'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ id, label }) => (
              <tr key={id}>
                <th scope="row">{visibleText(label)}</th>
                {options.map((option) => (
                  <td key={option.id}>
                    {visibleText(option.figures.find((figure) => figure.id === id)?.text ?? '–')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
