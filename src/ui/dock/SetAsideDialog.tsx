import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

import type { Finding } from '../../engine/evaluation/evaluation.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { calendarDate } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';

/** A finding is set aside with a name, a date and a reason, which the export carries. */
export function SetAsideDialog({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(lastPersonName);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const setAside = () => {
    const result = editor.dispatch(
      {
        type: 'setAsideFinding',
        key: finding.key,
        reason: reason.trim(),
        by: keepPersonName(by),
        on: calendarDate(new Date()),
      },
      { quiet: true },
    );
    if (result.ok) onClose();
    else setRefusal(result.error);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="set-aside-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAside();
        }}
      >
        <DialogTitle id="set-aside-title">Set this finding aside</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <p>{visibleText(finding.title)}</p>
          <p className="muted">It no longer counts; the reason goes into the exported package.</p>
          <TextField
            label="Reason"
            autoFocus
            required
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <TextField label="Your name" required value={by} onChange={(event) => setBy(event.target.value)} />
          <RefusalNote id="set-aside-refusal" refusal={refusal} />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained">
            Set aside
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
