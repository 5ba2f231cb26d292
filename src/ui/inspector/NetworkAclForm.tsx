import './networkAcl.css';

import { useState } from 'react';

import { batchOf, type Command } from '../../engine/commands/command.ts';
import { readAclEntry } from '../../engine/design/aclText.ts';
import { entryOf, type Id, type NetworkAcl } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { numberAfter, withReturnTraffic } from '../../engine/design/returnTraffic.ts';
import type { Result } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { AclEntryCard, DenyRest } from './AclEntryCard.tsx';
import { ManyField, RefusalNote, TextField } from './fields.tsx';
import { useReading } from '../reading.ts';
import { SubjectFindings } from './SubjectFindings.tsx';
import { useEdit } from './useEdit.ts';

type Entry = NetworkAcl['entries'][number];
type Direction = Entry['direction'];
/** The edit that writes another ACL in its place. */
type Put = (acl: NetworkAcl) => Command;

/** A network ACL: one of the design's own with an editor, or, without an id, the default one as AWS has it. */
export function NetworkAclForm({ id }: { readonly id: Id }) {
  const acl = entryOf(useEditorState(designOf).networkAcls, id);
  if (id === '') return <DefaultAcl />;
  if (acl === undefined) return null;
  const put: Put = (networkAcl) => ({ type: 'putNetworkAcl', id, networkAcl });
  return (
    <>
      <header>
        <h2>{visibleText(acl.name)}</h2>
        <p className="muted">Network ACL</p>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" edit={{ type: 'removeNetworkAcl', id }}>
            Remove network ACL
          </EditButton>
        </div>
      </header>
      <TextField label="Name" renames value={acl.name} edit={(name) => put({ ...acl, name: name.trim() })} />
      <Entries acl={acl} direction="ingress" put={put} />
      <Entries acl={acl} direction="egress" put={put} />
      <ReturnTraffic acl={acl} put={put} />
      <GuardedSubnets id={id} />
      <SubjectFindings subjects={[`network-acl:${id}`]} />
    </>
  );
}

function Entries({
  acl,
  direction,
  put,
}: {
  readonly acl: NetworkAcl;
  readonly direction: Direction;
  readonly put: Put;
}) {
  const own = acl.entries
    .filter((entry) => entry.direction === direction)
    .sort((a, b) => a.number - b.number);
  const reading = useReading();
  const edit = useEdit();
  const replace = (before: readonly Entry[], after: readonly Entry[]) =>
    put({ ...acl, entries: [...acl.entries.filter((entry) => !before.includes(entry)), ...after] });
  return (
    <section className="rows">
      <h3 className="heading">{direction === 'ingress' ? 'Inbound' : 'Outbound'}</h3>
      {own.map((entry, at) => (
        <AclEntryCard
          key={entry.number}
          entry={entry}
          put={(next) => replace([entry], [next])}
          remove={replace([entry], [])}
          swap={(by) => {
            const other = own[at + by] ?? entry;
            return replace(
              [entry, other],
              [
                { ...entry, number: other.number },
                ...(other === entry ? [] : [{ ...other, number: entry.number }]),
              ],
            );
          }}
          isFirst={at === 0}
          isLast={at === own.length - 1}
        />
      ))}
      <DenyRest />
      {!reading && <AddEntry own={own} direction={direction} add={(entry) => edit(replace([], [entry]))} />}
    </section>
  );
}

type AddProps = {
  readonly own: readonly Entry[];
  readonly direction: Direction;
  readonly add: (entry: Entry) => Result<unknown, Refusal>;
};

/** An entry is typed as a sentence, which is shorter than four fields. */
function AddEntry({ own, direction, add }: AddProps) {
  const design = useEditorState(designOf);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const label = direction === 'ingress' ? 'New inbound entry' : 'New outbound entry';
  const commit = (written: string) => {
    const read = readAclEntry(design, direction, written);
    const number = numberAfter(own) ?? 1;
    const added = read.ok ? add({ ...read.value, number }) : read;
    setRefusal(added.ok ? null : added.error);
    setText(added.ok ? '' : written);
  };
  return (
    <form
      className="aclAdd"
      onSubmit={(event) => {
        event.preventDefault();
        commit(text);
      }}
    >
      <div className="inputBox" data-invalid={refusal !== null || undefined}>
        <input
          required
          aria-label={label}
          aria-describedby={`${direction}-acl-note`}
          placeholder={direction === 'ingress' ? 'https from anywhere' : 'deny 25 to 0.0.0.0/0'}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <button type="submit" className="smallButton">
        Add
      </button>
      <RefusalNote
        id={`${direction}-acl-note`}
        refusal={refusal}
        onTake={() => commit(refusal?.suggestion ?? '')}
      />
    </form>
  );
}

function ReturnTraffic({ acl, put }: { readonly acl: NetworkAcl; readonly put: Put }) {
  const mended = withReturnTraffic(acl);
  if (mended === acl) return null;
  return (
    <section className="rows">
      <p className="hint">
        An ACL keeps no state: replies need entries of their own, to the ports 1024 to 65535 that clients open
        connections from.{' '}
        <a
          href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html"
          target="_blank"
          rel="noreferrer"
        >
          Ephemeral ports in the AWS guide
        </a>
      </p>
      <EditButton className="smallButton" edit={put(mended)}>
        Allow return traffic
      </EditButton>
    </section>
  );
}

function GuardedSubnets({ id }: { readonly id: Id }) {
  const { subnets, networkAcls } = useEditorState(designOf);
  const own = Object.entries(subnets).filter(([, { networkAcl }]) => networkAcl === id);
  const give = (chosen: readonly string[]): Command => {
    const commands: Command[] = Object.entries(subnets).flatMap(([subnet, { networkAcl }]) => {
      const wanted = chosen.includes(subnet) ? id : networkAcl === id ? null : networkAcl;
      return wanted === networkAcl ? [] : [{ type: 'setSubnet', id: subnet, networkAcl: wanted }];
    });
    return batchOf(`Choose the subnets of ${networkAcls[id]?.name ?? id}`, commands);
  };
  return (
    <ManyField
      label="Guards these subnets"
      boxes
      values={own.map(([subnet]) => subnet)}
      options={Object.entries(subnets).map(([value, { name }]) => ({ value, label: name }))}
      edit={give}
      empty="No subnets yet."
    />
  );
}

/** The ACL that every VPC has and a stack cannot write: shown as AWS makes it. */
function DefaultAcl() {
  const { subnets, vpc } = useEditorState(designOf);
  const guarded = Object.entries(subnets).filter(([, { networkAcl }]) => networkAcl === null);
  const rows = [
    ['100', 'allow all traffic, 0.0.0.0/0'],
    ...(vpc.ipv6 === null ? [] : [['101', 'allow all traffic, ::/0']]),
    ['*', 'deny the rest'],
  ];
  return (
    <>
      <header>
        <h2>Default network ACL</h2>
        <p className="muted">As AWS makes it for every VPC: it lets everything through, both ways</p>
      </header>
      <section className="figures rows">
        <h3 className="heading">Inbound and outbound</h3>
        <dl className="pairs">
          {rows.map(([number, what]) => (
            <div key={number} style={{ display: 'contents' }}>
              <dt className="mono">{number}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">
          It cannot be written by a stack. To filter, make a network ACL of your own and give it subnets.
        </p>
      </section>
      <section className="rows">
        <h3 className="heading">Guards these subnets</h3>
        {guarded.map(([subnet, { name }]) => (
          <span key={subnet}>{visibleText(name)}</span>
        ))}
        {guarded.length === 0 && <p className="muted">No subnet.</p>}
      </section>
    </>
  );
}
