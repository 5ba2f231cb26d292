import './networks.css';

import { splitRanges } from '../../engine/commands/networkRanges.ts';
import type { Id, OtherNetwork } from '../../engine/design/design.ts';
import { EditButton, WhileEditing } from '../EditButton.tsx';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { SelectField, TextField } from '../inspector/fields.tsx';
import { NetworkAdding } from './NetworkAdding.tsx';
import { kindOptions } from './networkKinds.ts';
import { OverlapNote } from './OverlapNote.tsx';

/** The networks that the VPC may have to talk to, each with what it overlaps, and where more are added. */
export function Networks() {
  const { networks } = useEditorState(designOf);
  const entries = Object.entries(networks);
  return (
    <div className="networksPage">
      <div className="networks">
        <div className="networkList">
          <h3 className="heading">Networks the VPC may have to reach</h3>
          {entries.length === 0 ? (
            <p className="empty">
              None yet. List the VPCs to peer with, the offices and data centres, and the partners: an overlap
              with one of them cannot be mended after deployment.
            </p>
          ) : (
            <table className="table networkTable">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Kind</th>
                  <th scope="col">Ranges</th>
                  <th scope="col">Connection</th>
                  <th scope="col">Overlaps with the VPC</th>
                  <th scope="col">
                    <span className="visuallyHidden">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {entries.map(([id, network]) => (
                  <NetworkRow key={id} id={id} network={network} />
                ))}
              </tbody>
            </table>
          )}
        </div>
        <WhileEditing>
          <NetworkAdding />
        </WhileEditing>
      </div>
    </div>
  );
}

/** How the VPC reaches a network; the form beside the canvas changes it. */
const ways = { none: 'Not connected', peering: 'Peering', 'transit-gateway': 'Transit gateway' } as const;

function NetworkRow({ id, network }: { readonly id: Id; readonly network: OtherNetwork }) {
  const editor = useEditor();
  const { name, kind, cidrs, connection } = network;
  return (
    <tr>
      <td>
        <TextField
          label={`Name of ${name}`}
          quietLabel
          value={name}
          edit={(text) => ({ type: 'setNetwork', id, name: text.trim() })}
        />
      </td>
      <td>
        <SelectField
          label={`Kind of ${name}`}
          quietLabel
          value={kind}
          options={kindOptions}
          edit={(value) => ({ type: 'setNetwork', id, kind: value })}
        />
      </td>
      <td>
        <TextField
          label={`Ranges of ${name}`}
          quietLabel
          mono
          value={cidrs.join(', ')}
          edit={(text) => ({ type: 'setNetwork', id, cidrs: [...splitRanges(text)] })}
        />
      </td>
      <td>
        <button
          type="button"
          className="smallButton"
          aria-label={`Connection of ${name}: ${ways[connection?.kind ?? 'none']}`}
          onClick={() => editor.select([`network:${id}`])}
        >
          {ways[connection?.kind ?? 'none']}
        </button>
      </td>
      <td className="wide">
        <OverlapNote kind={kind} ranges={cidrs} />
      </td>
      <td>
        <EditButton
          className="smallButton danger"
          aria-label={`Remove ${name}`}
          edit={{ type: 'removeNetwork', id }}
        >
          Remove
        </EditButton>
      </td>
    </tr>
  );
}
