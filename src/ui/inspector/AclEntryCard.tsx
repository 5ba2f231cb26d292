import type { Command } from '../../engine/commands/command.ts';
import type { NetworkAcl } from '../../engine/design/design.ts';
import { trafficLabel } from '../../engine/design/traffic.ts';
import { TrashIcon } from '../icons/actionIcons.tsx';
import { NumberField, SelectField, TextField } from './fields.tsx';
import { TrafficFields } from './TrafficFields.tsx';
import { EditButton } from '../EditButton.tsx';
import { useEdit } from './useEdit.ts';

type Entry = NetworkAcl['entries'][number];

type Props = {
  readonly entry: Entry;
  /** The edit that writes another entry in its place. */
  readonly put: (entry: Entry) => Command;
  readonly remove: Command;
  /** The edit that changes places with the entry that many places on. */
  readonly swap: (by: -1 | 1) => Command;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** One entry of a network ACL, every part of it editable in place. */
export function AclEntryCard({ entry, put, remove, swap, isFirst, isLast }: Props) {
  const edit = useEdit();
  const way = entry.direction === 'ingress' ? 'from' : 'to';
  const of = `entry ${String(entry.number)}: ${entry.action} ${trafficLabel(entry.traffic)} ${way} ${entry.cidr}`;
  return (
    <div className="ruleCard" role="group" aria-label={of} data-action={entry.action}>
      <div className="aclHead">
        <NumberField
          label={`Number of ${of}`}
          quietLabel
          value={entry.number}
          edit={(number) => put({ ...entry, number })}
        />
        <SelectField
          label={`Action of ${of}`}
          quietLabel
          value={entry.action}
          options={[
            { value: 'allow', label: 'Allow' },
            { value: 'deny', label: 'Deny' },
          ]}
          edit={(action) => put({ ...entry, action })}
        />
        <EditButton
          className="iconButton"
          aria-label={`Read ${of} earlier`}
          disabled={isFirst}
          edit={swap(-1)}
        >
          ↑
        </EditButton>
        <EditButton className="iconButton" aria-label={`Read ${of} later`} disabled={isLast} edit={swap(1)}>
          ↓
        </EditButton>
        <EditButton className="iconButton" aria-label={`Remove ${of}`} edit={remove}>
          <TrashIcon size={16} />
        </EditButton>
      </div>
      <TrafficFields traffic={entry.traffic} of={of} commit={(traffic) => edit(put({ ...entry, traffic }))} />
      <TextField
        label={`${way === 'from' ? 'From' : 'To'} which addresses, ${of}`}
        quietLabel
        mono
        value={entry.cidr}
        edit={(cidr) => put({ ...entry, cidr: cidr.trim() })}
      />
    </div>
  );
}

/** The last entry of every list, which AWS writes and nobody can change. */
export function DenyRest() {
  return (
    <p className="aclRest">
      <span className="mono">*</span> Deny all that no entry above decides
    </p>
  );
}
