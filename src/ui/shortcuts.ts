import type { Editor, EditorState } from '../editor/editorState.ts';
import { type Mode, refusalIn } from '../editor/modes.ts';
import type { Step } from '../engine/commands/history.ts';
import { endsOf } from './canvas/names.ts';
import { commentOn, openThread, threadOn } from './shell/commentOn.ts';
import { isReading } from './reading.ts';
import { removalOf, removalRefusal } from './shell/removal.ts';
import { renameSelection } from './shell/renameSelection.ts';
import { requestExport } from './shell/requestExport.ts';
import type { Shell } from './shell/ShellContext.tsx';

/*
 * Everything the page can do by a key or by name, in one table: the key handler, tooltips, command palette and help
 * sheet all read it, so none of them can promise what another does not do.
 */

export type ActionContext = { readonly editor: Editor; readonly shell: Shell };

export type Action = {
  readonly id: string;
  readonly label: string;
  readonly group: 'Edit' | 'Design' | 'View' | 'Help';
  /** `mod` is ⌘ on a Mac and Ctrl elsewhere. The first one is shown. */
  readonly keys: readonly string[];
  /** Other words people look for. */
  readonly words?: string;
  readonly enabled?: (state: EditorState) => boolean;
  /** Whether it would change the network, so that a page that is there to be read does not offer it. */
  readonly edits?: (state: EditorState) => boolean;
  /** Also while a field has the focus: only for keys that mean nothing there. */
  readonly whileTyping?: boolean;
  readonly run: (context: ActionContext) => void;
};

/** What was only said can be taken back while the page is there to be read. */
const isRefused = (mode: Mode, step: Step | undefined): boolean =>
  step !== undefined && refusalIn(mode, step.command) !== null;

