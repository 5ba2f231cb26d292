import { useState } from 'react';

import type { DecisionPoint } from '../../engine/decisions/decisionPoint.ts';
import { frozenOptions } from '../../engine/decisions/frozenOptions.ts';
import {
  decisionPoints,
  type DecisionPointId,
  type Design,
  type LockKind,
} from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { lockWords } from '../../engine/design/trackerWords.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { calendarDate, instantText } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';

/** What was decided at a point, by whom and when; and the form that records it. */
export function DecisionRecord({ point }: { readonly point: DecisionPoint }) {
  const [writing, setWriting] = useState(false);
  return (
    <div className="decisionRecord">
      {point.recorded !== null && <Recorded point={point} />}
      {writing ? (
        <RecordForm point={point} onDone={() => setWriting(false)} />
      ) : (
        <button type="button" className="smallButton" onClick={() => setWriting(true)}>
          {point.recorded === null ? 'Record the decision' : 'Record a new decision'}
        </button>
      )}
    </div>
  );
}

function Recorded({ point }: { readonly point: DecisionPoint }) {
  const editor = useEditor();
  const { recorded } = point;
  if (recorded === null) return null;
  const { id, decision } = recorded;
  const labelOf = (option: string) => point.options.find((one) => one.id === option)?.label ?? option;
  return (
    <div className="callout">
      <p>
        <strong>{decision.title}</strong>
        <span className="muted">
          {' '}
          · {decision.by}, {decision.on}
        </span>
      </p>
      {[decision.decision, decision.context, decision.consequences]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text} className="recordedText">
            {text}
          </p>
        ))}
      {decision.option !== point.inForce && (
        <p className="refusalText">
          The design has “{labelOf(point.inForce)}” now, not “{labelOf(decision.option)}”.
        </p>
      )}
      <div>
        <button
          type="button"
          className="smallButton quiet"
          onClick={() => editor.dispatch({ type: 'removeDecision', id })}
        >
          Remove the record
        </button>
      </div>
    </div>
  );
}

type FormProps = { readonly point: DecisionPoint; readonly onDone: () => void };

function RecordForm({ point, onDone }: FormProps) {
  const editor = useEditor();
  const settles = useEditorState(({ design }) => settlesSizing(design, point.id));
  const kind = lockOf[point.id];
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const record = (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const option = text('option');
    const label = point.options.find(({ id }) => id === option)?.label ?? option;
    const now = new Date();
    const result = editor.dispatch(
      {
        type: 'recordDecision',
        at: instantText(now),
        decision: {
          point: point.id,
          option,
          title: `${titles[point.id]}: ${label}`,
          decision: text('decision'),
          context: text('context'),
          consequences: text('consequences'),
          by: keepPersonName(text('by')),
          on: calendarDate(now),
          options: [...frozenOptions(point)],
          locks: form.get('locks') === null ? null : lockOf[point.id],
        },
      },
      { quiet: true },
    );
    if (result.ok) onDone();
    else setRefusal(result.error);
  };
  return (
    <form
      className="recordForm"
      aria-label={`Record the decision: ${point.question}`}
      onSubmit={(event) => {
        event.preventDefault();
        record(new FormData(event.currentTarget));
      }}
    >
      <label>
        <span className="heading">Decided for</span>
        <select name="option" className="select" defaultValue={point.inForce}>
          {point.options.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Field name="by" label="Your name" value={lastPersonName()} required />
      <Field name="context" label="Why" value={point.recommended.reasons.join('\n')} rows={3} />
      <Field name="consequences" label="What follows" value="" rows={3} />
      <Field name="decision" label="In one sentence" value="" />
      {kind !== null && (
        <label className="recordLock">
          <input type="checkbox" name="locks" defaultChecked={settles} />
          <span>It locks {lockWords[kind]}: edits that would change them are refused until unlocked</span>
        </label>
      )}
      <div className="recordButtons">
        <button type="submit" className="smallButton primary">
          Record
        </button>
        <button type="button" className="smallButton quiet" onClick={onDone}>
          Cancel
        </button>
        <RefusalNote id={`record-${point.id}`} refusal={refusal} />
      </div>
    </form>
  );
}

/** What is final with a decision; `null` for one that makes nothing final by itself. */
const lockOf: Readonly<Record<DecisionPointId, LockKind | null>> = {
  'primary-block': 'sizing',
  reserve: 'sizing',
  'subnet-sizing': 'sizing',
  nat: 'routes',
  endpoints: null,
};

/** Whether a decision is the last of those about addresses, after which nothing is left to be sized. */
function settlesSizing({ decisions }: Design, id: DecisionPointId): boolean {
  const others = decisionPoints.filter((one) => lockOf[one] === 'sizing' && one !== id);
  const recorded = new Set(Object.values(decisions).map(({ point }) => point));
  return lockOf[id] === 'sizing' && others.every((one) => recorded.has(one));
}

const titles = {
  'primary-block': 'Primary block',
  reserve: 'Reserve',
  'subnet-sizing': 'Subnet sizes',
  nat: 'NAT',
  endpoints: 'Endpoints',
} as const;

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly required?: boolean;
};

function Field({ name, label, value, rows, required = false }: FieldProps) {
  return (
    <label>
      <span className="heading">{label}</span>
      <div className="inputBox">
        {rows === undefined ? (
          <input name={name} defaultValue={value} required={required} maxLength={120} autoComplete="off" />
        ) : (
          <textarea name={name} defaultValue={value} rows={rows} maxLength={4000} />
        )}
      </div>
    </label>
  );
}
