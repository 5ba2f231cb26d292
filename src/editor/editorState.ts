import type { Command } from '../engine/commands/command.ts';
import type { Step } from '../engine/commands/history.ts';
import type { Design, Id, Ref } from '../engine/design/design.ts';
import type { Refusal } from '../engine/design/refusal.ts';
import type { CostSummary } from '../engine/evaluation/cost/costChanges.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { PriceListReport } from '../engine/prices/priceList/report.ts';
import type { AnswerTo, InputOf, QuestionKind } from '../engine/questions/questions.ts';
import type { Result } from '../engine/result.ts';
import type { SceneMark } from '../engine/scene/marks.ts';
import type { Mode } from './modes.ts';
import type { Keeping, VersionSummary } from './versions.ts';

/** Where saving stands. `memory`: the browser's storage cannot be used, and only a file keeps the work. */
export type Saving =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'memory'; readonly reason: string };

/** One design of the browser's list. */
export type DesignSummary = {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly subnets: number;
  /** Milliseconds since 1970, from the platform. */
  readonly savedAt: number;
  /** Deleted ones stay until the list is emptied, so that deleting can be undone. */
  readonly deletedAt: number | null;
};

/** What the canvas paints besides the network itself. */
export type Layer = 'routes' | 'security' | 'addressUse' | 'costHeat' | 'reach';

export const dockTabs = [
  ...(['planning', 'map', 'inventory', 'cost', 'security', 'findings'] as const),
  ...(['tracker', 'comments', 'versions'] as const),
] as const;
export type DockTab = (typeof dockTabs)[number];

/** The parts of planning, each a page of the dock's tab. */
export const planningSections = ['requirements', 'decisions', 'growth', 'networks'] as const;
export type PlanningSection = (typeof planningSections)[number];

/** The parts of cost, each a page of the dock's tab. */
export const costSections = [
  'lines',
  'traffic',
  'nat',
  'endpoints',
  'cheapest',
  'what-if',
  'regions',
  'prices',
] as const;
export type CostSection = (typeof costSections)[number];

/** The parts of security, each a page of the dock's tab. */
export const securitySections = ['matrix', 'reach', 'intents', 'review'] as const;
export type SecuritySection = (typeof securitySections)[number];

/** The sizes that people give the panels, in CSS pixels: a percentage would follow every window. */
export type PanelSizes = { readonly palette: number; readonly inspector: number; readonly dock: number };

/** How the page looks: remembered for each design, but neither undone nor part of the file. */
export type View = {
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number } | null;
  readonly layers: Readonly<Record<Layer, boolean>>;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  /** The dock takes most of the height, whatever size it has otherwise. */
  readonly dockTall: boolean;
  readonly planningSection: PlanningSection;
  readonly costSection: CostSection;
  readonly securitySection: SecuritySection;
  readonly paletteOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly panels: PanelSizes;
  readonly colorScheme: 'light' | 'dark' | 'system';
  /** Keys of one character act, such as M on the address map; off for those who speak or whose hands slip (WCAG 2.1.4). */
  readonly characterKeys: boolean;
};

/** The progress of an export; `done` and `total` count files. */
export type ExportProgress = { readonly done: number; readonly total: number; readonly what: string };

/** What became of the price list that was loaded last, for the design that was open then. */
export type PriceListState = { readonly designKey: string; readonly name: string } & (
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'read'; readonly report: PriceListReport }
  | { readonly kind: 'refused'; readonly message: string }
);

