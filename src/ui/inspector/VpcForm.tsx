import { useState } from 'react';

import { batchOf } from '../../engine/commands/command.ts';
import { entryOf, type Id } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatShare, plural } from '../format.ts';
import { CheckField, RefusalNote, SegmentField, SelectField, TextField } from './fields.tsx';
import { VpcIpv6Fields } from './Ipv6Fields.tsx';
import { NetworkAcls } from './NetworkAcls.tsx';
import { useReading } from '../reading.ts';
import { TransitGatewayField } from './TransitGatewayForm.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { useEdit } from './useEdit.ts';
import { LockNotes } from '../tracker/LockNotes.tsx';

export function VpcForm() {
  const { vpc } = useEditorState(designOf);
  const { plan } = useEditorState(evaluationOf);
  const editor = useEditor();
  const edit = useEdit();
  return (
    <>
      <header>
        <h2>{visibleText(vpc.name)}</h2>
        <p className="muted">VPC</p>
      </header>
      <TextField label="Name" renames value={vpc.name} edit={(name) => ({ type: 'setVpc', name })} />
      <LockNotes kinds={['sizing', 'routes']} />
      <section className="rows">
        {vpc.blocks.map((cidr, index) => {
          const block = plan.blocks.find((candidate) => candidate.cidr === cidr);
          return (
            <div key={cidr} className="rows">
              <TextField
                label={index === 0 ? 'Primary block' : `Secondary block ${String(index)}`}
                mono
                value={cidr}
                edit={(to) => ({ type: 'setVpcBlock', from: cidr, to: to.trim() })}
                hint={
                  block &&
                  `${formatCount(block.allocated)} of ${formatCount(block.addresses)} addresses · ${formatShare(block.allocated / block.addresses)}`
                }
              />
              {index > 0 && (
                <EditButton className="smallButton danger" edit={{ type: 'removeVpcBlock', cidr }}>
                  Remove this block
                </EditButton>
              )}
            </div>
          );
        })}
        <AddRange
          label="Add a block"
          example="10.1.0.0/16"
          onAdd={(cidr) => edit({ type: 'addVpcBlock', cidr })}
        />
      </section>
      <section className="rows">
        <h3 className="heading">Held ranges</h3>
        {Object.entries(vpc.held).map(([id, held]) => (
          <button key={id} type="button" className="rowButton" onClick={() => editor.select([`held:${id}`])}>
            <span>{visibleText(held.name)}</span>
            <span className="mono">{held.cidr}</span>
          </button>
        ))}
        <AddRange
          label="Hold a range"
          example="10.0.128.0/18"
          onAdd={(cidr) => edit({ type: 'holdRange', name: `held ${cidr}`, cidr })}
        />
      </section>
      <section className="rows">
        <h3 className="heading">Settings</h3>
        <CheckField
          label="Internet gateway"
          checked={vpc.internetGateway}
          edit={(internetGateway) => ({ type: 'setVpc', internetGateway })}
        />
        <TransitGatewayField />
        <CheckField
          label="DNS support"
          checked={vpc.dnsSupport}
          edit={(dnsSupport) => ({ type: 'setVpc', dnsSupport })}
        />
        <CheckField
          label="DNS host names"
          checked={vpc.dnsHostnames}
          edit={(dnsHostnames) => ({ type: 'setVpc', dnsHostnames })}
        />
        <CheckField
          label="Close the default security group"
          checked={vpc.defaultGroup === 'closed'}
          edit={(closed) => ({ type: 'setVpc', defaultGroup: closed ? 'closed' : 'as-created' })}
          hint={
            vpc.defaultGroup === 'closed'
              ? 'It has no rules, so whatever is created without a group reaches nothing.'
              : 'It admits its own members and lets everything out, as AWS makes it.'
          }
        />
      </section>
      <VpcIpv6Fields />
      <RouteTables />
      <NetworkAcls />
      <FlowLogFields />
      <SubjectFindings subjects={['vpc']} />
    </>
  );
}

function RouteTables() {
  const { tables } = useEditorState(evaluationOf).routes;
  const editor = useEditor();
  return (
    <section className="rows">
      <h3 className="heading">Route tables</h3>
      {Object.values(tables).map(({ id, name, subnets }) => (
        <button
          key={id}
          type="button"
          className="rowButton"
          onClick={() => editor.select([`route-table:${id}`])}
        >
          <span>{visibleText(name)}</span>
          <span className="muted">{plural(subnets.length, 'subnet')}</span>
        </button>
      ))}
    </section>
  );
}

