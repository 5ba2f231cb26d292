import { useEffect, useRef, useState } from 'react';

import { visibleText } from '../../engine/scene/visibleText.ts';
import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState, useEntered } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { useDraft } from '../inspector/useDraft.ts';
import { useEdit } from '../inspector/useEdit.ts';

const nameOfDesign = ({ design }: EditorState) => design.name;

/** The design's name; a double click, Enter or F2 on it opens it for writing in place. */
export function DesignName() {
  const edit = useEdit();
  const [name, rename] = useEntered(useEditorState(nameOfDesign), (text) =>
    edit({ type: 'renameDesign', name: text.trim() }),
  );
  const [writing, setWriting] = useState(false);
  const reading = useReading();
  if (reading) return <span className="designName">{visibleText(name)}</span>;
  if (writing) return <NameInput name={name} rename={rename} onDone={() => setWriting(false)} />;
  return (
    <button
      type="button"
      className="designName"
      title="Double-click to rename"
      aria-label={`Design ${visibleText(name)}, rename`}
      onDoubleClick={() => setWriting(true)}
      onKeyDown={(event) => {
        if (event.key !== 'F2' && event.key !== 'Enter') return;
        event.preventDefault();
        setWriting(true);
      }}
    >
      {visibleText(name)}
    </button>
  );
}

type NameInputProps = {
  readonly name: string;
  readonly rename: (name: string) => ReturnType<ReturnType<typeof useEdit>>;
  readonly onDone: () => void;
};

function NameInput({ name, rename, onDone }: NameInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraft(name, (text) => {
    const result = rename(text);
    if (result.ok) onDone();
    return result;
  });
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <span>
      <input
        ref={input}
        className="designName"
        aria-label="Name of the design"
        aria-invalid={draft.refusal !== null}
        aria-describedby="design-name-error"
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={() => {
          if (draft.text === name) onDone();
          else draft.commit();
        }}
        onKeyDown={(event) => {
          const leaves = event.key === 'Escape' || (event.key === 'Enter' && draft.text === name);
          draft.onKeyDown(event);
          if (!leaves) return;
          event.preventDefault();
          onDone();
        }}
      />
      {draft.refusal && (
        <span id="design-name-error" className="renameError" role="alert">
          {visibleText(draft.refusal.message)}
        </span>
      )}
    </span>
  );
}
