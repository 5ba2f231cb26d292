import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatDelta, formatUsd } from '../format.ts';
import { natShort } from '../natWords.ts';

/** The choices of NAT side by side; a click takes one. */
export function NatOptions() {
  const { cost } = useEditorState(evaluationOf);
  const { nat } = useEditorState(designOf);
  const editor = useEditor();
  const now = cost.natOptions.find((option) => option.mode === nat.mode)?.totalUsd ?? null;
  return (
    <section>
      <h3 className="heading">NAT, side by side</h3>
      <div className="options">
        {cost.natOptions.map((option) => (
          <button
            key={option.mode}
            type="button"
            className="option"
            aria-pressed={option.mode === nat.mode}
            onClick={() => option.mode !== nat.mode && editor.dispatch({ type: 'setNat', mode: option.mode })}
          >
            <span>{natShort[option.mode]}</span>
            <span className="big">{formatUsd(option.totalUsd)}</span>
            <span className="muted">
              {option.mode === nat.mode
                ? 'as drawn'
                : now === null || option.totalUsd === null
                  ? 'partial'
                  : `${formatDelta(option.totalUsd - now)} / month`}
            </span>
            <span className="hint">{visibleText(option.whenAZoneFails)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
