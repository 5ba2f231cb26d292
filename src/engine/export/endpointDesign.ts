import { entryOf, refOf, type Design } from '../design/design.ts';
import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import { callersIn, endpointFor, groupNames, letsHttpsOut } from '../evaluation/endpoints/groupOutlets.ts';
import type { CostLine, Evaluation, PlacedEndpoint, ServiceWay } from '../evaluation/evaluation.ts';
import { sumUsd } from '../evaluation/cost/money.ts';
import { readNetwork, type Network } from '../evaluation/network.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';
import { pointFigures } from './decisionFigures.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `endpoints/design.json`: every endpoint with its service name, where it stands, what guards it, its policy and what it
 * costs in USD a month; every service that is called with its traffic, its break-even against NAT, what to do by cost
 * alone, the security groups that would keep its callers from it without an endpoint, and what the recommended choice
 * does; and the choices side by side.
 */
export function endpointDesign(design: Design, evaluation: Evaluation, point: DecisionPoint): string {
  const { routes, cost } = evaluation;
  const network = readNetwork(design);
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
    services: cost.serviceWays.map((way) => serviceFigures(network, way, point)),
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

function serviceFigures(network: Network, way: ServiceWay, point: DecisionPoint) {
  const { service, label, why, tiers, type, endpoint, zones, gb, blocked, advice, sentence } = way;
  const others = Object.entries(network.design.endpoints).filter(([id]) => id !== endpoint);
  const endpoints = Object.fromEntries(others);
  const shut = tiers.flatMap((tier) => {
    const other = endpointFor({ endpoints }, service, tier);
    return callersIn(network.design, tier).filter((caller) => !letsHttpsOut(network, caller, other));
  });
  return {
    ...{ service, label, why, tiers, type, endpoint, zones },
    gbPerMonth: rounded(gb),
    withoutUsdPerMonth: rounded(way.withoutUsd),
    noWayWithout: blocked,
    blockedWithoutBySecurityGroups: groupNames(network.design, shut),
    endpointUsdPerMonth: { hours: rounded(way.hoursUsd), processing: rounded(way.processingUsd) },
    savesUsdPerMonth: rounded(way.savesUsd),
    breakEven: way.breakEven.map((one) => ({ zones: one.zones, gbPerMonth: rounded(one.gb) })),
    ...{ adviceByCostAlone: advice, sentenceByCostAlone: sentence },
    recommended: recommendedFor(way, point),
  };
}

/** What the recommended choice does with the endpoint of a service. */
function recommendedFor(
  { service, type, endpoint }: ServiceWay,
  { options, recommended }: DecisionPoint,
): 'add' | 'drop' | 'change' | 'keep' | 'without' {
  const commands = options.find(({ id }) => id === recommended.option)?.commands ?? [];
  const isAdded = commands.some(
    (one) =>
      one.type === 'addEndpoint' &&
      one.endpoint.service === service &&
      (one.endpoint.type ?? endpointServiceOf(service)?.types[0] ?? 'interface') === type,
  );
  if (endpoint === null) return isAdded ? 'add' : 'without';
  if (commands.some((one) => one.type === 'removeEndpoint' && one.id === endpoint)) return 'drop';
  return commands.some((one) => one.type === 'setEndpoint' && one.id === endpoint) ? 'change' : 'keep';
}

function breakEvenOf({ cost: { endpointBreakEven } }: Evaluation) {
  if (endpointBreakEven === null) return null;
  const { gbPerZone, gb, zones, crossingUsdPerGb, formula } = endpointBreakEven;
  return {
    ...{ gbPerMonthAndZone: rounded(gbPerZone), zones, gbPerMonth: rounded(gb), formula },
    meaning: `One interface endpoint costs less than the same traffic through NAT from this many GB a month on${crossingUsdPerGb > 0 ? ', crossing zones to the NAT gateway included' : ''}.`,
  };
}
