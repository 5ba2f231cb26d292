import type { Cost } from '../evaluation.ts';
import { sumUsd } from './money.ts';

/** A month's cost in short: what it takes to compare another month with it. */
export type CostSummary = {
  readonly lines: readonly {
    readonly id: string;
    readonly what: string;
    readonly monthlyUsd: number | null;
  }[];
  /** Sum of the known lines, traffic included. */
  readonly totalUsd: number;
  readonly partial: boolean;
};

/** One line of two months. 0 where a month does not have it; `null` where its price is not known. */
export type LineChange = {
  readonly id: string;
  readonly what: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: number | null;
  readonly after: number | null;
};

/** What became of a month's cost. */
export type CostChanges = {
  readonly deltaUsd: number;
  /** Whether a price that is not known is part of either month. */
  readonly partial: boolean;
  /** Lines that differ, in the order of the later month, and then those that are gone. */
  readonly lines: readonly LineChange[];
};

/** The lines of a month, those of its traffic after the others, with their total. */
export function summaryOf({ lines, transfer, totalUsd, totalPartial }: Cost): CostSummary {
  return {
    lines: [...lines, ...transfer.lines].map(({ id, what, monthlyUsd }) => ({ id, what, monthlyUsd })),
    totalUsd,
    partial: totalPartial,
  };
}

/** What changed from one month to another, line by line. */
export function costChanges(before: CostSummary, after: CostSummary): CostChanges {
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const fresh = new Map(after.lines.map((line) => [line.id, line]));
  const lines = [...new Set([...fresh.keys(), ...old.keys()])].flatMap((id): LineChange[] => {
    const [was, is] = [old.get(id), fresh.get(id)];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    const change = {
      before: was === undefined ? 0 : was.monthlyUsd,
      after: is === undefined ? 0 : is.monthlyUsd,
    };
    if (kind === 'changed' && change.before === change.after) return [];
    return [{ id, what: is?.what ?? was?.what ?? id, kind, ...change }];
  });
  return {
    deltaUsd: sumUsd([after.totalUsd, -before.totalUsd]),
    partial: before.partial || after.partial,
    lines,
  };
}
