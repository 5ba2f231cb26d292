import { WhileEditing } from '../EditButton.tsx';
import { costOf, useEditorState } from '../EditorContext.tsx';
import { formatUsd } from '../format.ts';
import { FlowAdding } from './FlowAdding.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import { FlowTable } from './FlowTable.tsx';
import { TrafficFigures } from './TrafficFigures.tsx';

/** What the data that moves costs: as a picture, as a table in which it is stated, and what holds for all of it. */
export function Traffic() {
  const { transfer } = useEditorState(costOf);
  const assumed = transfer.flows.filter((flow) => flow.assumed).length;
  return (
    <div className="traffic">
      <FlowPicture transfer={transfer} />
      <section>
        <h3 className="heading">
          {formatUsd(transfer.monthlyUsd)} a month for traffic
          {transfer.partial && ', as far as prices are known'}
          {assumed > 0 && ` · ${String(assumed)} of ${String(transfer.flows.length)} flows are assumed`}
        </h3>
        {transfer.flows.length > 0 && <FlowTable transfer={transfer} />}
      </section>
      <WhileEditing>
        <FlowAdding />
      </WhileEditing>
      <TrafficFigures />
    </div>
  );
}
