import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';

import type { Finding } from '../../engine/evaluation/evaluation.ts';
import { concernsOf } from '../../engine/export/concerns.ts';
import { findingsOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { SeverityIcon } from '../icons/networkIcons.tsx';

/** A design with errors or with what looks like a secret can be exported, but not by accident. */
export function ConfirmExport({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const findings = useEditorState(findingsOf);
  const concerns = concernsOf({ findings });
  const errors = concerns.filter(({ severity }) => severity === 'error').length;
  const hasSecrets = concerns.length > errors;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="confirm-export">
      <DialogTitle id="confirm-export">
        {errors > 0
          ? `This design has ${plural(errors, 'error')}`
          : 'This design holds what looks like a secret'}
      </DialogTitle>
      <DialogContent>
        {errors > 0 && <p>The package will say so inside, and its stack may not deploy.</p>}
        {hasSecrets && <p>Whoever gets the package can read what looks like a secret in its texts.</p>}
        <ul className="findingLines" style={{ marginTop: 12 }}>
          {shownOf(concerns).map((finding) => (
            <li key={finding.key} className="findingLine">
              <SeverityIcon severity={finding.severity} size={14} />
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
            void editor.exportPackage({ confirmed: true });
          }}
        >
          {errors > 0 ? 'Export with errors' : 'Export all the same'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** So many lines at most: the findings have them all. */
const MOST = 8;

/** The first of them; what looks like a secret is never left out for errors. */
function shownOf(concerns: readonly Finding[]): readonly Finding[] {
  const errors = concerns.filter(({ severity }) => severity === 'error');
  const secrets = concerns.filter(({ severity }) => severity !== 'error').slice(0, MOST - 1);
  return [...errors.slice(0, MOST - secrets.length), ...secrets];
}
