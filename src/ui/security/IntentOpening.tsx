import { entryOf, type Id } from '../../engine/design/design.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { InputOf } from '../../engine/questions/questions.ts';
import { OpeningView } from './Opening.tsx';

/** What would let through what a broken intent demands: rules, network ACLs, routes and gateways, as one step. */
export function IntentOpening({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const intent = entryOf(design.intents, id);
  if (intent?.kind !== 'reaches') return null;
  const { from, to, traffic } = intent;
  return <Found asked={{ from, to, traffic }} />;
}

function Found({ asked }: { readonly asked: InputOf<'reach'> }) {
  const answer = useAnswer('reach', asked);
  return (
    <div role="status">
      {answer === null ? (
        <p className="hint">Looking for the smallest change…</p>
      ) : (
        answer.opening !== null && <OpeningView opening={answer.opening} />
      )}
    </div>
  );
}
