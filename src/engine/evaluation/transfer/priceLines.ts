import type { Id, Ref } from '../../design/design.ts';
import type { RegionalPrices } from '../cost/money.ts';
import type { CostLine } from '../evaluation.ts';
import { formatCount, sumOf } from '../figures.ts';
import { groupedBy } from '../network.ts';
import { chargeFor, type Charge } from './charges.ts';
import type { Tariff } from './tariffs.ts';
import { shareOutByOwner } from './volumeRates.ts';

/** What one hop of a flow is charged for. */
export type Passage = {
  readonly flow: Id;
  readonly tariff: Tariff;
  readonly gb: number;
  readonly subject: Ref | null;
};

/** Cost lines, and what each passage adds to its line in whole micro-dollars; `null` where the price is not known. */
export type PricedPassages = {
  readonly lines: readonly CostLine[];
  readonly micros: readonly (number | null)[];
};

/**
 * Every passage priced with all others of its line, and where rates fall with volume with all others of that price,
 * as AWS adds up the month of a region. A line is exactly the sum of its passages.
 */
export function pricePassages(prices: RegionalPrices, passages: readonly Passage[]): PricedPassages {
  const micros: (number | null)[] = passages.map(() => null);
  const tariffAt = (at: number) => (passages[at] as Passage).tariff;
  const gbAt = (at: number) => (passages[at] as Passage).gb;
  const byLine = groupedBy(passages.keys(), (at) => tariffAt(at).line);
  const charges = new Map<string, LineCharge>();
  for (const lines of groupedBy(byLine.values(), (members) =>
    poolOf(tariffAt(members[0] as number)),
  ).values()) {
    for (const members of chargedTogether(prices, lines, tariffAt, gbAt)) {
      const gb = members.map(gbAt);
      const charge = { ...chargeFor(prices, tariffAt(members[0] as number).rate, sumOf(gb)), gb: sumOf(gb) };
      const parts = members.map((at) => ({ weight: gbAt(at), owner: (passages[at] as Passage).flow }));
      const shares = charge.micros === null ? undefined : shareOutByOwner(charge.micros, parts);
      for (const [index, at] of members.entries()) {
        micros[at] = shares?.[index] ?? null;
        charges.set(tariffAt(at).line, charge);
      }
    }
  }
  const lines = [...byLine].map(([line, members]) =>
    lineOf(
      tariffAt(members[0] as number),
      charges.get(line) as LineCharge,
      members.map((at) => ({ ...(passages[at] as Passage), micros: micros[at] ?? 0 })),
    ),
  );
  return { lines, micros };
}

/** A charge with the volume that it is for, which may be that of several lines. */
type LineCharge = Charge & { readonly gb: number };

/** Where rates fall with the month's volume, the volume is that of every line of the price. */
function poolOf({ line, rate }: Tariff): string {
  return rate.kind === 'tiered' ? rate.key : line;
}

/** The lines of one pool apart while every GB costs the same, so that each is its volume times its price; or else as one. */
function chargedTogether(
  prices: RegionalPrices,
  lines: readonly (readonly number[])[],
  tariffAt: (at: number) => Tariff,
  gbAt: (at: number) => number,
): readonly (readonly number[])[] {
  const all = lines.flat();
  const { usdPerGb } = chargeFor(prices, tariffAt(all[0] as number).rate, sumOf(all.map(gbAt)));
  return usdPerGb === null ? [all] : lines;
}

function lineOf(
  { line, what }: Tariff,
  { micros, usdPerGb, formula, price, gb: pooled }: LineCharge,
  members: readonly (Passage & { readonly micros: number })[],
): CostLine {
  const gb = sumOf(members.map((member) => member.gb));
  const usd = micros === null ? null : sumOf(members.map((member) => member.micros)) / 1e6;
  return {
    id: line,
    what,
    subjects: [...new Set(members.flatMap(({ subject }) => subject ?? []))],
    quantity: gb,
    unit: 'GB',
    usdPerUnit: usdPerGb ?? (usd === null ? null : averageOf(usd, gb)),
    monthlyUsd: usd,
    formula:
      gb === pooled ? formula : `${formatCount(gb)} GB, its part of ${formatCount(pooled)} GB: ${formula}`,
    price,
  };
}

/** Dollars for each GB on average; 0 for nothing. */
function averageOf(usd: number, gb: number): number {
  return gb === 0 ? 0 : Math.round((usd / gb) * 1e9) / 1e9;
}
