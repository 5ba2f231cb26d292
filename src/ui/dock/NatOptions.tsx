import type { NatOption } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, costOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatDelta, formatUsd } from '../format.ts';
import { natShort } from '../natWords.ts';
import { useReading } from '../reading.ts';

/** The choices of NAT side by side, each with what makes up its month; a click takes one. */
export function NatOptions() {
  const cost = useEditorState(costOf);
  const { nat } = useEditorState(designOf);
  const editor = useEditor();
  const reading = useReading();
  const now = cost.natOptions.find((option) => option.mode === nat.mode) ?? null;
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
            disabled={reading}
            onClick={() => option.mode !== nat.mode && editor.dispatch({ type: 'setNat', mode: option.mode })}
          >
            <span>{natShort[option.mode]}</span>
            <span className="big">{formatUsd(option.withNatTrafficUsd)}</span>
            <span className="muted">{difference(option, now)}</span>
            <Parts option={option} />
            <span className="hint">{visibleText(option.whenAZoneFails)}</span>
          </button>
        ))}
      </div>
      <p className="hint">
        The month of the whole network with what NAT and the way to it charge for data. What else traffic
        costs is the same for every choice that lets it out. What fails, and which limits each choice meets,
        stands under Planning, Decisions.
      </p>
    </section>
  );
}

function difference(option: NatOption, now: NatOption | null): string {
  if (option.mode === now?.mode) return 'as drawn';
  const [then, before] = [option.withNatTrafficUsd, now?.withNatTrafficUsd ?? null];
  return then === null || before === null ? 'partial' : `${formatDelta(then - before)} / month`;
}

const parts = [
  ['gatewayUsd', 'Hours'],
  ['addressUsd', 'Addresses'],
  ['processingUsd', 'Processing'],
  ['crossZoneUsd', 'Crossing zones'],
  ['totalUsd', 'Network before traffic'],
] as const;

function Parts({ option }: { readonly option: NatOption }) {
  return (
    <span className="optionParts">
      {parts.map(([key, label]) => (
        <span key={key}>
          <span className="muted">{label}</span> <span className="number">{formatUsd(option[key])}</span>
        </span>
      ))}
    </span>
  );
}
