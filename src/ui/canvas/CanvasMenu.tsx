import { ListItemText, Menu, MenuItem as Entry, Typography } from '@mui/material';
import { useState } from 'react';

import { visibleText } from '../../engine/scene/visibleText.ts';
import type { MenuItem } from './menuItems.ts';

type Props = {
  readonly at: { readonly x: number; readonly y: number };
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onChoose: (item: MenuItem) => void;
  readonly onClose: () => void;
};

/** The menu of a thing; a page of it opens in its place. */
export function CanvasMenu({ at, title, items, onChoose, onClose }: Props) {
  const [page, setPage] = useState<MenuItem | null>(null);
  const shown = page?.run.kind === 'page' ? page.run.items : items;
  const choose = (item: MenuItem) => {
    if (item.run.kind === 'page') setPage(item);
    else onChoose(item);
  };
  return (
    <Menu
      // A new list is a new page: the first entry takes the focus again.
      key={page?.label ?? ''}
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={{ left: at.x, top: at.y }}
      transitionDuration={0}
      // What was chosen decides where the focus goes: a field that opens must keep it.
      disableRestoreFocus
      slotProps={{
        list: { dense: true, 'aria-label': page === null ? title : page.label },
        paper: { sx: { minWidth: 200, maxHeight: 420 } },
      }}
    >
      {shown.length === 0 && <Entry disabled>Nothing to do here</Entry>}
      {shown.map((item) => (
        <Entry
          key={item.label}
          disabled={item.refusal !== undefined}
          selected={item.chosen === true}
          title={item.refusal === undefined ? undefined : visibleText(item.refusal)}
          onClick={() => choose(item)}
        >
          <ListItemText
            primary={visibleText(item.label)}
            {...(item.refusal === undefined ? {} : { secondary: visibleText(item.refusal) })}
            slotProps={{
              primary: { sx: { fontSize: 13 } },
              secondary: { sx: { fontSize: 11.5, maxWidth: 260, whiteSpace: 'normal' } },
            }}
          />
          {item.chosen === true && <Typography variant="caption">now</Typography>}
          {item.shortcut !== undefined && (
            <Typography variant="caption" color="text.secondary" sx={{ ml: 3 }}>
              {item.shortcut}
            </Typography>
          )}
        </Entry>
      ))}
    </Menu>
  );
}
