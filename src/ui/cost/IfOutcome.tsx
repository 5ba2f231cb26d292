import type { Refusal } from '../../engine/design/refusal.ts';
import type { CostChanges, CostSummary } from '../../engine/evaluation/cost/costChanges.ts';
import type { CostIf } from '../../engine/evaluation/cost/costWhatIf.ts';
import type { Result } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatDelta, formatUsd } from '../format.ts';
import { EditButton } from '../EditButton.tsx';

type Props = {
  readonly now: CostSummary;
  readonly answer: Result<CostIf, Refusal> | null;
  readonly changes: CostChanges | null;
  readonly refused: Refusal | null;
  readonly onApply: () => void;
};

/** The month as it is and as it would be, with every line that differs, and the way to make it so. */
export function IfOutcome({ now, answer, changes, refused, onApply }: Props) {
  const problem = refused ?? (answer?.ok === false ? answer.error : null);
  const edit = answer?.ok ? answer.value.edit : null;
  return (
    <section className="costIfOutcome" aria-label="What it would cost">
      <p className="costIfTotals" role="status">
        <span>
          {formatUsd(now.totalUsd)} <span className="muted">a month as it is</span>
        </span>
        {changes !== null && edit !== null && answer?.ok && (
          <>
            <strong className="big">{formatUsd(answer.value.after.totalUsd)} a month</strong>
            <span data-change={changes.deltaUsd > 0 ? 'dearer' : 'cheaper'}>
              {formatDelta(changes.deltaUsd)} a month, {formatDelta(12 * changes.deltaUsd)} a year
            </span>
          </>
        )}
        {changes?.partial === true && <span className="muted">partial: a price is not known</span>}
      </p>
      {problem !== null && (
        <p className="fieldError" role="alert">
          {visibleText(problem.message)}
        </p>
      )}
      {edit === null && problem === null && (
        <p className="hint">
          Move a slider or choose something else: what the month would cost stands here at once, and the
          design stays as it is until you apply it.
        </p>
      )}
      {edit !== null && changes !== null && (
        <>
          <table className="table" aria-label="Lines that differ">
            <tbody>
              {changes.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row" className="wide">
                    {visibleText(line.what)}
                    {line.kind !== 'changed' && <span className="muted"> · {line.kind}</span>}
                  </th>
                  <td className="number">{formatUsd(line.before)}</td>
                  <td className="number">{formatUsd(line.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div>
            <EditButton className="primaryButton" onClick={onApply}>
              Apply
            </EditButton>
          </div>
        </>
      )}
    </section>
  );
}
