import type { Design } from '../../design/design.ts';
import { countOf, formatCount, formatUsd } from '../../evaluation/figures.ts';
import { natKind } from '../../evaluation/nat.ts';
import type { DecisionPoint } from '../decisionPoint.ts';
import type { NatAssessment } from './assess.ts';
import { natOptionLabels } from './labels.ts';
import { isError } from './limits.ts';

/** A choice whose month is known. */
type Priced = NatAssessment & { readonly usd: number };

/**
 * The cheapest choice of those that meet every stated limit, its traffic included; of two that cost the same the one with
 * more availability, then the one that stands first. NAT instances, which are their owner's to patch and to watch, are
 * advised only where nothing that AWS runs will do; what they would save is said. Where nothing meets the limits, or no
 * price is known, a gateway in each zone.
 */
export function recommendNat(
  design: Design,
  assessments: readonly NatAssessment[],
): DecisionPoint['recommended'] {
  const priced = assessments.flatMap((one): Priced[] => {
    const usd = one.cost.monthUsd;
    return usd === null ? [] : [{ ...one, usd }];
  });
  const fitting = priced.filter(({ problems }) => !problems.some(isError)).sort(byCost);
  const best = fitting.find(isManaged) ?? fitting[0];
  if (best === undefined) return nothingFits(priced.length > 0);
  return { option: best.mode, reasons: reasonsFor(design, best, fitting, priced) };
}

const isManaged = ({ mode }: NatAssessment) => natKind(mode) !== 'instance';

function byCost(a: Priced, b: Priced): number {
  return a.usd - b.usd || (b.availability?.anyPath ?? 0) - (a.availability?.anyPath ?? 0);
}

function nothingFits(known: boolean): DecisionPoint['recommended'] {
  const reason = known
    ? 'No choice meets every limit that was stated; a NAT gateway in each zone depends on the fewest things. What is amiss stands under each choice.'
    : 'No choice has a price that is known here, so none can be called the cheapest; a NAT gateway in each zone is what AWS advises.';
  return { option: 'per-zone', reasons: [reason] };
}

function reasonsFor(
  design: Design,
  best: Priced,
  fitting: readonly Priced[],
  priced: readonly Priced[],
): readonly string[] {
  const weighed = fitting.some(isManaged) ? fitting.filter(isManaged) : fitting;
  const cheaper = priced.filter((one) => one.usd < best.usd && !fitting.includes(one)).sort(byCost);
  const same = weighed.filter((one) => one !== best && one.usd === best.usd);
  const instance = fitting.find((one) => !isManaged(one) && one.usd < best.usd);
  const whose = isManaged(best) ? 'that AWS runs and that' : 'that';
  return [
    `${natOptionLabels[best.mode]} makes ${formatUsd(best.usd)} a month for the whole network with its traffic, the least of ${weighed.length === 1 ? `the one choice ${whose} meets` : `the ${formatCount(weighed.length)} choices ${whose} meet`} every stated limit.`,
    ...(best.shutGb > 0 ? [shutText(best.shutGb)] : []),
    ...cheaper.slice(0, 3).map(excluded),
    ...same.map(
      ({ mode }) => `${natOptionLabels[mode]} costs the same to the cent and is no more available.`,
    ),
    ...(instance === undefined
      ? []
      : [
          `${natOptionLabels[instance.mode]} would make ${formatUsd(instance.usd)}, ${formatUsd(best.usd - instance.usd)} less, and meets the limits too: take it only if somebody patches and watches it, because AWS maintains no image for it.`,
        ]),
    limitsText(design),
  ];
}

function shutText(gb: number): string {
  return `The security groups do not let out ${formatCount(gb)} GB a month of that traffic today; until they do, it needs no way out and costs nothing.`;
}

function excluded({ mode, usd, problems }: Priced): string {
  const first = problems.find(isError);
  return `${natOptionLabels[mode]} would make ${formatUsd(usd)}, but: ${first?.text ?? ''}`;
}

/** Which limits were held against the choices. */
function limitsText({ dataTransfer, requirements }: Design): string {
  const { longestOutageMinutes, peakFactor, connectionsPerTask } = dataTransfer;
  const outage =
    longestOutageMinutes === null
      ? requirements.survivesZoneLoss
        ? 'the loss of a zone is survived'
        : 'nothing is said of how long the way out may be gone'
      : `the way out may be gone for ${countOf(longestOutageMinutes, 'minute')}`;
  return `Held against: ${outage}; the busiest hour is ${formatCount(peakFactor)} times the average; ${countOf(connectionsPerTask, 'connection')} a task to one destination.`;
}
