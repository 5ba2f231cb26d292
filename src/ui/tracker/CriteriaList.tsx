import type { Command } from '../../engine/commands/command.ts';
import type { Criterion } from '../../engine/tracker/report.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useShow } from './useShow.ts';
import { useReading } from '../reading.ts';
import type { Act } from './useAct.ts';

type Props = {
  readonly criteria: readonly Criterion[];
  readonly act: (command: (act: Act) => Command) => boolean;
};

/** Criteria with their evidence: what is computed has a mark, what a person knows a box to tick. */
export function CriteriaList({ criteria, act }: Props) {
  const show = useShow();
  const reading = useReading();
  return (
    <ul className="criteria">
      {criteria.map((criterion) => {
        const { id, what, met, evidence, tick, page, subjects } = criterion;
        return (
          <li key={id} data-met={met}>
            {tick === null ? (
              <span className="criterionMark" role="img" aria-label={met ? 'met' : 'open'}>
                {met ? '✓' : '○'}
              </span>
            ) : (
              <input
                type="checkbox"
                checked={met}
                disabled={reading}
                aria-label={what}
                onChange={() => act((who) => ({ type: 'tickCriterion', criterion: tick, met: !met, ...who }))}
              />
            )}
            <div>
              <strong>{what}</strong>
              <p className="muted">{visibleText(evidence)}</p>
            </div>
            {(page !== null || subjects.length > 0) && (
              <button
                type="button"
                className="smallButton quiet"
                aria-label={`Show: ${what}`}
                onClick={() => show(criterion)}
              >
                Show
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
