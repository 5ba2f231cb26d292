import type { EditorState } from '../../editor/editorState.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { formatDelta } from '../format.ts';
import { natWhatIf } from '../natWords.ts';
import { useReading } from '../reading.ts';

/** What the other choices of NAT would cost or save. */
export function NatChoice() {
  const reading = useReading();
  const { mode } = useEditorState(designOf).nat;
  const options = useEditorState(natOptionsOf);
  const drawn = options.find((option) => option.mode === mode);
  const now = drawn?.totalUsd ?? null;
  const nowWithData = drawn?.withNatTrafficUsd ?? null;
  // Leaving tasks without a way out is a choice to make on purpose, under Cost; here stand the ones to weigh.
  const others = options.filter((option) => option.mode !== mode && option.mode !== 'none');

  return (
    <section className="figures">
      <h3 className="heading">{reading ? 'Other choices of NAT' : 'This change'}</h3>
      {others.map(({ mode: other, totalUsd, withNatTrafficUsd, whenAZoneFails }) => {
        const delta = now === null || totalUsd === null ? null : totalUsd - now;
        return (
          <div key={other} className={delta !== null && delta < 0 ? 'callout saves' : 'callout'}>
            <p>
              <strong>{delta === null ? 'Price not known' : `${formatDelta(delta)} / month`}</strong>{' '}
              {natWhatIf[other]}
            </p>
            {nowWithData !== null && withNatTrafficUsd !== null && (
              <p className="hint">
                Before traffic; {formatDelta(withNatTrafficUsd - nowWithData)} with what NAT charges for data.
              </p>
            )}
            <p className="hint">{visibleText(whenAZoneFails)}</p>
            <EditButton className="linkButton" edit={{ type: 'setNat', mode: other }}>
              Make this change
            </EditButton>
          </div>
        );
      })}
    </section>
  );
}

const natOptionsOf = ({ evaluation }: EditorState) => evaluation.cost.natOptions;
