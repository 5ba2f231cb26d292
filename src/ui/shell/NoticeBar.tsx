import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';

import { visibleText } from '../../engine/scene/visibleText.ts';
import type { Notice } from '../../editor/editorState.ts';
import { useEditor } from '../EditorContext.tsx';

/** One thing said in passing. What went wrong, and what can be taken back, stays longer. */
export function NoticeBar({ notice }: { readonly notice: Notice }) {
  const editor = useEditor();
  const close = () => editor.dismissNotice(notice.id);
  const { action } = notice;
  return (
    <Snackbar
      key={notice.id}
      open
      autoHideDuration={notice.severity === 'error' || action ? 9000 : 4500}
      onClose={(_, reason) => reason !== 'clickaway' && close()}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      sx={{ mb: 4 }}
    >
      <Alert
        severity={notice.severity}
        variant="outlined"
        role={notice.severity === 'error' ? 'alert' : 'status'}
        sx={{ bgcolor: 'var(--surface)', boxShadow: 'var(--shadow)', alignItems: 'center', maxWidth: 560 }}
        onClose={close}
        action={
          action && (
            <>
              <Button
                onClick={() => {
                  action.run();
                  close();
                }}
              >
                {action.label}
              </Button>
              <Button color="inherit" onClick={close}>
                Close
              </Button>
            </>
          )
        }
      >
        {visibleText(notice.message)}
      </Alert>
    </Snackbar>
  );
}
