import type { DecisionPoint } from '../../decisions/decisionPoint.ts';
import type { Design } from '../../design/design.ts';
import { shutEgress } from '../../evaluation/endpoints/shutEgress.ts';
import type { Evaluation } from '../../evaluation/evaluation.ts';
import { formatCount, formatUsd } from '../../evaluation/figures.ts';
import { readNetwork } from '../../evaluation/network.ts';
import { bullets, inert, sentence } from '../markdown.ts';
import { isUnnamed } from './decisionText.ts';

/** What somebody must know who reads no further: the total, where it goes, and what to do about it. */
export function summary(
  design: Design,
  { cost }: Evaluation,
  nat: DecisionPoint,
  endpoints: DecisionPoint,
): string {
  const { monthlyUsd, totalUsd, totalPartial, transfer } = cost;
  const known = totalPartial ? ', as far as prices are known' : '';
  return bullets([
    `**${formatUsd(totalUsd)} a month, ${formatUsd(12 * totalUsd)} a year**${known}: ${formatUsd(monthlyUsd)} for hours whatever happens, ${formatUsd(transfer.monthlyUsd)} for traffic.`,
    ...shut(design, cost),
    ...dearest(cost),
    choice('NAT', nat),
    choice('Endpoints', endpoints),
    assumedShare(cost),
  ]);
}

/** What of the month is charged for traffic that the security groups keep inside as they are. */
function shut(design: Design, { transfer }: Evaluation['cost']): readonly string[] {
  const { usd, to } = shutEgress(readNetwork(design), transfer);
  if (Math.round(usd * 100) <= 0) return [];
  const where = to.map((kind) =>
    kind === 'internet' ? 'to the internet' : 'to AWS services without an endpoint',
  );
  return [
    `${formatUsd(usd)} of it is for traffic ${where.join(' and ')} that the security groups do not let out today.`,
  ];
}

/** The line that costs most, which is where to look first. */
function dearest({ lines, transfer, totalUsd }: Evaluation['cost']): readonly string[] {
  const [most] = [...lines, ...transfer.lines].sort((a, b) => (b.monthlyUsd ?? 0) - (a.monthlyUsd ?? 0));
  if (most === undefined || most.monthlyUsd === null || most.monthlyUsd <= 0) return [];
  const share = formatCount(Math.round((100 * most.monthlyUsd) / totalUsd));
  return [`Most of it goes to: ${sentence(most.what)}, ${formatUsd(most.monthlyUsd)} or ${share} %.`];
}

function choice(what: string, { options, inForce, recommended, recorded }: DecisionPoint): string {
  const labelOf = (id: string) => inert(options.find((option) => option.id === id)?.label ?? id);
  const decided =
    recorded === null
      ? 'nobody has recorded a decision yet'
      : `decided by ${inert(recorded.decision.by)} on ${inert(recorded.decision.on)}: ${labelOf(recorded.decision.option)}`;
  const drawn = isUnnamed(inForce) ? 'a choice of its own' : labelOf(inForce);
  if (inForce !== recommended.option) {
    return `${what}: ${drawn} is drawn, **${labelOf(recommended.option)} is recommended**; ${decided}.`;
  }
  return isUnnamed(inForce)
    ? `${what}: what is drawn is recommended; ${decided}.`
    : `${what}: ${drawn} is drawn and recommended; ${decided}.`;
}

function assumedShare({ transfer: { flows } }: Evaluation['cost']): string {
  const assumed = flows.filter((flow) => flow.assumed).length;
  if (flows.length === 0) return 'No traffic is counted.';
  return assumed === 0
    ? 'Every flow of data is stated, none is assumed.'
    : `${formatCount(assumed)} of ${formatCount(flows.length)} flows of data are assumed, not stated: confirm them before you trust the second figure.`;
}
