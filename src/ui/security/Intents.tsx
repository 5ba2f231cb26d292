import './intents.css';

import { useState } from 'react';

import type { Id } from '../../engine/design/design.ts';
import type { IntentResult } from '../../engine/evaluation/intents/intentResult.ts';
import { EditButton } from '../EditButton.tsx';
import { evaluationOf, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { PlusIcon } from '../icons/actionIcons.tsx';
import { IntentForm } from './IntentForm.tsx';
import { useReading } from '../reading.ts';
import { IntentRow } from './IntentRow.tsx';
import { SmallestRules } from './SmallestRules.tsx';

/** Which form is open: of a new intent, of one that is changed, or none. */
type Editing = { readonly kind: 'new' } | { readonly kind: 'change'; readonly id: Id } | null;

/** The sentences that must hold, each with its proof or the packet that breaks it, and the rules that they need. */
export function Intents() {
  const { intents } = useEditorState(evaluationOf);
  const [editing, setEditing] = useState<Editing>(null);
  /** One at a time: of one kind of question the newest alone is answered. */
  const [opening, setOpening] = useState<Id | null>(null);
  const reading = useReading();
  const close = () => setEditing(null);
  return (
    <div className="intents">
      <section aria-label="What must hold">
        <div className="intentsHead">
          <h3 className="heading">What must hold</h3>
          <span className="muted" role="status">
            {summaryOf(intents)}
          </span>
          <EditButton className="smallButton" onClick={() => setEditing({ kind: 'new' })}>
            <PlusIcon size={14} /> Add an intent
          </EditButton>
        </div>
        {editing?.kind === 'new' && !reading && <IntentForm onClose={close} />}
        {intents.length === 0 && editing === null && (
          <p className="empty">
            Nothing is demanded yet. An intent is a sentence such as “Nothing on the internet reaches the
            database”; every edit is checked against it.
          </p>
        )}
        <ul className="intentList">
          {intents.map((intent) => (
            <li key={intent.id}>
              {editing?.kind === 'change' && editing.id === intent.id && !reading ? (
                <IntentForm id={intent.id} onClose={close} />
              ) : (
                <IntentRow
                  intent={intent}
                  isOpening={opening === intent.id}
                  onOpening={(shown) => setOpening(shown ? intent.id : null)}
                  onEdit={() => setEditing({ kind: 'change', id: intent.id })}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <SmallestRules />
    </div>
  );
}

function summaryOf(intents: readonly IntentResult[]): string {
  const counted = (state: IntentResult['state']) => intents.filter((intent) => intent.state === state).length;
  const parts = [
    `${counted('holds')} proved`,
    ...(counted('broken') > 0 ? [`${counted('broken')} broken`] : []),
    ...(counted('unanswered') > 0 ? [`${counted('unanswered')} not answered`] : []),
  ];
  return `${plural(intents.length, 'intent')}: ${parts.join(', ')}`;
}
