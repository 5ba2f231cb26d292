import { useMemo } from 'react';

import type { EvaluatedFlow, TransferReport } from '../../engine/evaluation/evaluation.ts';
import { readNetwork } from '../../engine/evaluation/network.ts';
import { assumedFlows } from '../../engine/evaluation/transfer/assumedFlows.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { formatUsd } from '../format.ts';
import { ShareField } from './ShareField.tsx';
import { statedFlow, useFlowEdit } from './useFlowEdit.ts';
import { VolumeField } from './VolumeField.tsx';
import { formatGb } from './words.ts';

const isEgress = ({ from, to }: EvaluatedFlow) => from.kind === 'tier' && to.kind === 'internet';

/** Every flow with its amounts to be changed: what tiers send to the internet first, then everything else. */
export function FlowTable({ transfer }: { readonly transfer: TransferReport }) {
  const design = useEditorState(designOf);
  const assumed = useMemo(() => new Set(assumedFlows(readNetwork(design)).keys()), [design]);
  const egress = transfer.flows.filter(isEgress);
  const others = transfer.flows.filter((flow) => !isEgress(flow));
  return (
    <div className="flowScroller">
      <table className="table flows" aria-label="Data flows">
        <thead>
          <tr>
            <th scope="col">Flow</th>
            <th scope="col">Sent</th>
            <th scope="col">Received</th>
            <th scope="col">Crosses zones</th>
            <th scope="col" className="number">
              GB a month
            </th>
            <th scope="col" className="number">
              Cost a month
            </th>
            <th scope="col">
              <span className="visuallyHidden">Stated or assumed</span>
            </th>
          </tr>
        </thead>
        <FlowGroup title="From each tier to the internet" flows={egress} assumed={assumed} />
        <FlowGroup title="Everything else" flows={others} assumed={assumed} />
      </table>
    </div>
  );
}

type GroupProps = {
  readonly title: string;
  readonly flows: readonly EvaluatedFlow[];
  readonly assumed: ReadonlySet<string>;
};

function FlowGroup({ title, flows, assumed }: GroupProps) {
  if (flows.length === 0) return null;
  return (
    <tbody>
      <tr className="lineGroup">
        <th colSpan={7} scope="rowgroup">
          {title}
        </th>
      </tr>
      {flows.map((flow) => (
        <FlowRow key={flow.id} flow={flow} isAssumable={assumed.has(flow.id)} />
      ))}
    </tbody>
  );
}

function FlowRow({ flow, isAssumable }: { readonly flow: EvaluatedFlow; readonly isAssumable: boolean }) {
  const design = useEditorState(designOf);
  const change = useFlowEdit(flow);
  const name = `${visibleText(flow.fromLabel)} → ${visibleText(flow.toLabel)}`;
  const blocked = flow.legs.find((leg) => leg.blocked !== null)?.blocked ?? null;
  const stated = statedFlow(design, flow);
  const row = (
    <tr className={flow.assumed || blocked !== null ? 'noted' : undefined}>
      <th scope="row" className="wide">
        {name}
        <div className="formulaLine">{visibleText(flow.name)}</div>
      </th>
      <td>
        <VolumeField
          label={`What ${name} sends`}
          volume={flow.sent}
          requirements={design.requirements}
          commit={(sent) => change({ sent })}
        />
      </td>
      <td>
        <VolumeField
          label={`What ${name} receives`}
          volume={flow.received}
          requirements={design.requirements}
          commit={(received) => change({ received })}
        />
      </td>
      <td>
        <ShareField
          label={`Share of ${name} that crosses zones`}
          share={stated.crossZoneShare}
          otherwise="even"
          commit={(crossZoneShare) => change({ crossZoneShare })}
        />
      </td>
      <td className="number">{formatGb(flow.sentGb + flow.receivedGb)}</td>
      <td className="number">{flow.monthlyUsd === null ? 'not known' : formatUsd(flow.monthlyUsd)}</td>
      <td>
        <Standing flow={flow} name={name} isAssumable={isAssumable} />
      </td>
    </tr>
  );
  return (
    <>
      {row}
      {(flow.assumed || blocked !== null) && (
        <tr className="flowNote">
          <td colSpan={7}>
            {flow.assumed && `${flow.basis}. ${flow.reason ?? ''} `}
            {blocked !== null && <span className="flowBlocked">{visibleText(blocked)}</span>}
          </td>
        </tr>
      )}
    </>
  );
}

/** Whether anybody stated the flow, and the way to the other. */
function Standing({
  flow,
  name,
  isAssumable,
}: {
  readonly flow: EvaluatedFlow;
  readonly name: string;
  readonly isAssumable: boolean;
}) {
  const change = useFlowEdit(flow);
  if (flow.assumed) {
    return (
      <div className="standing">
        <span className="badge" data-kind="assumed">
          assumed
        </span>
        <EditButton className="linkButton" aria-label={`State it: ${name}`} onClick={() => void change({})}>
          State it
        </EditButton>
      </div>
    );
  }
  const words = isAssumable ? 'Back to the assumption' : 'Remove';
  return (
    <div className="standing">
      <span className="badge">stated</span>
      <EditButton
        className="linkButton"
        aria-label={`${words}: ${name}`}
        edit={{ type: 'removeDataFlow', id: flow.id }}
      >
        {words}
      </EditButton>
    </div>
  );
}
