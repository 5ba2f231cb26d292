import { entryOf, refOf, type Design } from '../design/design.ts';
import type { CostLine, Evaluation, PlacedEndpoint } from '../evaluation/evaluation.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `endpoints/design.json`: every endpoint with its service name, where it stands, what guards it and what it costs in
 * USD a month, and from how much traffic on it is cheaper than NAT.
 */
export function endpointDesign(design: Design, evaluation: Evaluation): string {
  const { routes, cost } = evaluation;
  const lines = cost.lines.filter(({ subjects }) =>
    subjects.some((subject) => subject.startsWith('endpoint:')),
  );
  const known = lines.map(({ monthlyUsd }) => monthlyUsd).filter((usd) => usd !== null);
  return toJson({
    design: headingOf(design),
    endpoints: Object.values(routes.endpoints).map((endpoint) =>
      endpointFigures(design, evaluation, endpoint, lines),
    ),
    cost: {
      usdPerMonth: rounded(sumUsd(known)),
      partial: known.length < lines.length,
      breakEven: breakEvenOf(evaluation),
      perGb: cost.trafficRates.map(({ what, usdPerGb, note, price }) => ({ what, usdPerGb, note, price })),
    },
  });
}

function endpointFigures(
  design: Design,
  { subnets }: Evaluation,
  { id, label, type, serviceName, subnets: places, routeTables }: PlacedEndpoint,
  lines: readonly CostLine[],
) {
  const endpoint = entryOf(design.endpoints, id);
  const line = lines.find(({ subjects }) => subjects.includes(refOf('endpoint', id)));
  const cost =
    line === undefined
      ? null
      : { usdPerMonth: rounded(line.monthlyUsd), formula: line.formula, price: line.price };
  if (endpoint?.type !== 'interface') {
    const prefixListId = endpoint?.prefixListId ?? null;
    return { id, type, label, serviceName, prefixListId, tiers: endpoint?.tiers ?? [], routeTables, cost };
  }
  const { tier, privateDns, securityGroups } = endpoint;
  const stands = places.map((subnet) => ({
    subnet,
    zone: subnets[subnet]?.zoneName ?? null,
    cidr: subnets[subnet]?.cidr ?? null,
  }));
  return { id, type, label, serviceName, tier, subnets: stands, securityGroups, privateDns, cost };
}

function breakEvenOf({ cost: { endpointBreakEven } }: Evaluation) {
  if (endpointBreakEven === null) return null;
  const { gbPerZone, gb, zones, formula } = endpointBreakEven;
  return {
    ...{ gbPerMonthAndZone: rounded(gbPerZone), zones, gbPerMonth: rounded(gb), formula },
    meaning:
      'One interface endpoint costs less than the same traffic through NAT from this many GB a month on.',
  };
}
