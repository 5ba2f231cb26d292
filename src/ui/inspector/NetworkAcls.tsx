import { batchOf } from '../../engine/commands/command.ts';
import { freeId } from '../../engine/commands/ids.ts';
import { entryOf, type Id, type NetworkAcl } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { plural } from '../format.ts';
import { SelectField } from './fields.tsx';
import { useEdit } from './useEdit.ts';

/** The VPC's network ACLs, the default one first, and the way to one more. */
export function NetworkAcls() {
  const { networkAcls, subnets } = useEditorState(designOf);
  const editor = useEditor();
  const add = useNewAcl();
  const guarded = (acl: Id | null) =>
    plural(Object.values(subnets).filter(({ networkAcl }) => networkAcl === acl).length, 'subnet');
  return (
    <section className="rows">
      <h3 className="heading">Network ACLs</h3>
      <button type="button" className="rowButton" onClick={() => editor.select(['network-acl:'])}>
        <span>Default network ACL</span>
        <span className="muted">{guarded(null)}</span>
      </button>
      {Object.entries(networkAcls).map(([id, { name }]) => (
        <button
          key={id}
          type="button"
          className="rowButton"
          onClick={() => editor.select([`network-acl:${id}`])}
        >
          <span>{visibleText(name)}</span>
          <span className="muted">{guarded(id)}</span>
        </button>
      ))}
      <EditButton className="smallButton" onClick={() => add(null)}>
        New network ACL
      </EditButton>
    </section>
  );
}

const DEFAULT = '';
const NEW = '+';

/** Which network ACL guards a subnet, and the way to one of its own. */
export function NetworkAclChoice({ subnet }: { readonly subnet: Id }) {
  const { networkAcls, subnets } = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  const add = useNewAcl();
  const reading = useReading();
  const acl = entryOf(subnets, subnet)?.networkAcl ?? DEFAULT;
  return (
    <section className="rows">
      <SelectField
        label="Network ACL"
        value={acl}
        options={[
          { value: DEFAULT, label: 'Default one: lets everything through' },
          ...Object.entries(networkAcls).map(([value, { name }]) => ({ value, label: name })),
          { value: NEW, label: 'New network ACL…' },
        ]}
        commit={(value) =>
          value === NEW
            ? add(subnet)
            : edit({ type: 'setSubnet', id: subnet, networkAcl: value === DEFAULT ? null : value })
        }
      />
      {acl !== DEFAULT && (
        <button type="button" className="linkButton" onClick={() => editor.select([`network-acl:${acl}`])}>
          {reading ? 'Show' : 'Edit'} network ACL {visibleText(networkAcls[acl]?.name ?? acl)}
        </button>
      )}
    </section>
  );
}

/** Begins as the default one, so that nothing is cut off before a person has written what to keep. */
function startOf(name: string, hasIpv6: boolean): NetworkAcl {
  const through = (direction: 'ingress' | 'egress') => {
    const entry = { direction, action: 'allow', traffic: { protocol: 'all', ports: null } } as const;
    return [
      { ...entry, number: 100, cidr: '0.0.0.0/0' },
      ...(hasIpv6 ? [{ ...entry, number: 101, cidr: '::/0' }] : []),
    ];
  };
  return { name, entries: [...through('ingress'), ...through('egress')] };
}

function useNewAcl() {
  const { networkAcls, vpc } = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  return (subnet: Id | null) => {
    const id = freeId(networkAcls, 'network-acl');
    const networkAcl = startOf(id, vpc.ipv6 !== null);
    const made = edit(
      batchOf(`Add network ACL ${networkAcl.name}`, [
        { type: 'putNetworkAcl', id, networkAcl },
        ...(subnet === null ? [] : [{ type: 'setSubnet' as const, id: subnet, networkAcl: id }]),
      ]),
    );
    if (made.ok) editor.select([`network-acl:${id}`]);
    return made;
  };
}
