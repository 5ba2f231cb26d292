import type { Mode } from '../../editor/modes.ts';
import { modeOf, useEditor, useEditorState } from '../EditorContext.tsx';

const choices: readonly { readonly mode: Mode; readonly label: string; readonly tip: string }[] = [
  { mode: 'design', label: 'Design', tip: 'Draw and edit' },
  { mode: 'review', label: 'Review', tip: 'Read, comment, decide and sign; nothing in the network changes' },
  { mode: 'present', label: 'Present', tip: 'Show it to a room, one step at a time (P)' },
];

/** What the page is for at the moment. */
export function ModeSwitch() {
  const mode = useEditorState(modeOf);
  const editor = useEditor();
  return (
    <div className="modeSwitch" role="radiogroup" aria-label="Mode">
      {choices.map((choice) => (
        <label key={choice.mode} title={choice.tip} data-chosen={choice.mode === mode || undefined}>
          <input
            type="radio"
            name="mode"
            className="visuallyHidden"
            checked={choice.mode === mode}
            onChange={() => editor.setMode(choice.mode)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
