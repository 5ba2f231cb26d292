import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { PriceListReport } from '../engine/prices/priceList/report.ts';
import type { PriceListRefusal } from '../engine/prices/priceList/priceListReader.ts';
import type { AnswerTo, InputOf, QuestionKind } from '../engine/questions/questions.ts';
import type { Result } from '../engine/result.ts';
import type { DesignSummary, ExportProgress } from './editorState.ts';
import type { VersionSummary } from './versions.ts';

/*
 * What the application needs of a browser, as types. The composition root fills them with the platform's
 * functions, a test with fakes.
 */

/**
 * A design as the store keeps it. What comes from the disk is unknown until the one door has read it: `base` and
 * `current` are designs, `steps` commands that lead from `base` (`first` steps ago) over `current` to the last
 * step that could be redone.
 */
export type StoredDesign = {
  readonly key: string;
  readonly base: unknown;
  readonly current: unknown;
  /** The number of the oldest step kept. */
  readonly first: number;
  /** The number of the step that would be redone next. */
  readonly cursor: number;
  readonly steps: readonly unknown[];
  readonly view: unknown;
  /** What costs are compared with. */
  readonly baseline: unknown;
  /** Counts writes, so that two tabs notice each other. */
  readonly writes: number;
};

/** The place of a write among those of its design. */
export type Turn = {
  /** The count of writes this one follows on; another tab's write in between makes it a conflict. */
  readonly after: number;
  /** Who writes, by a name that nobody else has; the same turn may be taken again by whoever has it. */
  readonly by: string;
};

/** A step by its number in the history; it replaces everything that could be redone. */
export type NumberedStep = { readonly number: number; readonly command: Command };

/** One write: the design as it is, where undo stands, and the steps that were added since `after`. */
export type DesignWrite = Turn & {
  /** The count of writes once this one is made: more than one ahead when it makes good for others on their way. */
  readonly upTo: number;
  readonly design: Design;
  readonly base: Design;
  readonly first: number;
  readonly cursor: number;
  /** In the order they were made; none when undo or redo only moved the cursor. */
  readonly steps: readonly NumberedStep[];
};

export type WriteOutcome =
  | { readonly kind: 'saved'; readonly at: number }
  /** Another tab has written this design since. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The browser's store of designs. Every promise but `write` may reject when the store cannot be used. */
export type DesignStore = {
  readonly list: () => Promise<readonly DesignSummary[]>;
  readonly load: (key: string) => Promise<StoredDesign | undefined>;
  /**
   * An entry with its whole history, new with `turn.after` 0; resolves to its count of writes, or to `undefined`
   * when another tab has written it since.
   */
  readonly create: (
    key: string,
    design: Design,
    history: StoredHistory,
    turn: Turn,
  ) => Promise<number | undefined>;
  /**
   * One transaction, flushed to disk before it resolves. For a design that was loaded or created before, all of it
   * is handed to the browser before the call returns: it is kept even when the tab is closed the moment after.
   * Never rejects.
   */
  readonly write: (key: string, write: DesignWrite) => Promise<WriteOutcome>;
  /** Keeps a version of a design; `design` is its state, whatever the design is by now. */
  readonly saveVersion: (key: string, version: VersionSummary, design: Design) => Promise<void>;
  /** What was kept of a design, in no order; unknown until it is read. */
  readonly listVersions: (key: string) => Promise<readonly unknown[]>;
  /** A version's design, for the door to read; `undefined` when there is none. */
  readonly loadVersion: (key: string, id: string) => Promise<unknown>;
  readonly dropVersions: (key: string, ids: readonly string[]) => Promise<void>;
  readonly nameVersion: (key: string, id: string, name: string) => Promise<void>;
  readonly saveView: (key: string, view: unknown) => Promise<void>;
  readonly saveBaseline: (key: string, baseline: unknown) => Promise<void>;
  readonly setDeleted: (key: string, deletedAt: number | null) => Promise<void>;
  readonly rememberOpen: (key: string) => Promise<void>;
  readonly lastOpen: () => Promise<string | undefined>;
};

export type StoredHistory = {
  readonly base: Design;
  readonly commands: readonly Command[];
  readonly cursor: number;
};

export type FilePort = {
  /** The bytes of a file the user picks, or of the one given; `null` when the dialog was closed. Rejects with a sentence when it is too large to be a design. */
  readonly open: (dropped?: File) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  readonly save: (name: string, content: string | Uint8Array, mediaType: string) => void;
};

/**
 * The handoff package as the bytes of a zip, and the scale of the picture in it; rejects with `AbortError` when it was
 * cancelled.
 */
export type PackagePort = (
  design: Design,
  evaluation: Evaluation,
  options: { readonly onProgress: (progress: ExportProgress) => void; readonly signal: AbortSignal },
) => Promise<{ readonly zip: Uint8Array; readonly pictureScale: number }>;

/** AWS's price lists, of any size, read in a thread of their own. */
export type PriceListPort = {
  /** The file the user picks; `null` when the dialog was closed. */
  readonly pick: () => Promise<File | null>;
  /** Rejects with `AbortError` when it was cancelled, and with a sentence when the file cannot be read. */
  readonly read: (
    file: File,
    options: { readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
  ) => Promise<Result<PriceListReport, PriceListRefusal>>;
};

/** The figures of a design, and the milliseconds that they took. */
export type Figures = { readonly evaluation: Evaluation; readonly ms: number };

/** The worker as the editor sees it. */
export type Calculator = {
  /** Resolves to the design's evaluation; rejects with a sentence when it cannot be computed. */
  readonly open: (design: Design, sequence: number) => Promise<Figures>;
  /** Somebody is about to make this edit of the newest design: what can be computed ahead is. */
  readonly foresee: (command: Command) => void;
  /** `design` and `sequence` are what the edit leads to. Gives its evaluation where it was foreseen. */
  readonly edit: (command: Command, design: Design, sequence: number) => Figures | undefined;
  /** A step was undone or made again, to `design`. Gives its evaluation where that is still known. */
  readonly travel: (design: Design, sequence: number) => Figures | undefined;
  /** `null`: a newer question of the kind or an edit overtook this one. */
  readonly ask: <Kind extends QuestionKind>(
    kind: Kind,
    input: InputOf<Kind>,
    sequence: number,
  ) => Promise<AnswerTo<Kind> | null>;
};

export type Ports = {
  readonly store: DesignStore;
  readonly files: FilePort;
  readonly buildPackage: PackagePort;
  /** Opens the print dialog with the drawing; rejects with a sentence when it cannot be drawn. */
  readonly printDrawing: (design: Design, evaluation: Evaluation) => Promise<void>;
  readonly priceLists: PriceListPort;
  readonly calculator: Calculator;
  readonly newKey: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Runs a task once the page has painted what it is about to show; soon, whether there is anything or not. */
  readonly afterPaint: (task: () => void) => void;
};
