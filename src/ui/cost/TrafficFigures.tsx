import { designOf, useEditorState } from '../EditorContext.tsx';
import { LimitFields } from './LimitFields.tsx';
import { ShareField } from './ShareField.tsx';
import { useEdit } from '../inspector/useEdit.ts';

/** What holds for all traffic: its peak, its connections, how long it may be gone, and how it enters endpoints. */
export function TrafficFigures() {
  const { dataTransfer } = useEditorState(designOf);
  const edit = useEdit();
  return (
    <section>
      <h3 className="heading">For all traffic</h3>
      <div className="trafficFigures">
        <LimitFields />
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
