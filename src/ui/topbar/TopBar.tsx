import './topbar.css';

import type { ReactNode } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { regionCodes, regionOf } from '../../engine/regions/regions.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor, useEditorState, useEntered, viewOf } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import {
  DockSideIcon,
  FolderIcon,
  HelpIcon,
  InspectorSideIcon,
  LogoMark,
  MoonIcon,
  PaletteSideIcon,
  RedoIcon,
  SearchIcon,
  SunIcon,
  UndoIcon,
} from '../icons/actionIcons.tsx';
import { formatKey, isMac } from '../shell/keys.ts';
import { useShell } from '../shell/ShellContext.tsx';
import { actionOf, isOffered, type ActionId } from '../shortcuts.ts';
import { DesignName } from './DesignName.tsx';
import { ExportButton } from './ExportButton.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { SaveState } from './SaveState.tsx';

export function TopBar() {
  const shell = useShell();
  return (
    <header className="topbar">
      <div className="brand">
        <LogoMark />
        <h1>Groundplan</h1>
        <span className="slash" aria-hidden="true">
          /
        </span>
        <DesignName />
        <ActionButton action="designs" name="All designs">
          <FolderIcon />
        </ActionButton>
        <SaveState />
      </div>
      <UndoRedo />
      <RegionSelect />
      <button type="button" className="searchButton" onClick={() => shell.openDialog('commands')}>
        <SearchIcon size={16} />
        <span>Search or run a command</span>
        <kbd className="kbd">{formatKey('mod+k', isMac())}</kbd>
      </button>
      <ModeSwitch />
      <PanelButtons />
      <div className="topGroup">
        <SchemeButton />
        <ActionButton action="help" name="Keyboard shortcuts">
          <HelpIcon />
        </ActionButton>
      </div>
      <ExportButton />
    </header>
  );
}

type ActionButtonProps = {
  readonly action: ActionId;
  readonly name: string;
  /** What the tooltip says; the name where nothing is given. */
  readonly tip?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
};

/** A button of the registry: the same action, name and key as everywhere else. */
function ActionButton({ action, name, tip = name, pressed, disabled, children }: ActionButtonProps) {
  const editor = useEditor();
  const shell = useShell();
  const { keys, run } = actionOf(action);
  const [key] = keys;
  return (
    <button
      type="button"
      className="iconButton"
      aria-label={name}
      title={key === undefined ? tip : `${tip} (${formatKey(key, isMac())})`}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => run({ editor, shell })}
    >
      {children}
    </button>
  );
}

const undoLabelOf = (state: EditorState) => state.past.at(-1)?.label;
const redoLabelOf = (state: EditorState) => state.future[0]?.label;
const undoesOf = (state: EditorState) => isOffered(actionOf('undo'), state);
const redoesOf = (state: EditorState) => isOffered(actionOf('redo'), state);

/** `Undo: Move ECS b`, or why nothing can be taken back. */
function travelTip(way: 'undo' | 'redo', label: string | undefined, offered: boolean): string {
  if (label === undefined) return `Nothing to ${way}`;
  if (!offered) return `Switch to Design to ${way} ${visibleText(label)}`;
  return `${way === 'undo' ? 'Undo' : 'Redo'}: ${visibleText(label)}`;
}

function UndoRedo() {
  const undoLabel = useEditorState(undoLabelOf);
  const redoLabel = useEditorState(redoLabelOf);
  const undoes = useEditorState(undoesOf);
  const redoes = useEditorState(redoesOf);
  return (
    <div className="topGroup framed">
      <ActionButton action="undo" name="Undo" tip={travelTip('undo', undoLabel, undoes)} disabled={!undoes}>
        <UndoIcon />
      </ActionButton>
      <ActionButton action="redo" name="Redo" tip={travelTip('redo', redoLabel, redoes)} disabled={!redoes}>
        <RedoIcon />
      </ActionButton>
    </div>
  );
}

/** `us-east-1 · N. Virginia`; the country stays where the place alone, "Central", does not tell it. */
function regionLabel(code: string): string {
  const name = regionOf(code)?.name ?? 'unknown region';
  const place = /\((.*)\)$/.exec(name)?.[1];
  return `${code} · ${place === undefined || place === 'Central' || code.startsWith('us-gov') ? name : place}`;
}

const regionOfDesign = ({ design }: EditorState) => design.region;

function RegionSelect() {
  const editor = useEditor();
  const [region, choose] = useEntered(useEditorState(regionOfDesign), (code) =>
    editor.dispatch({ type: 'setRegion', region: code }),
  );
  const reading = useReading();
  const codes = regionCodes.includes(region) ? regionCodes : [region, ...regionCodes];
  return (
    <select
      className="select regionSelect"
      aria-label="Region"
      value={region}
      disabled={reading}
      title={reading ? 'Switch to Design to choose another region.' : undefined}
      onChange={(event) => choose(event.target.value)}
    >
      {codes.map((code) => (
        <option key={code} value={code}>
          {regionLabel(code)}
        </option>
      ))}
    </select>
  );
}

function PanelButtons() {
  const { paletteOpen, dockOpen, inspectorOpen } = useEditorState(viewOf);
  return (
    <div className="topGroup" role="group" aria-label="Panels">
      <ActionButton action="palette" name="Show the palette" pressed={paletteOpen}>
        <PaletteSideIcon />
      </ActionButton>
      <ActionButton action="dock" name="Show the dock" pressed={dockOpen}>
        <DockSideIcon />
      </ActionButton>
      <ActionButton action="inspector" name="Show the inspector" pressed={inspectorOpen}>
        <InspectorSideIcon />
      </ActionButton>
    </div>
  );
}

function SchemeButton() {
  const { colorScheme } = useEditorState(viewOf);
  const dark =
    colorScheme === 'dark' ||
    (colorScheme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <ActionButton action="scheme" name={dark ? 'Light colours' : 'Dark colours'}>
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionButton>
  );
}