export const actions = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['mod+z'],
    words: 'back',
    enabled: (state) => state.past.length > 0,
    edits: ({ mode, past }) => isRefused(mode, past.at(-1)),
    run: ({ editor }) => editor.undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['mod+shift+z', 'ctrl+y'],
    words: 'again forward',
    enabled: (state) => state.future.length > 0,
    edits: ({ mode, future }) => isRefused(mode, future[0]),
    run: ({ editor }) => editor.redo(),
  },
  {
    id: 'rename',
    label: 'Rename',
    group: 'Edit',
    keys: ['f2'],
    words: 'name title',
    edits: () => true,
    run: ({ editor }) => renameSelection(editor),
  },
  {
    id: 'remove',
    label: 'Remove what is selected',
    group: 'Edit',
    keys: ['delete', 'backspace'],
    words: 'delete erase',
    enabled: (state) => state.selection.length > 0,
    edits: () => true,
    run: ({ editor }) => {
      const { design, selection } = editor.getState();
      const command = removalOf(design, selection);
      const refusal = command === null ? removalRefusal(design, selection) : null;
      if (command !== null) editor.dispatch(command);
      else if (refusal !== null) editor.notify({ severity: 'info', message: refusal });
    },
  },
  {
    id: 'reverse',
    label: 'Reverse the selected rule',
    group: 'Edit',
    keys: ['r'],
    words: 'turn round direction flow arrow swap',
    enabled: ({ selection }) => selection.length === 1 && endsOf(selection[0] ?? '') !== null,
    edits: () => true,
    run: ({ editor }) => {
      const ends = endsOf(editor.getState().selection[0] ?? '');
      if (ends !== null && editor.dispatch({ type: 'reverseFlow', ...ends }).ok)
        editor.select([`edge:${ends.to}>${ends.from}`]);
    },
  },
  {
    id: 'comment',
    label: 'Comment on what is selected',
    group: 'Edit',
    keys: ['c'],
    words: 'issue remark note thread say',
    run: ({ editor }) => commentOn(editor),
  },
  {
    id: 'openThread',
    label: 'Open the thread on what is selected',
    group: 'Edit',
    keys: ['shift+c'],
    words: 'comment pin issue answer reply read',
    enabled: ({ design, selection: [first] }) => first !== undefined && threadOn(design, first) !== undefined,
    run: ({ editor }) => {
      const { design, selection } = editor.getState();
      const thread = threadOn(design, selection[0] ?? '');
      if (thread !== undefined) openThread(editor, thread);
    },
  },
  {
    id: 'versions',
    label: 'Versions and comparison',
    group: 'Design',
    keys: [],
    words: 'history restore compare diff merge copy',
    run: ({ editor }) => editor.setView({ dockOpen: true, dockTab: 'versions' }),
  },
  {
    id: 'deselect',
    label: 'Clear the selection and the way shown',
    group: 'Edit',
    keys: ['escape'],
    words: 'deselect none path packets',
    enabled: (state) => state.selection.length > 0 || state.shownPath !== null,
    run: ({ editor }) => {
      // The way first: what it was asked of stays selected for the next question.
      if (editor.getState().shownPath !== null) editor.showPath(null);
      else editor.select([]);
    },
  },
  {
    id: 'commands',
    label: 'Search or run a command',
    group: 'Help',
    keys: ['mod+k', 'mod+shift+p'],
    whileTyping: true,
    run: ({ shell }) => shell.openDialog('commands'),
  },
  {
    id: 'designs',
    label: 'All designs',
    group: 'Design',
    keys: [],
    words: 'list new template duplicate rename delete',
    run: ({ shell }) => shell.openDialog('designs'),
  },
  {
    id: 'new',
    label: 'New design from the agents-1000 template',
    group: 'Design',
    keys: [],
    words: 'create example start',
    run: ({ editor }) => void editor.newDesign('agents-1000'),
  },
  {
    id: 'newTwoZones',
    label: 'New design from the two-zone web application',
    group: 'Design',
    keys: [],
    words: 'create example start web application',
    run: ({ editor }) => void editor.newDesign('two-zone-web'),
  },
  {
    id: 'newEmpty',
    label: 'New design from an empty VPC',
    group: 'Design',
    keys: [],
    words: 'create blank start nothing',
    run: ({ editor }) => void editor.newDesign('empty'),
  },
  {
    id: 'open',
    label: 'Open a file',
    group: 'Design',
    keys: ['mod+o'],
    words: 'import load json',
    whileTyping: true,
    run: ({ editor }) => void editor.openFile(),
  },
  {
    id: 'save',
    label: 'Save to a file',
    group: 'Design',
    keys: ['mod+s'],
    words: 'download json backup',
    whileTyping: true,
    run: ({ editor }) => void editor.saveFile(),
  },
  {
    id: 'export',
    label: 'Export handoff package',
    group: 'Design',
    keys: ['mod+shift+e'],
    words: 'zip cdk stack picture png download deploy',
    whileTyping: true,
    enabled: (state) => state.exporting === null,
    run: ({ editor, shell }) => void requestExport(editor, shell),
  },
  {
    id: 'print',
    label: 'Print the diagram',
    group: 'Design',
    keys: [],
    words: 'pdf paper a4 letter picture drawing',
    run: ({ editor }) => void editor.printDrawing(),
  },
  {
    id: 'deployment',
    label: 'Record the deployed ids from a file',
    group: 'Design',
    keys: [],
    words: 'outputs cdk deploy describe subnets aws ids.json load',
    edits: () => true,
    run: ({ editor }) => void editor.loadDeployment(),
  },
  {
    id: 'panels',
    label: 'Show or hide the side panels',
    group: 'View',
    keys: ['mod+b'],
    words: 'palette inspector',
    whileTyping: true,
    run: ({ editor }) => {
      const { paletteOpen, inspectorOpen } = editor.getState().view;
      const open = !(paletteOpen || inspectorOpen);
      editor.setView({ paletteOpen: open, inspectorOpen: open });
    },
  },
  {
    id: 'dock',
    label: 'Show or hide the dock',
    group: 'View',
    keys: ['mod+j'],
    words: 'bottom panel map inventory cost',
    whileTyping: true,
    run: ({ editor }) => editor.setView({ dockOpen: !editor.getState().view.dockOpen }),
  },
  {
    id: 'palette',
    label: 'Show or hide the palette',
    group: 'View',
    keys: [],
    run: ({ editor }) => editor.setView({ paletteOpen: !editor.getState().view.paletteOpen }),
  },
  {
    id: 'inspector',
    label: 'Show or hide the inspector',
    group: 'View',
    keys: [],
    run: ({ editor }) => editor.setView({ inspectorOpen: !editor.getState().view.inspectorOpen }),
  },
  {
    id: 'review',
    label: 'Review the design',
    group: 'View',
    keys: [],
    words: 'agenda sign mode read',
    run: ({ editor }) => editor.setMode('review'),
  },
  {
    id: 'design',
    label: 'Draw and edit the design',
    group: 'View',
    keys: [],
    words: 'mode',
    run: ({ editor }) => editor.setMode('design'),
  },
  {
    id: 'present',
    label: 'Present to a room',
    group: 'View',
    keys: ['p'],
    words: 'mode slides projector laser break it screen',
    run: ({ editor }) => editor.setMode('present'),
  },
  {
    id: 'scheme',
    label: 'Light or dark',
    group: 'View',
    keys: ['shift+alt+d'],
    words: 'theme color colour scheme',
    run: ({ editor }) => {
      const dark = document.documentElement.dataset['colorScheme'] === 'dark';
      editor.setView({ colorScheme: dark ? 'light' : 'dark' });
    },
  },
  {
    id: 'help',
    label: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    words: 'keys help',
    run: ({ shell }) => shell.openDialog('help'),
  },
] as const satisfies readonly Action[];

export type ActionId = (typeof actions)[number]['id'];

/** The action with this id. */
export function actionOf(id: ActionId): Action {
  const found: Action | undefined = actions.find((action) => action.id === id);
  if (found === undefined) throw new Error(`There is no action ${id}`);
  return found;
}

/** Whether a button or a list offers the action now. Its key also does where the answer is why not. */
export const isOffered = (action: Action, state: EditorState): boolean =>
  action.enabled?.(state) !== false && !(isReading(state) && action.edits?.(state) === true);
