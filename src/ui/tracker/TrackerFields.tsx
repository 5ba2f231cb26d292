import type { EditorState } from '../../editor/editorState.ts';
import { useEditorState } from '../EditorContext.tsx';
import { useEdit } from '../inspector/useEdit.ts';
import { NotesField, TextField } from '../inspector/fields.tsx';

const trackerOf = ({ design }: EditorState) => design.tracker;

/** What the tracker is of: its phase, number and name, who leads it, and what the phase before handed on. */
export function TrackerFields() {
  const { parentPhase, number, name, lead, currentNetwork, securityRequirement } = useEditorState(trackerOf);
  const edit = useEdit();
  const set =
    (field: 'parentPhase' | 'number' | 'name' | 'currentNetwork' | 'securityRequirement') => (text: string) =>
      edit({ type: 'setTracker', changes: { [field]: text.trim() } });
  return (
    <details className="trackerFields">
      <summary>About this sub-phase</summary>
      <div>
        <TextField label="Parent phase" value={parentPhase} commit={set('parentPhase')} />
        <TextField label="Number" value={number} commit={set('number')} />
        <TextField label="Name of the sub-phase" value={name} commit={set('name')} />
        <TextField
          label="Led by"
          value={lead ?? ''}
          placeholder="nobody yet"
          edit={(text) => ({
            type: 'setTracker',
            changes: { lead: text.trim() === '' ? null : text.trim() },
          })}
        />
        <NotesField
          label="The network as it is today"
          value={currentNetwork}
          rows={2}
          commit={set('currentNetwork')}
        />
        <NotesField
          label="What security requires"
          value={securityRequirement}
          rows={2}
          commit={set('securityRequirement')}
        />
      </div>
    </details>
  );
}
