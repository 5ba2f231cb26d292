import type { Design } from '../engine/design/design.ts';
import { readDesign } from '../engine/design/readDesign.ts';
import { summaryOf } from '../engine/evaluation/cost/costChanges.ts';
import { z } from '../engine/schema.ts';
import type { Baseline, EditorState } from './editorState.ts';
import type { Ports } from './ports.ts';

const storedSchema = z.strictObject({
  design: z.unknown(),
  since: z.enum(['opened', 'file', 'here']),
  at: z.number(),
});

/** A remembered baseline, its design read through the one door; `null` when there is none that can be read. */
export function readBaseline(stored: unknown): Baseline | null {
  const read = storedSchema.safeParse(stored);
  if (!read.success) return null;
  const design = readDesign(read.data.design);
  return design.ok ? { ...read.data, design: design.value } : null;
}

/** The baseline of a design that nothing was compared with yet: itself, as it is opened. */
export const openedBaseline = (design: Design, at: number): Baseline => ({ design, since: 'opened', at });

type Host = {
  readonly ports: Pick<Ports, 'store' | 'calculator' | 'now'>;
  readonly getState: () => EditorState;
  readonly setState: (changes: Partial<EditorState>) => void;
};

/** What keeps the design that costs are compared with, and what that one costs. */
export type BaselineKeeper = {
  /** Compares with the open design as it is from now on. */
  readonly mark: (since: Baseline['since']) => void;
  /** Keeps the open design's baseline in the store, after it was opened or has become a copy. */
  readonly keep: () => void;
  /** Finds out what the baseline costs, if that is not known; to be called whenever figures have come. */
  readonly price: () => void;
};

/** The keeper of an editor's baseline. What cannot be stored is compared with for as long as the page is open. */
export function createBaselineKeeper({ ports, getState, setState }: Host): BaselineKeeper {
  const keep = () => {
    const { designKey, baseline } = getState();
    void ports.store.saveBaseline(designKey, baseline).catch(() => undefined);
  };
  const price = () => {
    const { baseline, baselineCost, design, evaluation, sequence, evaluatedSequence } = getState();
    if (baselineCost !== null) return;
    if (baseline.design === design && sequence === evaluatedSequence) {
      setState({ baselineCost: summaryOf(evaluation.cost) });
      return;
    }
    void ports.calculator.ask('costOf', baseline.design, sequence).then((cost) => {
      if (cost !== null && getState().baseline === baseline) setState({ baselineCost: cost });
    });
  };
  return {
    mark: (since) => {
      setState({ baseline: { design: getState().design, since, at: ports.now() }, baselineCost: null });
      keep();
      price();
    },
    keep,
    price,
  };
}
