import type { Id, OtherNetwork } from '../../engine/design/design.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { textIn } from '../typed.ts';
import { SelectField, TextField } from './fields.tsx';

type Way = 'none' | 'peering' | 'transit-gateway';

const connectionOf = (way: Way): OtherNetwork['connection'] => {
  if (way === 'none') return null;
  return way === 'peering' ? { kind: way, id: null } : { kind: way };
};

/** How the VPC reaches a network: by a peering connection, through the transit gateway, or not yet. */
export function ConnectionField({ id, network }: { readonly id: Id; readonly network: OtherNetwork }) {
  const { vpc } = useEditorState(designOf);
  const editor = useEditor();
  const { connection } = network;
  return (
    <>
      <SelectField<Way>
        label="Connection"
        value={connection?.kind ?? 'none'}
        options={[
          { value: 'none', label: 'Not connected' },
          { value: 'peering', label: 'Peering connection' },
          { value: 'transit-gateway', label: 'Transit gateway' },
        ]}
        edit={(way) => ({ type: 'setNetwork', id, connection: connectionOf(way) })}
        hint={
          connection === null
            ? 'Once it is connected, public and private subnets get routes to its ranges.'
            : 'Public and private subnets have routes to its ranges; isolated ones do not.'
        }
      />
      {connection?.kind === 'peering' && (
        <TextField
          label="Peering connection id"
          mono
          value={connection.id ?? ''}
          placeholder="pcx-0123456789abcdef0"
          hint="Left empty, the stack asks for it on deployment."
          edit={(text) => ({
            type: 'setNetwork',
            id,
            connection: { kind: 'peering', id: textIn(text) },
          })}
        />
      )}
      {vpc.transitGateway !== null && connection?.kind === 'transit-gateway' && (
        <button type="button" className="linkButton" onClick={() => editor.select(['transit-gateway'])}>
          Show the transit gateway
        </button>
      )}
    </>
  );
}
