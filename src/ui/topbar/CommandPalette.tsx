import Dialog from '@mui/material/Dialog';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { parseIpv4 } from '../../engine/cidr/cidr.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { showOnMap } from '../addressMap/mapQuestion.ts';
import { SearchIcon } from '../icons/actionIcons.tsx';
import { paletteItems } from '../palette/paletteItems.ts';
import { askForPaletteItem } from '../palette/paletteQuestion.ts';
import { isReading } from '../reading.ts';
import { formatKey, isMac } from '../shell/keys.ts';
import { useShell } from '../shell/ShellContext.tsx';
import { actions, isOffered, type Action } from '../shortcuts.ts';
import { matchScore, searchTargets, whoHolds } from './searchTargets.ts';

const LIMIT = 12;

type Entry = {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly section: string;
  readonly run: () => void;
};

/** Everything by name: what the page can do, what the design holds, and which subnet holds an address. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const entries = useEntries(query, onClose);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const move = (to: number) => {
    const next = Math.max(0, Math.min(entries.length - 1, to));
    setActive(next);
    list.current?.querySelector(`[data-entry="${String(next)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter') entries[active]?.run();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      slotProps={{ paper: { 'aria-label': 'Search or run a command' } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '8vh' } }}
    >
      <div className="commandInput">
        <SearchIcon />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={entries.length > 0 ? `${id}-${String(active)}` : undefined}
          aria-label="Search or run a command"
          placeholder="A command, a subnet, a group, or an address such as 10.0.5.17"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd className="kbd">Esc</kbd>
      </div>
      <div className="commandList" role="listbox" id={id} aria-label="Results" ref={list}>
        {entries.map((entry, index) => (
          <div key={entry.key}>
            {entries[index - 1]?.section !== entry.section && (
              <div className="heading" role="presentation">
                {entry.section}
              </div>
            )}
            <div
              id={`${id}-${String(index)}`}
              data-entry={index}
              role="option"
              className="commandOption"
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={entry.run}
            >
              <span>{visibleText(entry.name)}</span>
              <span className="muted">{visibleText(entry.detail)}</span>
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className="empty">Nothing is called that. Try a name, a CIDR, or what you want to do.</p>
      )}
    </Dialog>
  );
}

function useEntries(query: string, onClose: () => void): readonly Entry[] {
  const editor = useEditor();
  const shell = useShell();
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const targets = useMemo(() => searchTargets(design, evaluation), [design, evaluation]);
  const mac = isMac();

  const select = (ref: string) => () => {
    onClose();
    editor.select([ref]);
    editor.setView({ inspectorOpen: true });
  };
  const all: readonly Action[] = actions;
  const commands = all
    .filter((action) => action.id !== 'commands' && isOffered(action, editor.getState()))
    .map((action) => ({
      action,
      score: matchScore(query, action.label, `${action.group} ${action.words ?? ''}`),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ action }) => ({
      key: action.id,
      name: action.label,
      detail: action.keys[0] === undefined ? '' : formatKey(action.keys[0], mac),
      section: 'Commands',
      run: () => {
        onClose();
        action.run({ editor, shell });
      },
    }));
  if (query.trim() === '') return commands;
  // A review has its agenda where the palette stands.
  const places = (isReading(editor.getState()) ? [] : paletteItems)
    .map((item) => ({
      key: `place-${item.id}`,
      name: `Place: ${item.label}`,
      detail: 'Palette',
      section: 'Commands',
      score: matchScore(query, item.label, 'add place new palette'),
      run: () => {
        onClose();
        editor.setView({ paletteOpen: true });
        askForPaletteItem(item.id);
      },
    }))
    .filter(({ score }) => score > 0);

  const holder = whoHolds(query, evaluation);
  const held = holder
    ? [
        {
          key: 'holder',
          name: holder.name,
          detail: holder.detail,
          section: 'Address',
          run: () => {
            select(holder.ref)();
            const address = parseIpv4(query.trim());
            if (!address.ok) return;
            editor.setView({ dockTab: 'map', dockOpen: true });
            showOnMap(address.value);
          },
        },
      ]
    : [];
  const found = targets
    .map((target) => ({ target, score: matchScore(query, target.name, target.detail) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, LIMIT)
    .map(({ target }) => ({
      key: target.ref,
      name: target.name,
      detail: target.detail,
      section: 'In this design',
      run: select(target.ref),
    }));
  return [...held, ...found, ...commands, ...places];
}
