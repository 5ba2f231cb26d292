import { entryOf, type Design, type NatMode } from '../design/design.ts';
import type { DecisionOption, DecisionPoint } from '../decisions/decisionPoint.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { egressComparison } from './egress.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/** What the brief calls the two choices; no NAT at all is the third. */
export const natOptionNames: Readonly<Record<NatMode, string>> = {
  single: 'A',
  'per-zone': 'B',
  regional: 'C',
  instance: 'D',
  'instance-per-zone': 'E',
  none: 'none',
};

/** The choices in the order in which people compare them. */
export const natOptionOrder: readonly NatMode[] = [
  'single',
  'per-zone',
  'regional',
  'instance',
  'instance-per-zone',
  'none',
];

/**
 * `routing-tables/nat-config.json`: the choice of NAT with its gateways, every route table with its routes, the egress and
 * the limits that the choice has to meet, and all choices with their cost in USD a month, what the loss of each zone
 * does to them, and the one that is recommended.
 */
export function natConfig(design: Design, evaluation: Evaluation, point: DecisionPoint): string {
  const { routes, subnets } = evaluation;
  return toJson({
    design: headingOf(design),
    mode: design.nat.mode,
    option: natOptionNames[design.nat.mode],
    internetGateway: design.vpc.internetGateway,
    egressOnlyInternetGateway: design.vpc.egressOnlyInternetGateway,
    transitGateway: design.vpc.transitGateway,
    natGateways: Object.values(routes.natGateways).map(({ id, kind, name, zone, subnet, zones, serves }) => ({
      ...{ id, kind, name, zone, zoneName: entryOf(design.zones, zone ?? '')?.name ?? null },
      ...{ subnet, subnetCidr: entryOf(subnets, subnet ?? '')?.cidr ?? null },
      ...{ activeInZones: zones, servesZones: serves },
    })),
    routeTables: Object.values(routes.tables),
    egress: egressFigures(evaluation),
    limits: limitsOf(design),
    breakEven: breakEvenOf(evaluation),
    options: point.options.map((option) => optionFigures(option, point)),
    decision: {
      ...{ question: point.question, inForce: point.inForce, recommended: point.recommended },
      recorded: point.recorded?.decision ?? null,
    },
  });
}

/** One choice: its letter, its dollars a month, its other figures, what fails with each zone, and what speaks against it. */
function optionFigures(option: DecisionOption, { inForce, recommended }: DecisionPoint) {
  const { id, label, figures, failures = [], remarks } = option;
  const usd = (figure: string) => {
    const value = figures.find((one) => one.id === figure)?.value;
    return typeof value === 'number' ? rounded(value) : null;
  };
  return {
    ...{ option: natOptionNames[id as NatMode], mode: id, label },
    ...{ chosen: id === inForce, recommended: id === recommended.option },
    usdPerMonth: {
      ...{ hours: usd('hours'), addresses: usd('addresses'), processing: usd('processing') },
      ...{ crossZone: usd('cross-zone'), networkBeforeTraffic: usd('before-traffic'), network: usd('month') },
    },
    figures: figures.map((figure) => ({ id: figure.id, label: figure.label, text: figure.text })),
    whenAZoneFails: failures,
    remarks: remarks.map(({ severity, text, source }) => ({ severity, text, source })),
  };
}

/** The flows that leave through NAT, with the GB a month of each and what its way costs. */
function egressFigures({ cost: { transfer } }: Evaluation) {
  const throughNat = transfer.flows.filter(({ legs }) =>
    legs.some(({ hops, blocked }) => blocked !== null || hops.some(({ kind }) => kind === 'nat')),
  );
  return throughNat.map(
    ({ id, name, fromLabel, toLabel, sentGb, receivedGb, assumed, basis, monthlyUsd }) => ({
      ...{ id, name, from: fromLabel, to: toLabel, assumed, basis },
      sentGbPerMonth: rounded(sentGb),
      receivedGbPerMonth: rounded(receivedGb),
      usdPerMonth: rounded(monthlyUsd),
    }),
  );
}

function limitsOf({ dataTransfer, requirements }: Design) {
  const { peakFactor, connectionsPerTask, longestOutageMinutes } = dataTransfer;
  const { survivesZoneLoss } = requirements;
  return { longestOutageMinutes, survivesZoneLoss, peakFactor, connectionsPerTask };
}

/** From how much egress on one gateway for all is dearer than one in each zone; `null` when there is nothing to compare. */
function breakEvenOf(evaluation: Evaluation) {
  const comparison = egressComparison(evaluation);
  if (comparison === undefined) return null;
  const { zones, crossing, natUsdPerGb, crossZoneUsdPerGb, breakEvenGb } = comparison;
  return {
    ...{ natUsdPerGb, crossZoneUsdPerGb, crossingShareOfOptionA: `${String(crossing)}/${String(zones)}` },
    gbPerMonth: rounded(breakEvenGb),
    meaning:
      'Option A costs less than option B up to this many GB a month through NAT, and more beyond. Tasks are spread evenly over the zones; what leaving AWS costs is the same for both.',
  };
}
