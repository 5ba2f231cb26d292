import { useState } from 'react';

import { lockKinds, type LockKind } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { lockWords } from '../../engine/design/trackerWords.ts';
import { useEditor } from '../EditorContext.tsx';
import { calendarDate, instantText } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';

/** A decision that belongs to no point of planning: title, context, decision, consequences, and what it locks. */
export function DecisionForm({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const record = (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const now = new Date();
    const result = editor.dispatch(
      {
        type: 'recordDecision',
        at: instantText(now),
        decision: {
          ...{ point: null, option: '', options: [] },
          ...{ title: text('title'), context: text('context'), decision: text('decision') },
          ...{ consequences: text('consequences'), by: keepPersonName(text('by')), on: calendarDate(now) },
          locks: lockKinds.find((kind): kind is LockKind => kind === text('locks')) ?? null,
        },
      },
      { quiet: true },
    );
    if (result.ok) onDone();
    else setRefusal(result.error);
  };
  return (
    <form
      className="decisionForm"
      aria-label="Record a decision"
      onSubmit={(event) => {
        event.preventDefault();
        record(new FormData(event.currentTarget));
      }}
    >
      <Field name="title" label="Title" required />
      <Field name="by" label="Your name" value={lastPersonName()} required />
      <Field name="context" label="Context" rows={3} />
      <Field name="decision" label="Decision" rows={3} />
      <Field name="consequences" label="Consequences" rows={3} />
      <label>
        <span className="heading">It locks</span>
        <select name="locks" className="select" defaultValue="">
          <option value="">nothing</option>
          {lockKinds.map((kind) => (
            <option key={kind} value={kind}>
              {lockWords[kind]}
            </option>
          ))}
        </select>
      </label>
      <div className="lockButtons">
        <button type="submit" className="smallButton">
          Record
        </button>
        <button type="button" className="smallButton quiet" onClick={onDone}>
          Cancel
        </button>
        <RefusalNote id="record-own" refusal={refusal} />
      </div>
    </form>
  );
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly rows?: number;
  readonly required?: boolean;
};

function Field({ name, label, value = '', rows, required = false }: FieldProps) {
  return (
    <label>
      <span className="heading">{label}</span>
      <div className="inputBox">
        {rows === undefined ? (
          <input name={name} defaultValue={value} required={required} pattern=".*\S.*" maxLength={120} />
        ) : (
          <textarea name={name} defaultValue={value} rows={rows} maxLength={4000} />
        )}
      </div>
    </label>
  );
}
