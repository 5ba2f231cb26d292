import { ListItemText, Menu, MenuItem, Typography } from '@mui/material';

import { useEditor } from '../EditorContext.tsx';
import { formatKey, isMac } from '../shell/keys.ts';
import { useShell } from '../shell/ShellContext.tsx';
import { actionOf, type ActionId } from '../shortcuts.ts';

/** The ways out of the page, the most complete first. */
const ways: readonly ActionId[] = ['export', 'print', 'save'];

type Props = { readonly anchor: HTMLElement; readonly onClose: () => void };

/** The menu beside the export button: the same actions, names and keys as in the search. */
export function ExportMenu({ anchor, onClose }: Props) {
  const editor = useEditor();
  const shell = useShell();
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      transitionDuration={0}
      slotProps={{ list: { dense: true, 'aria-label': 'Export' }, paper: { sx: { minWidth: 220, mt: 0.5 } } }}
    >
      {ways.map((way) => {
        const { label, keys, run } = actionOf(way);
        const [key] = keys;
        return (
          <MenuItem
            key={way}
            onClick={() => {
              onClose();
              run({ editor, shell });
            }}
          >
            <ListItemText primary={label} slotProps={{ primary: { sx: { fontSize: 13 } } }} />
            {key !== undefined && (
              <Typography variant="caption" color="text.secondary" sx={{ ml: 3 }}>
                {formatKey(key, isMac())}
              </Typography>
            )}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
