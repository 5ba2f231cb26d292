import type { Command } from '../../engine/commands/command.ts';
import type { Nat } from '../../engine/design/design.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatDelta } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

type Mode = Nat['mode'];

const modes: readonly Mode[] = ['per-zone', 'single', 'none'];

export const natWords: Readonly<Record<Mode, string>> = {
  'per-zone': 'One NAT gateway for each zone',
  single: 'One NAT gateway for all zones',
  none: 'No NAT gateway',
};

const whatIf: Readonly<Record<Mode, string>> = {
  'per-zone': 'if each zone has its own NAT gateway',
  single: 'if one NAT gateway serves all zones',
  none: 'without any NAT gateway',
};

/** What the other choices of NAT would cost or save, worked out by making the change aside. */
export function NatChoice() {
  const editor = useEditor();
  const { mode } = useEditorState(designOf).nat;
  const options = useEditorState(evaluationOf).cost.natOptions;
  // Leaving tasks without a way out is a choice to make on purpose, under Cost; here stand the ones to weigh.
  const others = modes.filter((other) => other !== mode && other !== 'none');
  const commands: readonly Command[] = others.map((other) => ({ type: 'setNat', mode: other }));
  const previews = useAnswer('preview', commands);

  return (
    <section className="figures">
      <h3 className="heading">This change</h3>
      {others.map((other, index) => {
        const preview = previews?.[index];
        const saves = preview?.ok === true && preview.value.deltaUsd < 0;
        return (
          <div key={other} className={saves ? 'callout saves' : 'callout'}>
            <p>
              <strong>
                {preview === undefined
                  ? '…'
                  : preview.ok
                    ? `${formatDelta(preview.value.deltaUsd)} / month`
                    : 'Not possible'}
              </strong>{' '}
              {whatIf[other]}
            </p>
            <p className="hint">
              {preview?.ok === false
                ? preview.error.message
                : options.find((option) => option.mode === other)?.whenAZoneFails}
            </p>
            <button
              type="button"
              className="linkButton"
              disabled={preview?.ok !== true}
              onClick={() => editor.dispatch({ type: 'setNat', mode: other })}
            >
              Make this change
            </button>
          </div>
        );
      })}
    </section>
  );
}
