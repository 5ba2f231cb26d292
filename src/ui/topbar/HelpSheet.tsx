import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';

import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';
import { formatKey, isMac } from '../shell/keys.ts';
import { actions, type Action } from '../shortcuts.ts';

/** Keys of the canvas: they act on what has the focus there, so they are not commands of the page. */
const canvasKeys: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: 'Go to the neighbour', keys: ['↑↓←→'] },
  { label: 'Out of a frame, into it', keys: ['[', ']'] },
  { label: 'Select, or take out of the selection', keys: ['space'] },
  { label: 'Select several', keys: ['shift+↑↓←→'] },
  { label: 'Select all subnets', keys: ['mod+a'] },
  { label: 'Move a subnet to the next zone or tier', keys: ['mod+↑↓←→'] },
  { label: 'Halve a subnet, double it', keys: ['alt+↑', 'alt+↓'] },
  { label: 'Open the menu', keys: ['shift+F10', 'menu'] },
  { label: 'Show everything', keys: ['shift+1'] },
  { label: 'Show the selection', keys: ['shift+2'] },
  { label: 'Show at 100 %', keys: ['shift+0'] },
];

/** Keys of the address map, for the block that has the focus there. */
const mapKeys: typeof canvasKeys = [
  { label: 'Go to the next block, first, last', keys: ['←→', 'home', 'end'] },
  { label: 'Take a block into the hand, carry it, put it down', keys: ['M', '←→', 'enter'] },
  { label: 'Halve a block, double it', keys: ['alt+↑', 'alt+↓'] },
  { label: 'Split a subnet in two, join two halves', keys: ['S', 'J'] },
  { label: 'Keep a hole free', keys: ['H'] },
  { label: 'Closer, further away, whole block', keys: ['plus', 'minus', '0'] },
];

const groups: readonly Action['group'][] = ['Edit', 'Design', 'View', 'Help'];

/** Every key of the page, from the table that the keys themselves are read from. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const mac = isMac();
  const all: readonly Action[] = actions;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="help-title">
      <DialogTitle id="help-title">Keyboard shortcuts</DialogTitle>
      {/* Taller than small screens: without a field in it, it takes the focus itself to be scrolled by key. */}
      <DialogContent tabIndex={0}>
        <CharacterKeysSwitch />
        <table className="shortcutTable">
          {groups.map((group) => (
            <tbody key={group}>
              <tr>
                <th colSpan={2} scope="rowgroup" className="heading">
                  {group}
                </th>
              </tr>
              {all
                .filter((action) => action.group === group && action.keys.length > 0)
                .map((action) => (
                  <tr key={action.id}>
                    <td>{action.label}</td>
                    <td>
                      <Keys keys={action.keys} mac={mac} />
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
          <KeyRows title="On the canvas" rows={canvasKeys} mac={mac} />
          <KeyRows title="On the address map" rows={mapKeys} mac={mac} />
        </table>
        <p className="hint" style={{ marginTop: 12 }}>
          In a field, Enter commits and Esc restores. Keys without {mac ? '⌘' : 'Ctrl'} rest while you type.
          Type an IP address into the search to see which subnet holds it.
        </p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Speech control and unsteady hands set off keys of one character: they can be switched off. */
function CharacterKeysSwitch() {
  const { characterKeys } = useEditorState(viewOf);
  const editor = useEditor();
  return (
    <div className="field check">
      <label>
        <input
          type="checkbox"
          checked={characterKeys}
          onChange={(event) => editor.setView({ characterKeys: event.target.checked })}
        />
        Keys of a single character, such as ? or M, act on their own
      </label>
    </div>
  );
}

function KeyRows({
  title,
  rows,
  mac,
}: {
  readonly title: string;
  readonly rows: typeof canvasKeys;
  readonly mac: boolean;
}) {
  return (
    <tbody>
      <tr>
        <th colSpan={2} scope="rowgroup" className="heading">
          {title}
        </th>
      </tr>
      {rows.map(({ label, keys }) => (
        <tr key={label}>
          <td>{label}</td>
          <td>
            <Keys keys={keys} mac={mac} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Keys({ keys, mac }: { readonly keys: readonly string[]; readonly mac: boolean }) {
  return keys.map((key, index) => (
    <span key={key}>
      {index > 0 && ' or '}
      <kbd className="kbd">{formatKey(key, mac)}</kbd>
    </span>
  ));
}