type AddRangeProps = {
  readonly label: string;
  readonly example: string;
  readonly onAdd: (cidr: string) => ReturnType<ReturnType<typeof useEdit>>;
};

function AddRange({ label, example, onAdd }: AddRangeProps) {
  const [cidr, setCidr] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const reading = useReading();
  if (reading) return null;
  const add = (text: string) => {
    const result = onAdd(text.trim());
    setRefusal(result.ok ? null : result.error);
    setCidr(result.ok ? '' : text);
  };
  return (
    <form
      className="rows"
      onSubmit={(event) => {
        event.preventDefault();
        add(cidr);
      }}
    >
      <div className="ruleGrid" style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
        <div className="inputBox">
          <input
            className="mono"
            required
            aria-label={label}
            placeholder={example}
            value={cidr}
            onChange={(event) => setCidr(event.target.value)}
          />
        </div>
        <button type="submit" className="smallButton" style={{ minHeight: 32 }}>
          {label}
        </button>
      </div>
      <RefusalNote id={`refusal-${label}`} refusal={refusal} onTake={() => add(refusal?.suggestion ?? '')} />
    </form>
  );
}

/**
 * How long a flow is gathered before it becomes a record, at most: AWS knows these two. Source: "Aggregation interval",
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html.
 */
const intervals = [
  { value: '60', label: '1 minute' },
  { value: '600', label: '10 minutes' },
] as const;

const retentions = [7, 14, 30, 60, 90, 180, 365, 731] as const;

function FlowLogFields() {
  const { flowLog } = useEditorState(designOf).vpc;
  const usual = { traffic: 'ALL', aggregationSeconds: 60, retentionDays: 90 } as const;
  const days = flowLog?.retentionDays ?? usual.retentionDays;
  return (
    <section className="rows">
      <CheckField
        label="Flow log to CloudWatch Logs"
        checked={flowLog !== null}
        edit={(on) => ({ type: 'setVpc', flowLog: on ? usual : null })}
      />
      {flowLog && (
        <div className="fieldStack">
          <div className="fieldPair">
            <SelectField
              label="Traffic"
              value={flowLog.traffic}
              options={[
                { value: 'ALL', label: 'All' },
                { value: 'ACCEPT', label: 'Accepted' },
                { value: 'REJECT', label: 'Rejected' },
              ]}
              edit={(traffic) => ({ type: 'setVpc', flowLog: { ...flowLog, traffic } })}
            />
            <SelectField
              label="Kept for"
              value={String(days)}
              options={[...new Set([...retentions, days])].map((value) => ({
                value: String(value),
                label: `${String(value)} days`,
              }))}
              edit={(value) => ({ type: 'setVpc', flowLog: { ...flowLog, retentionDays: Number(value) } })}
            />
          </div>
          <SegmentField
            label="One record for up to"
            value={flowLog.aggregationSeconds === 60 ? '60' : '600'}
            options={intervals}
            edit={(seconds) => ({
              type: 'setVpc',
              flowLog: { ...flowLog, aggregationSeconds: seconds === '60' ? 60 : 600 },
            })}
            hint="Ten minutes make fewer records, and CloudWatch Logs charges for each GB of them. Interfaces of Nitro instances write one every minute in any case."
          />
        </div>
      )}
    </section>
  );
}

/** A range of the VPC that nothing is allocated from. */
export function HeldForm({ id }: { readonly id: Id }) {
  const held = entryOf(useEditorState(designOf).vpc.held, id);
  const edit = useEdit();
  if (!held) return null;
  const hold = (name: string, cidr: string) =>
    edit(
      batchOf(`Change the held range ${held.name}`, [
        { type: 'releaseRange', id },
        { type: 'holdRange', id, name, cidr },
      ]),
    );
  return (
    <>
      <header>
        <h2>{visibleText(held.name)}</h2>
        <p className="muted">Held range: nothing is allocated from it</p>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" edit={{ type: 'releaseRange', id }}>
            Release this range
          </EditButton>
        </div>
      </header>
      <TextField label="Name" renames value={held.name} commit={(name) => hold(name, held.cidr)} />
      <TextField label="CIDR" mono value={held.cidr} commit={(cidr) => hold(held.name, cidr.trim())} />
      <SubjectFindings subjects={[`held:${id}`]} />
    </>
  );
}
