import type { ShownPath } from '../../editor/editorState.ts';
import { batchOf } from '../../engine/commands/command.ts';
import type { IntentResult } from '../../engine/evaluation/intents/intentResult.ts';
import { entryOf } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { TrashIcon } from '../icons/actionIcons.tsx';
import { SeverityIcon } from '../icons/networkIcons.tsx';
import { IntentOpening } from './IntentOpening.tsx';

const stateWords = {
  holds: { word: 'Proved', severity: 'ok' },
  broken: { word: 'Broken', severity: 'error' },
  unanswered: { word: 'Not answered', severity: 'info' },
} as const;

/** One sentence that must hold: its state as a word, what proves or breaks it, and what can be done. */
export function IntentRow({
  intent,
  isOpening,
  onOpening,
  onEdit,
}: {
  readonly intent: IntentResult;
  /** Whether the whole change that would mend it is shown, as a broken demand may have one; its fix is about rules alone. */
  readonly isOpening: boolean;
  readonly onOpening: (shown: boolean) => void;
  readonly onEdit: () => void;
}) {
  const editor = useEditor();
  const notes = useEditorState(({ design }) => entryOf(design.intents, intent.id)?.notes ?? '');
  const { id, state, detail, packet, path, fix, subjects } = intent;
  const { word, severity } = stateWords[state];
  const sentence = visibleText(intent.sentence);
  const mayOpen = state === 'broken' && intent.kind === 'reaches';
  return (
    <article className="intentRow" data-state={state} aria-label={sentence}>
      <span className="intentState">
        <SeverityIcon severity={severity} /> {word}
      </span>
      <div className="intentSaid">
        <button type="button" className="findingTitle" onClick={() => editor.select(subjects)}>
          {sentence}
        </button>
        <p className="hint">{visibleText(detail)}</p>
        {notes !== '' && <p className="intentNotes">{visibleText(notes)}</p>}
        {packet !== null && (
          <dl className="intentProof">
            <dt>Packet</dt>
            <dd className="mono">{visibleText(packet.label)}</dd>
            {path.length > 0 && (
              <>
                <dt>Path</dt>
                <dd>{path.map(({ label }) => visibleText(label)).join(' → ')}</dd>
              </>
            )}
          </dl>
        )}
        {mayOpen && isOpening && <IntentOpening id={id} />}
      </div>
      <div className="findingActions">
        {path.length > 0 && (
          <button type="button" className="smallButton" onClick={() => editor.showPath(shownPathOf(intent))}>
            Show the path
          </button>
        )}
        {mayOpen && (
          <button
            type="button"
            className="smallButton"
            aria-expanded={isOpening}
            onClick={() => onOpening(!isOpening)}
          >
            What would mend it
          </button>
        )}
        {fix !== null && (
          <EditButton className="smallButton" edit={batchOf(fix.label, fix.commands)}>
            Fix: {visibleText(fix.label)}
          </EditButton>
        )}
        <EditButton className="smallButton quiet" aria-label={`Edit: ${sentence}`} onClick={onEdit}>
          Edit
        </EditButton>
        <EditButton
          className="iconButton"
          aria-label={`Remove: ${sentence}`}
          edit={{ type: 'removeIntent', id }}
        >
          <TrashIcon size={16} />
        </EditButton>
      </div>
    </article>
  );
}

/** The way of the packet as the canvas draws it; it is blocked at its last place where the packet does not arrive. */
function shownPathOf({ path, packet, detail, arrives }: IntentResult): ShownPath {
  const way = path.flatMap(({ ref }) => ref ?? []);
  return {
    ...{ ways: [way], back: [], blockedAt: arrives ? null : way.length - 1 },
    words: packet === null ? detail : `${packet.label}: ${detail}`,
  };
}
