import type { EditorState } from '../../editor/editorState.ts';
import type { Nat } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatDelta } from '../format.ts';

type Mode = Nat['mode'];

export const natWords: Readonly<Record<Mode, string>> = {
  'per-zone': 'One NAT gateway for each zone',
  single: 'One NAT gateway for all zones',
  regional: 'One regional NAT gateway',
  'instance-per-zone': 'One NAT instance for each zone',
  instance: 'One NAT instance for all zones',
  none: 'No NAT gateway',
};

const whatIf: Readonly<Record<Mode, string>> = {
  'per-zone': 'if each zone has its own NAT gateway',
  single: 'if one NAT gateway serves all zones',
  regional: 'with a regional NAT gateway',
  'instance-per-zone': 'if each zone has its own NAT instance',
  instance: 'if one NAT instance serves all zones',
  none: 'without any NAT gateway',
};

/** What the other choices of NAT would cost or save. */
export function NatChoice() {
  const editor = useEditor();
  const { mode } = useEditorState(designOf).nat;
  const options = useEditorState(natOptionsOf);
  const now = options.find((option) => option.mode === mode)?.totalUsd ?? null;
  // Leaving tasks without a way out is a choice to make on purpose, under Cost; here stand the ones to weigh.
  const others = options.filter((option) => option.mode !== mode && option.mode !== 'none');

  return (
    <section className="figures">
      <h3 className="heading">This change</h3>
      {others.map(({ mode: other, totalUsd, whenAZoneFails }) => {
        const delta = now === null || totalUsd === null ? null : totalUsd - now;
        return (
          <div key={other} className={delta !== null && delta < 0 ? 'callout saves' : 'callout'}>
            <p>
              <strong>{delta === null ? 'Price not known' : `${formatDelta(delta)} / month`}</strong>{' '}
              {whatIf[other]}
            </p>
            <p className="hint">{visibleText(whenAZoneFails)}</p>
            <button
              type="button"
              className="linkButton"
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

const natOptionsOf = ({ evaluation }: EditorState) => evaluation.cost.natOptions;