/** Something to tell the user in passing; a refusal, a success, an undoable deletion. */
export type Notice = {
  readonly id: number;
  readonly severity: 'error' | 'warning' | 'info' | 'success';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

/**
 * A way that packets take, drawn over the canvas until Esc, the next edit or another way. What is not drawn on the
 * canvas (a route table, a network ACL) is passed over.
 */
export type ShownPath = {
  /**
   * What is passed, in order, both ends included: refs of things on the canvas, or of workloads. The same way from, or
   * to, several subnets is there once for each, with the same number of things on it; one at least.
   */
  readonly ways: readonly (readonly Ref[])[];
  /** What answers pass on their way back; empty where nothing comes back, or where it is not known. */
  readonly back: readonly Ref[];
  /** The position in each of `ways` of what lets nothing through; `null` when packets arrive. */
  readonly blockedAt: number | null;
  /** The whole of it in one sentence, for those who do not see it. */
  readonly words: string;
};

/** The design that costs are compared with: as it was opened, last saved to a file, or when a person said so. */
export type Baseline = {
  readonly design: Design;
  readonly since: 'opened' | 'file' | 'here';
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A copy of the open design, from a file; `base` is the version both come from, `null` when that is not at hand. */
export type ArrivedCopy = { readonly name: string; readonly design: Design; readonly base: Design | null };

/** A design from a file, to be compared and left alone; whether nothing shows that it is a copy of the open one. */
export type FileToCompare = {
  readonly name: string;
  readonly design: Design;
  readonly isAnother: boolean;
};

export type EditorState = {
  /** The key of the open design in the browser's storage. */
  readonly designKey: string;
  readonly design: Design;
  /** Counts every change of `design`, undo and redo included; results of the worker carry it. */
  readonly sequence: number;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The newest evaluation there is; behind `design` while `evaluatedSequence < sequence`. */
  readonly evaluation: Evaluation;
  readonly evaluatedSequence: number;
  /** Milliseconds the newest evaluation took in the worker. */
  readonly evaluationMs: number;
  readonly baseline: Baseline;
  /** What the baseline costs with the prices of today; `null` until the worker has said so. */
  readonly baselineCost: CostSummary | null;
  readonly worker: 'ready' | 'restarting' | 'failed';
  readonly selection: readonly Ref[];
  readonly hovered: Ref | null;
  readonly mode: Mode;
  readonly shownPath: ShownPath | null;
  /** The thread of comments that is open; it stands in the list whatever is filtered when its pin was what asked for it. */
  readonly thread: { readonly id: Id; readonly byPin: boolean } | null;
  readonly view: View;
  readonly saving: Saving;
  readonly designs: readonly DesignSummary[];
  readonly notices: readonly Notice[];
  /** Counts what happened to the versions that are kept, so that a list of them can follow. */
  readonly versionsChanged: number;
  /** A copy of the open design that came from a file and waits to be merged. */
  readonly copy: ArrivedCopy | null;
  /** What differs between a version and the open design, as the canvas shows it; `null` when nothing is compared. */
  readonly marks: readonly SceneMark[] | null;
  readonly exporting: ExportProgress | null;
  readonly priceList: PriceListState | null;
};

/** The actions of the page; the only way anything changes the state. */
export type Editor = {
  readonly getState: () => EditorState;
  readonly subscribe: (listener: (state: EditorState, previous: EditorState) => void) => () => void;
  /** Somebody is about to make this edit: its figures are computed ahead where that keeps nobody waiting. */
  readonly foresee: (command: Command) => void;
  /** One finished gesture: one step of undo. A refusal changes nothing; it is also shown as a notice unless `quiet`. */
  readonly dispatch: (command: Command, options?: { readonly quiet?: boolean }) => Result<Design, Refusal>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (refs: readonly Ref[]) => void;
  readonly hover: (ref: Ref | null) => void;
  /** In any mode but `design` edits of the network are refused, and so is undoing one. */
  readonly setMode: (mode: Mode) => void;
  /** Draws a way over the canvas, in place of the one before; `null` takes it away, as every edit does. */
  readonly showPath: (path: ShownPath | null) => void;
  /** Opens a thread of comments, in place of the one before, or closes it. */
  readonly showThread: (thread: EditorState['thread']) => void;
  readonly setView: (view: Partial<View>) => void;
  /** Asks the worker about the open design; the newest question of a kind wins, older ones resolve to `null`. */
  readonly ask: <Kind extends QuestionKind>(
    kind: Kind,
    input: InputOf<Kind>,
  ) => Promise<AnswerTo<Kind> | null>;
  readonly notify: (notice: Omit<Notice, 'id'>) => void;
  readonly dismissNotice: (id: number) => void;
  readonly newDesign: (template: string) => Promise<void>;
  readonly openDesign: (key: string) => Promise<void>;
  /** Asks for a file with the browser's dialog, or takes the one that was dropped; opens it as a new design. */
  readonly openFile: (dropped?: File) => Promise<void>;
  readonly saveFile: () => Promise<void>;
  /** Keeps the open design, or another state of it, as a version; resolves to its id. */
  readonly keepVersion: (keeping: Keeping) => Promise<string>;
  /** The versions of the open design, the newest first; none when the store cannot be used. */
  readonly listVersions: () => Promise<readonly VersionSummary[]>;
  /** A version's design, read through the door. Rejects with a sentence when it cannot be read. */
  readonly versionDesign: (id: string) => Promise<Design>;
  readonly nameVersion: (id: string, name: string) => Promise<void>;
  /** Keeps the present as a version, then puts the version in its place, as one step of undo. */
  readonly restoreVersion: (version: VersionSummary) => Promise<void>;
  /** Asks for a file that holds a copy of the open design, or takes the one given; it waits in `copy` to be merged. */
  readonly openCopy: (dropped?: File) => Promise<void>;
  /**
   * Asks for a design file, or takes the one given, and changes nothing; `null` when the dialog was closed or the file
   * cannot be read, which is said in one sentence.
   */
  readonly openToCompare: (dropped?: File) => Promise<FileToCompare | null>;
  /** Takes what merging with the waiting copy made, as one step; both sides are kept as versions before. */
  readonly mergeCopy: (merged: Design) => Promise<void>;
  readonly dropCopy: () => void;
  /** Shows on the canvas what differs, or no longer. */
  readonly mark: (marks: readonly SceneMark[] | null) => void;
  /** Compares costs with the design as it is now, from here on. */
  readonly compareFromHere: () => void;
  /** Hands a text, such as a table, to the browser's downloads under this name. */
  readonly saveText: (name: string, text: string, mediaType: string) => void;
  readonly duplicateDesign: (key: string) => Promise<void>;
  /** The open design's new name is an edit like any other; a review refuses it. */
  readonly renameStoredDesign: (key: string, name: string) => Promise<void>;
  /** Undoable: the notice it shows brings the design back. */
  readonly deleteDesign: (key: string) => Promise<void>;
  readonly restoreDesign: (key: string) => Promise<void>;
  /**
   * Waits for figures that are behind, then writes the zip. A design with errors or texts that look like secrets
   * (`engine/export/concerns`) is written when that is `confirmed` alone: else the answer is `to-confirm`.
   */
  readonly exportPackage: (options?: { readonly confirmed?: boolean }) => Promise<'done' | 'to-confirm'>;
  readonly cancelExport: () => void;
  /** Waits for figures that are behind, then opens the browser's print dialog with the drawing. */
  readonly printDrawing: () => Promise<void>;
  /**
   * Records the ids of a deployment from a file that the browser's dialog asks for unless one was dropped: the outputs of
   * `cdk deploy`, or what `aws ec2 describe-subnets` printed. One step, or one sentence and nothing.
   */
  readonly loadDeployment: (dropped?: File) => Promise<void>;
  /**
   * Reads one of AWS's price lists, which the browser's dialog asks for unless one was dropped, and makes the prices in
   * it the design's, as one step. What came of it is `priceList`. One list at a time: a second waits for nobody.
   */
  readonly loadPriceList: (dropped?: File) => Promise<void>;
  readonly cancelPriceList: () => void;
  /** Forgets what became of the last list; its prices stay. */
  readonly dismissPriceList: () => void;
};
