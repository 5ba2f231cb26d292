import { entryOf, refOf, type Design } from '../design/design.ts';
import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import type { CostLine, Evaluation, PlacedEndpoint, ServiceWay } from '../evaluation/evaluation.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import { pointFigures } from './decisionFigures.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `endpoints/design.json`: every endpoint with its service name, where it stands, what guards it, its policy and what it
 * costs in USD a month; every service that is called with its traffic, its break-even against NAT and what to do; and
 * the choices side by side.
 */
export function endpointDesign(design: Design, evaluation: Evaluation, point: DecisionPoint): string {
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
    },
    services: cost.serviceWays.map(serviceFigures),
    decision: pointFigures(point),
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
    const { prefixListId = null, tiers = [], policy = null } = endpoint ?? {};
    return { id, type, label, serviceName, prefixListId, tiers, routeTables, policy: asJson(policy), cost };
  }
  const { tier, privateDns, securityGroups, policy } = endpoint;
  const stands = places.map((subnet) => ({
    subnet,
    zone: subnets[subnet]?.zoneName ?? null,
    cidr: subnets[subnet]?.cidr ?? null,
  }));
  return {
    ...{ id, type, label, serviceName, tier, subnets: stands, securityGroups, privateDns },
    ...{ policy: asJson(policy), cost },
  };
}

/** A policy as the object it is; `null`: everything is allowed. */
function asJson(policy: string | null): unknown {
  return policy === null ? null : (JSON.parse(policy) as unknown);
}

function serviceFigures(way: ServiceWay) {
  const { service, label, why, tiers, type, endpoint, zones, gb, blocked, advice, sentence } = way;
  return {
    ...{ service, label, why, tiers, type, endpoint, zones },
    gbPerMonth: rounded(gb),
    withoutUsdPerMonth: rounded(way.withoutUsd),
    noWayWithout: blocked,
    endpointUsdPerMonth: { hours: rounded(way.hoursUsd), processing: rounded(way.processingUsd) },
    savesUsdPerMonth: rounded(way.savesUsd),
    breakEven: way.breakEven.map((one) => ({ zones: one.zones, gbPerMonth: rounded(one.gb) })),
    ...{ advice, sentence },
  };
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
