import type { Cost, CostLine } from '../../evaluation/evaluation.ts';
import { formatUsd } from '../../evaluation/figures.ts';
import { blocks, sentence, table } from '../markdown.ts';
import { usdText } from '../money.ts';

/** How many characters a bar has that stands for all of a column. */
const BAR = 20;

/** A share from 0 to 1 as a bar that any text viewer shows; something is never shown as nothing. */
export function bar(share: number): string {
  return share <= 0 ? '' : '█'.repeat(Math.max(1, Math.round(Math.min(1, share) * BAR)));
}

/** Every line of the month with its formula, those of traffic below the others, the largest first among these. */
export function costLines(cost: Cost): string {
  const { lines, transfer, monthlyUsd, totalUsd, totalPartial } = cost;
  const paid = [...transfer.lines].sort((a, b) => (b.monthlyUsd ?? 0) - (a.monthlyUsd ?? 0));
  const row = (line: CostLine) => rowOf(line, totalUsd);
  return blocks(
    table(
      [['What'], ['Formula'], ['A month', 'right'], ['Share of the total'], ['Price date']],
      [
        ...lines.map(row),
        subtotal('**Before traffic**', monthlyUsd, totalUsd),
        ...paid.map(row),
        subtotal('**Traffic**', transfer.monthlyUsd, totalUsd),
        ['**Total**', '', `**${formatUsd(totalUsd)}**`, '', ''],
      ],
    ),
    totalPartial ? 'A line without a known price is missing from the total, which is therefore too low.' : '',
  ).trimEnd();
}

function rowOf({ what, formula, monthlyUsd, price }: CostLine, totalUsd: number): readonly string[] {
  return [
    sentence(what),
    sentence(formula),
    usdText(monthlyUsd),
    bar(shareOf(monthlyUsd, totalUsd)),
    sentence(price.asOf),
  ];
}

function subtotal(what: string, usd: number, totalUsd: number): readonly string[] {
  return [what, '', `**${formatUsd(usd)}**`, bar(shareOf(usd, totalUsd)), ''];
}

const shareOf = (usd: number | null, totalUsd: number) => (totalUsd > 0 ? (usd ?? 0) / totalUsd : 0);
