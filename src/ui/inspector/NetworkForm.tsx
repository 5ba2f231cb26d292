import { splitRanges } from '../../engine/commands/networkRanges.ts';
import { entryOf, type Id } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { kindOptions } from '../planning/networkKinds.ts';
import { ConnectionField } from './ConnectionField.tsx';
import { NotesField, SelectField, TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

/** A network beside the VPC; all of them stand under Planning. */
export function NetworkForm({ id }: { readonly id: Id }) {
  const network = entryOf(useEditorState(designOf).networks, id);
  const editor = useEditor();
  if (!network) return null;
  return (
    <>
      <header>
        <h2>{visibleText(network.name)}</h2>
        <p className="muted">A network beside the VPC</p>
        <div className="inspectorActions">
          <button
            type="button"
            className="smallButton"
            onClick={() =>
              editor.setView({ dockTab: 'planning', dockOpen: true, planningSection: 'networks' })
            }
          >
            All networks
          </button>
        </div>
      </header>
      <TextField
        label="Name"
        renames
        value={network.name}
        edit={(name) => ({ type: 'setNetwork', id, name: name.trim() })}
      />
      <SelectField
        label="Kind"
        value={network.kind}
        options={kindOptions}
        edit={(kind) => ({ type: 'setNetwork', id, kind })}
      />
      <TextField
        label="Ranges"
        mono
        value={network.cidrs.join(', ')}
        edit={(text) => ({ type: 'setNetwork', id, cidrs: [...splitRanges(text)] })}
      />
      <ConnectionField id={id} network={network} />
      <SubjectFindings subjects={[`network:${id}`]} />
      <NotesField value={network.notes} edit={(notes) => ({ type: 'setNetwork', id, notes })} />
    </>
  );
}
