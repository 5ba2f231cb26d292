import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';

import { findingsOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { SeverityIcon } from '../icons/networkIcons.tsx';

/** A design with errors can be exported, but not by accident. */
export function ConfirmExport({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const findings = useEditorState(findingsOf);
  const errors = findings.filter((finding) => finding.severity === 'error' && finding.setAside === null);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="confirm-export">
      <DialogTitle id="confirm-export">This design has {plural(errors.length, 'error')}</DialogTitle>
      <DialogContent>
        <p>The package will say so inside, and its stack may not deploy.</p>
        <ul className="findingLines" style={{ marginTop: 12 }}>
          {errors.slice(0, 8).map((finding) => (
            <li key={finding.key} className="findingLine">
              <SeverityIcon severity="error" size={14} />
              {finding.title}
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button
          onClick={() => {
            onClose();
            editor.setView({ dockOpen: true, dockTab: 'findings' });
          }}
        >
          Show the findings
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          onClick={() => {
            onClose();
            void editor.exportPackage({ withErrors: true });
          }}
        >
          Export with errors
        </Button>
      </DialogActions>
    </Dialog>
  );
}
