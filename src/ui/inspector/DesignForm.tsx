import { useState } from 'react';

import { entryOf, type Id } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { Need } from '../../engine/evaluation/evaluation.ts';
import { zoneLossInWords } from '../../engine/evaluation/zoneLossWords.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { calendarDate } from '../format.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { NotesField, RefusalNote, TextField } from './fields.tsx';
import { RequirementFields } from './RequirementFields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { TagFields } from './TagFields.tsx';
import { type Commit, useEdit } from './useEdit.ts';

/** The design itself: what it is for, what it must hold, and what follows from that. */
export function DesignForm() {
  const design = useEditorState(designOf);
  const { need } = useEditorState(evaluationOf);
  const editor = useEditor();
  return (
    <>
      <header>
        <h2>{visibleText(design.name)}</h2>
        <p className="muted">Nothing is selected: this is the whole design.</p>
        <div className="inspectorActions">
          <button type="button" className="smallButton" onClick={() => editor.select(['vpc'])}>
            Open the VPC
          </button>
        </div>
      </header>
      <TextField label="Name" renames value={design.name} edit={(name) => ({ type: 'renameDesign', name })} />
      <NotesField value={design.notes} edit={(notes) => ({ type: 'setNotes', notes })} />
      <RequirementFields requirements={design.requirements} />
      <NeedSection need={need} />
      <Assumptions />
      <TagFields />
      <SubjectFindings subjects={null} />
    </>
  );
}

function NeedSection({ need }: { readonly need: Need }) {
  const zones = useEditorState(designOf).zones;
  return (
    <section className="figures">
      <h3 className="heading">Addresses needed</h3>
      <strong className="formula">{need.formula}</strong>
      <ul className="hint rows">
        {need.reasons.map((reason) => (
          <li key={reason}>{visibleText(reason)}</li>
        ))}
        {need.zoneLoss && (
          <li>
            Without {visibleText(entryOf(zones, need.zoneLoss.zone)?.name ?? need.zoneLoss.zone)},{' '}
            {zoneLossInWords(need.zoneLoss)}.
          </li>
        )}
      </ul>
    </section>
  );
}

function Assumptions() {
  const { assumptions } = useEditorState(designOf);
  const edit = useEdit();
  const all = Object.entries(assumptions);
  if (all.length === 0) return null;
  return (
    <section>
      <h3 className="heading">Assumptions</h3>
      {all.map(([id, { text, confirmed }]) => (
        <div key={id} className="callout assumption">
          <p>{visibleText(text)}</p>
          {confirmed ? (
            <p className="hint">
              Confirmed by {visibleText(confirmed.by)} on {confirmed.on}
            </p>
          ) : (
            <ConfirmBy
              id={id}
              onConfirm={(by) => edit({ type: 'confirmAssumption', id, by, on: calendarDate(new Date()) })}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function ConfirmBy({ id, onConfirm }: { readonly id: Id; readonly onConfirm: Commit<string> }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const note = `confirm-${id}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const by = new FormData(event.currentTarget).get('by');
        const done = onConfirm(typeof by === 'string' ? by.trim() : '');
        setRefusal(done.ok ? null : done.error);
      }}
    >
      <div className="inspectorActions">
        <div className="inputBox" data-invalid={refusal !== null || undefined}>
          <input
            name="by"
            required
            maxLength={120}
            placeholder="Your name"
            aria-label="Confirmed by"
            aria-describedby={note}
          />
        </div>
        <button type="submit" className="smallButton">
          Confirm
        </button>
      </div>
      <RefusalNote id={note} refusal={refusal} />
    </form>
  );
}
