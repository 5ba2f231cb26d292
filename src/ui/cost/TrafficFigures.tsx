import { err } from '../../engine/result.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { NumberField, TextField } from '../inspector/fields.tsx';
import { ShareField } from './ShareField.tsx';
import { useTrafficEdit } from './useFlowEdit.ts';
import { numberOf } from './VolumeField.tsx';

/** What holds for all traffic: its peak, its connections, how long it may be gone, and how it enters endpoints. */
export function TrafficFigures() {
  const { dataTransfer } = useEditorState(designOf);
  const edit = useTrafficEdit();
  const minutes = dataTransfer.longestOutageMinutes;
  const readMinutes = (text: string) => {
    if (text.trim() === '') return edit({ type: 'setDataTransfer', changes: { longestOutageMinutes: null } });
    const longestOutageMinutes = numberOf(text);
    return longestOutageMinutes === null
      ? err({ type: 'field/notANumber', message: 'The outage is not a number; write minutes, or nothing.' })
      : edit({ type: 'setDataTransfer', changes: { longestOutageMinutes } });
  };
  return (
    <section>
      <h3 className="heading">For all traffic</h3>
      <div className="trafficFigures">
        <NumberField
          label="Peak factor"
          value={dataTransfer.peakFactor}
          commit={(peakFactor) => edit({ type: 'setDataTransfer', changes: { peakFactor } })}
          hint="The busiest hour against the average one"
        />
        <NumberField
          label="Connections per task"
          value={dataTransfer.connectionsPerTask}
          commit={(connectionsPerTask) => edit({ type: 'setDataTransfer', changes: { connectionsPerTask } })}
          hint="At once, to the destination most tasks share"
        />
        <TextField
          label="Longest outage, minutes"
          value={minutes === null ? '' : String(minutes)}
          placeholder="nobody has said"
          commit={readMinutes}
          hint="How long the way out may be gone when a zone fails"
        />
        <ShareField
          label="Into endpoints across zones"
          quietLabel={false}
          share={dataTransfer.endpointCrossZoneShare}
          otherwise="even"
          commit={(endpointCrossZoneShare) =>
            edit({ type: 'setDataTransfer', changes: { endpointCrossZoneShare } })
          }
          hint="Empty: DNS answers with all zones of an endpoint, and clients take them evenly"
        />
      </div>
    </section>
  );
}
