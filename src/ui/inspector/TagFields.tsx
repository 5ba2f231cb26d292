import { useRef, useState, type RefObject, type SyntheticEvent } from 'react';

import { entryOf, type Design } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton, WhileEditing } from '../EditButton.tsx';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { TrashIcon } from '../icons/actionIcons.tsx';
import { RefusalNote, TextField } from './fields.tsx';
import { useEdit } from './useEdit.ts';

/** The tags of everything in the exported stack: keys and values, edited where they stand. */
export function TagFields() {
  const { tags } = useEditorState(designOf);
  const newKey = useRef<HTMLInputElement>(null);
  const all = Object.entries(tags);
  return (
    <section className="rows" aria-label="Tags">
      <h3 className="heading">Tags</h3>
      {all.map(([key, value], at) => (
        // By its place, so that a key that is being changed keeps the focus; by their number, so that no row inherits
        // what was typed in one that went.
        <TagRow key={`${String(all.length)} ${String(at)}`} tag={key} value={value} newKey={newKey} />
      ))}
      {all.length === 0 && (
        <p className="muted">None yet. Costs and policies can tell resources apart by tags such as Owner.</p>
      )}
      <WhileEditing>
        <NewTag tags={tags} input={newKey} />
      </WhileEditing>
      <p className="hint">Every resource of the exported stack carries them, beside its own name.</p>
    </section>
  );
}

type TagRowProps = {
  readonly tag: string;
  readonly value: string;
  readonly newKey: RefObject<HTMLInputElement | null>;
};

function TagRow({ tag, value, newKey }: TagRowProps) {
  const editor = useEditor();
  const name = visibleText(tag);
  return (
    <div className="tagRow">
      <TextField
        label={`Key of the tag ${name}`}
        quietLabel
        value={tag}
        edit={(to) => ({ type: 'renameTag', key: tag, to: to.trim() })}
      />
      <TextField
        label={`Value of the tag ${name}`}
        quietLabel
        placeholder="no value"
        value={value}
        edit={(text) => ({ type: 'setTag', key: tag, value: text.trim() })}
      />
      <EditButton
        className="iconButton"
        aria-label={`Remove the tag ${name}`}
        onClick={() => {
          editor.dispatch({ type: 'setTag', key: tag, value: null });
          newKey.current?.focus();
        }}
      >
        <TrashIcon size={16} />
      </EditButton>
    </div>
  );
}

type NewTagProps = {
  readonly tags: Design['tags'];
  readonly input: RefObject<HTMLInputElement | null>;
};

function NewTag({ tags, input }: NewTagProps) {
  const edit = useEdit();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    const refused = refusalOfNew(tags, key.trim());
    const made = refused === null ? edit({ type: 'setTag', key: key.trim(), value: value.trim() }) : null;
    setRefusal(refused ?? (made?.ok === false ? made.error : null));
    input.current?.focus();
    if (made?.ok !== true) return;
    setKey('');
    setValue('');
  };
  const typed = (set: (text: string) => void) => (event: { target: HTMLInputElement }) => {
    set(event.target.value);
    setRefusal(null);
  };
  return (
    <form className="rows" onSubmit={add}>
      <div className="tagRow fresh">
        <div className="inputBox" data-invalid={refusal !== null || undefined}>
          <input
            ref={input}
            aria-label="Key of a new tag"
            aria-describedby="new-tag-note"
            aria-invalid={refusal !== null}
            placeholder="Owner"
            autoComplete="off"
            spellCheck={false}
            value={key}
            onChange={typed(setKey)}
          />
        </div>
        <div className="inputBox">
          <input
            aria-label="Value of a new tag"
            placeholder="platform team"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={typed(setValue)}
          />
        </div>
        <button type="submit" className="smallButton" aria-label="Add the tag">
          Add
        </button>
      </div>
      <RefusalNote id="new-tag-note" refusal={refusal} />
    </form>
  );
}

/** A tag that is there already would lose its value without a word. */
function refusalOfNew(tags: Design['tags'], key: string): Refusal | null {
  if (entryOf(tags, key) === undefined) return null;
  return { type: 'field/taken', message: `There is a tag “${key}” already; change its value in its row.` };
}
