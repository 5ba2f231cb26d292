import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';

import { formatKey, isMac } from '../shell/keys.ts';
import { actions, type Action } from '../shortcuts.ts';

const groups: readonly Action['group'][] = ['Edit', 'Design', 'View', 'Help'];

/** Every key of the page, from the table that the keys themselves are read from. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const mac = isMac();
  const all: readonly Action[] = actions;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="help-title">
      <DialogTitle id="help-title">Keyboard shortcuts</DialogTitle>
      <DialogContent>
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
                      {action.keys.map((key, index) => (
                        <span key={key}>
                          {index > 0 && ' or '}
                          <kbd className="kbd">{formatKey(key, mac)}</kbd>
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
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
