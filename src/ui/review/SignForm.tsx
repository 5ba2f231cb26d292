import './signForm.css';

import { useState } from 'react';

import type { SignOff } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { useEditor } from '../EditorContext.tsx';
import { calendarDate } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';

type Props = {
  readonly of: SignOff['of'];
  /** The digest of what was reviewed. */
  readonly digest: string;
  /** The form's name. */
  readonly label: string;
};

/** A signature under what was reviewed, as it is at this revision. */
export function SignForm({ of, digest, label }: Props) {
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
        ...{ of, digest, revision: editor.getState().design.revision },
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
      aria-label={label}
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
      <RefusalNote id={`sign-${of}`} refusal={refusal} />
    </form>
  );
}
