import { readRef, type Ref } from '../../engine/design/design.ts';
import { readRange } from '../../engine/design/rangeText.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { ok } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { nameOf } from '../names.ts';
import { TextField } from './fields.tsx';
import { rangeChange, rulesNaming } from './rangeChange.ts';
import { SubjectFindings } from './SubjectFindings.tsx';
import { useEdit } from './useEdit.ts';

/** An address range or prefix list lives in rules only, so its form lists them, and changes all of them at once. */
export function PeerForm({ subject }: { readonly subject: Ref }) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  const { kind, id } = readRef(subject);
  const rules = rulesNaming(design, subject);
  const change = (text: string) => {
    const range = readRange(design, text);
    if (!range.ok) return range;
    const to = peerRef(range.value);
    if (to === subject) return ok(null);
    const made = edit(rangeChange(design, subject, range.value));
    if (made.ok) editor.select([to]);
    return made;
  };
  return (
    <>
      <header>
        <h2 className="mono">{visibleText(id)}</h2>
        <p className="muted">{kind === 'cidr' ? 'Address range' : 'Prefix list'} in the security rules</p>
      </header>
      {rules.length > 0 && (
        <TextField
          label={kind === 'cidr' ? 'Address range' : 'Prefix list'}
          mono
          renames
          value={id}
          commit={change}
          hint={
            rules.length === 1
              ? 'Changes the rule that names it.'
              : `Changes all ${plural(rules.length, 'rule')} that name it, in one step.`
          }
        />
      )}
      <section className="rows">
        <h3 className="heading">Rules that name it</h3>
        {rules.map((rule) => (
          <button
            key={rule}
            type="button"
            className="rowButton"
            onClick={() => editor.select([`rule:${rule}`])}
          >
            {nameOf(design, `rule:${rule}`)}
          </button>
        ))}
        {rules.length === 0 && (
          <p className="muted">None yet: draw an arrow between it and a security group.</p>
        )}
      </section>
      <SubjectFindings subjects={[subject]} />
    </>
  );
}
