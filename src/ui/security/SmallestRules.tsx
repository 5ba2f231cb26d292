import type { LeastPrivilege, RuleChange } from '../../engine/evaluation/leastPrivilege/leastPrivilege.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { useEditor } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';

/** The smallest rule set for what the design states, as a list of changes to take in one step. */
export function SmallestRules() {
  const answer = useAnswer('leastPrivilege', null);
  return (
    <section aria-label="Least privilege">
      {answer === null ? (
        <p className="empty">Looking for the smallest rule set…</p>
      ) : (
        <Proposal answer={answer} />
      )}
    </section>
  );
}

function Proposal({ answer }: { readonly answer: LeastPrivilege }) {
  const { command, changes, sentence, unruled, withheld } = answer;
  return (
    <>
      <div className="intentsHead">
        <h3 className="heading">Least privilege</h3>
        <span className="muted" role="status">
          {sentence}
        </span>
        {command !== null && (
          <EditButton className="primaryButton" edit={command}>
            Use these rules
          </EditButton>
        )}
      </div>
      <p className="hint">
        Stated are the connections that intents demand or allow between tiers, and the calls of AWS services.
        Workloads that share a security group share its rules.
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
      {withheld.length > 0 && (
        <ul className="unruled">
          {withheld.map(({ change, why }) => (
            <li key={`${change.rule ?? ''} ${change.after ?? ''}`}>
              Not proposed: {visibleText(change.after ?? change.before ?? '')}. {visibleText(why)}
            </li>
          ))}
        </ul>
      )}
      {unruled.length > 0 && (
        <ul className="unruled">
          {unruled.map(({ source, reason, why }) => (
            <li key={`${source} ${reason} ${why}`}>
              {visibleText(reason)}: {visibleText(why)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const changeWords: Readonly<Record<RuleChange['kind'], string>> = {
  remove: 'Remove',
  add: 'Add',
  narrow: 'Narrow',
  change: 'Change',
};

function Changes({ changes }: { readonly changes: readonly RuleChange[] }) {
  const editor = useEditor();
  return (
    <table className="table ruleChanges">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Rule now</th>
          <th scope="col">Rule then</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ kind, rule, before, after, reason }) => (
          <tr key={`${rule ?? ''} ${after ?? ''}`} data-change={kind}>
            <td className="changeKind">{changeWords[kind]}</td>
            <td>
              {rule === null || before === null ? (
                <span className="muted">none</span>
              ) : (
                <button type="button" className="linkButton" onClick={() => editor.select([`rule:${rule}`])}>
                  {visibleText(before)}
                </button>
              )}
            </td>
            <td>{after === null ? <span className="muted">none</span> : visibleText(after)}</td>
            <td className="wide">{visibleText(reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
