import { err } from '../../engine/result.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { NumberField, TextField } from '../inspector/fields.tsx';
import { useEdit } from '../inspector/useEdit.ts';
import { numberIn } from '../typed.ts';

/** What the way out has to bear: its peak, its connections, and how long it may be gone. */
export function LimitFields() {
  const { dataTransfer } = useEditorState(designOf);
  const edit = useEdit();
  const minutes = dataTransfer.longestOutageMinutes;
  const readMinutes = (text: string) => {
    if (text.trim() === '') return edit({ type: 'setDataTransfer', changes: { longestOutageMinutes: null } });
    const longestOutageMinutes = numberIn(text);
    return longestOutageMinutes === null
      ? err({ type: 'field/notANumber', message: 'The outage is not a number; write minutes, or nothing.' })
      : edit({ type: 'setDataTransfer', changes: { longestOutageMinutes } });
  };
  return (
    <>
      <NumberField
        label="Peak factor"
        value={dataTransfer.peakFactor}
        edit={(peakFactor) => ({ type: 'setDataTransfer', changes: { peakFactor } })}
        hint="The busiest hour against the average one"
      />
      <NumberField
        label="Connections per task"
        value={dataTransfer.connectionsPerTask}
        edit={(connectionsPerTask) => ({ type: 'setDataTransfer', changes: { connectionsPerTask } })}
        hint="At once, to the destination most tasks share"
      />
      <TextField
        label="Longest outage, minutes"
        value={minutes === null ? '' : String(minutes)}
        placeholder="nobody has said"
        commit={readMinutes}
        hint="How long the way out may be gone when a zone fails"
      />
    </>
  );
}
