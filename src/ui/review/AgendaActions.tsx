import { useState } from 'react';

import type { Refusal } from '../../engine/design/refusal.ts';
import type { Finding } from '../../engine/evaluation/evaluation.ts';
import type { AgendaItem } from '../../engine/review/agenda.ts';
import { useEditor } from '../EditorContext.tsx';
import { calendarDate } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';

type Props = { readonly item: AgendaItem; readonly onSetAside: (finding: Finding) => void };

/** What can be done about an item of the agenda, in place. */
export function AgendaActions({ item, onSetAside }: Props) {
  const editor = useEditor();
  switch (item.kind) {
    case 'finding':
      return (
        <button type="button" className="smallButton" onClick={() => onSetAside(item.finding)}>
          Set aside…
        </button>
      );
    case 'decision':
      return (
        <button
          type="button"
          className="smallButton"
          onClick={() =>
            editor.setView({ dockOpen: true, dockTab: 'planning', planningSection: 'decisions' })
          }
        >
          Weigh the options
        </button>
      );
    case 'signature':
      return <SignForm item={item} />;
    case 'change':
      return null;
  }
}

/** A signature under what was reviewed, as it is at this revision. */
function SignForm({ item }: { readonly item: Extract<AgendaItem, { kind: 'signature' }> }) {
  const editor = useEditor();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sign = (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const result = editor.dispatch(
      {
        type: 'signOff',
        ...{ of: item.of, digest: item.digest, revision: editor.getState().design.revision },
        by: keepPersonName(text('by')),
        on: calendarDate(new Date()),
        notes: text('notes'),
      },
      { quiet: true },
    );
    setRefusal(result.ok ? null : result.error);
  };
  return (
    <form
      className="signForm"
      aria-label={item.title}
      onSubmit={(event) => {
        event.preventDefault();
        sign(new FormData(event.currentTarget));
      }}
    >
      <label>
        <span className="heading">Your name</span>
        <div className="inputBox">
          <input name="by" defaultValue={lastPersonName()} required maxLength={120} autoComplete="off" />
        </div>
      </label>
      <label>
        <span className="heading">Remarks</span>
        <div className="inputBox">
          <textarea name="notes" rows={2} maxLength={4000} />
        </div>
      </label>
      <button type="submit" className="smallButton primary">
        Sign off
      </button>
      <RefusalNote id={`sign-${item.of}`} refusal={refusal} />
    </form>
  );
}
