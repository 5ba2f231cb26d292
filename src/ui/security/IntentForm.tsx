import { useId, useState } from 'react';

import { entryOf, type Id, type Intent } from '../../engine/design/design.ts';
import { intentSentence, reachEndName } from '../../engine/design/intentWords.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import { AllowedFields } from './AllowedFields.tsx';
import { EndField } from './EndField.tsx';
import { draftOf, type IntentDraft, intentKinds, intentOf, newDraft } from './intentDraft.ts';

type Props = {
  /** The intent that is changed; a new one is written without. */
  readonly id?: Id;
  readonly onClose: () => void;
};

/** A sentence that must hold, put together from menus; what it says is shown while it is written. */
export function IntentForm({ id, onClose }: Props) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const note = useId();
  const known = id === undefined ? undefined : entryOf(design.intents, id);
  const [draft, setDraft] = useState(() => (known === undefined ? newDraft(design) : draftOf(design, known)));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = (changes: Partial<IntentDraft>) => {
    setDraft({ ...draft, ...changes });
    setRefusal(null);
  };
  const said = intentOf(design, draft);
  const demand = () => {
    const done = said.ok
      ? editor.dispatch(
          { type: 'setIntent', ...(id === undefined ? {} : { id }), intent: said.value },
          { quiet: true },
        )
      : said;
    if (done.ok) onClose();
    else setRefusal(done.error);
  };
  return (
    <form
      className="intentForm"
      aria-label={id === undefined ? 'New intent' : 'Change the intent'}
      onSubmit={(event) => {
        event.preventDefault();
        demand();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <KindField kind={draft.kind} onChange={(kind) => change({ kind })} />
      <KindFields draft={draft} change={change} />
      <NotesField value={draft.notes} onChange={(notes) => change({ notes })} />
      <p className="intentPreview" aria-live="polite">
        {said.ok ? `${visibleText(intentSentence(design, said.value))}.` : ' '}
      </p>
      <RefusalNote id={note} refusal={refusal} />
      <div className="intentFormActions">
        <button type="submit" className="primaryButton" aria-describedby={note}>
          {id === undefined ? 'Demand it' : 'Change it'}
        </button>
        <button type="button" className="smallButton" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function KindField({
  kind,
  onChange,
}: {
  readonly kind: Intent['kind'];
  readonly onChange: (kind: Intent['kind']) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="heading" htmlFor={id}>
        It must hold that
      </label>
      <select
        id={id}
        className="select"
        value={kind}
        autoFocus
        onChange={(event) => onChange(event.target.value as Intent['kind'])}
      >
        {intentKinds.map((one) => (
          <option key={one.kind} value={one.kind}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function NotesField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (notes: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="heading" htmlFor={id}>
        Notes
      </label>
      <div className="inputBox">
        <textarea
          id={id}
          rows={2}
          value={value}
          maxLength={4000}
          placeholder="Why it must hold"
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

type FieldsProps = {
  readonly draft: IntentDraft;
  readonly change: (changes: Partial<IntentDraft>) => void;
};

function KindFields({ draft, change }: FieldsProps) {
  if (draft.kind === 'only-these') {
    return <AllowedFields allowed={draft.allowed} onChange={(allowed) => change({ allowed })} />;
  }
  const from = (
    <EndField label="From" side="from" value={draft.from} onChange={(ref) => change({ from: ref })} />
  );
  if (draft.kind === 'only-through') {
    return (
      <div className="intentFields">
        {from}
        <EndpointChoice value={draft.endpoint} onChange={(endpoint) => change({ endpoint })} />
      </div>
    );
  }
  return (
    <div className="intentFields">
      {from}
      <EndField label="To" side="to" value={draft.to} onChange={(ref) => change({ to: ref })} />
      <TrafficText
        value={draft.traffic}
        placeholder={draft.kind === 'never' ? 'any traffic' : '443/tcp'}
        onChange={(traffic) => change({ traffic })}
      />
    </div>
  );
}

function TrafficText({
  value,
  placeholder,
  onChange,
}: {
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="heading" htmlFor={id}>
        Traffic
      </label>
      <div className="inputBox trafficText">
        <input
          id={id}
          className="mono"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

function EndpointChoice({
  value,
  onChange,
}: {
  readonly value: Id;
  readonly onChange: (endpoint: Id) => void;
}) {
  const design = useEditorState(designOf);
  const id = useId();
  return (
    <div className="field endField">
      <label className="heading" htmlFor={id}>
        Endpoint
      </label>
      <select id={id} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
        {Object.keys(design.endpoints).map((endpoint) => (
          <option key={endpoint} value={endpoint}>
            {visibleText(reachEndName(design, { kind: 'endpoint', endpoint }))}
          </option>
        ))}
      </select>
    </div>
  );
}
