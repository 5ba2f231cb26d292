import type { Id } from '../../engine/design/design.ts';
import type { RuleReasons } from '../../engine/evaluation/leastPrivilege/ruleReasons.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';

/** More reasons than this are told as a number. */
const SHOWN = 3;

type Props = {
  /** The answer about every rule on the page; `null` until it is there. */
  readonly answers: readonly RuleReasons[] | null;
  readonly rules: readonly (Id | null)[];
};

/** Why rules exist: what the design states that needs any of them, or that nothing does. */
export function RuleWhy({ answers, rules }: Props) {
  const editor = useEditor();
  if (answers === null) return <p className="hint">Why it exists…</p>;
  const needs = answers.filter(({ rule }) => rules.includes(rule)).flatMap((answer) => answer.needs);
  const reasons = [...new Set(needs.map(({ reason }) => visibleText(reason)))];
  if (reasons.length === 0) {
    return (
      <p className="hint">
        Nothing that the design states needs it.{' '}
        <button
          type="button"
          className="linkButton"
          onClick={() => editor.setView({ dockTab: 'security', dockOpen: true, securitySection: 'intents' })}
        >
          See the intents
        </button>
      </p>
    );
  }
  const more = reasons.length - SHOWN;
  return (
    <p className="hint">
      Needed because {reasons.slice(0, SHOWN).join('; ')}
      {more > 0 && `; and ${String(more)} more`}.
    </p>
  );
}
