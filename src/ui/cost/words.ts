import type { CostLine, PriceOrigin } from '../../engine/evaluation/evaluation.ts';
import type { StopCharge } from '../../engine/scene/flowGraph.ts';
import { formatCount, formatUnitPrice, formatUsd } from '../format.ts';

/** `6,083 GB`, `0.35 GB`, `under 0.01 GB`: whole above a hundred, and never a zero for something. */
export function formatGb(gb: number): string {
  if (gb > 0 && gb < 0.01) return 'under 0.01 GB';
  if (gb >= 100) return `${formatCount(Math.round(gb))} GB`;
  return `${(Math.round(gb * 100) / 100).toLocaleString('en-US')} GB`;
}

/** `1,521 GB × $0.045 = $68.45`: how a stop comes to what it charges. */
export const chargeFormula = ({ gb, usdPerGb, usd }: StopCharge): string =>
  usd === null || usdPerGb === null
    ? `${formatGb(gb)} × a price that is not known`
    : `${formatGb(gb)} × ${formatUnitPrice(usdPerGb)} = ${formatUsd(usd)}`;

/** The line that a charge is part of: its name, its own formula, and where its price comes from. */
export type ChargedLine = { readonly what: string; readonly formula: string; readonly price: PriceOrigin };

/** Looks a charge's line up among those of the traffic. */
export const lineOf = (lines: readonly CostLine[], id: string): ChargedLine | undefined =>
  lines.find((line) => line.id === id);
