import { entryOf, type Design, type NatMode } from '../design/design.ts';
import type { Evaluation, NatOption } from '../evaluation/evaluation.ts';
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
export const natOptionOrder: readonly NatOption['mode'][] = [
  'single',
  'per-zone',
  'regional',
  'instance',
  'instance-per-zone',
  'none',
];

/**
 * `routing-tables/nat-config.json`: the choice of NAT, its gateways, every route table with its routes, and the other
 * choices with their cost in USD a month, what the loss of a zone does to each, and how egress changes the choice.
 */
export function natConfig(design: Design, evaluation: Evaluation): string {
  const { routes, subnets, cost } = evaluation;
  return toJson({
    design: headingOf(design),
    mode: design.nat.mode,
    option: natOptionNames[design.nat.mode],
    internetGateway: design.vpc.internetGateway,
    egressOnlyInternetGateway: design.vpc.egressOnlyInternetGateway,
    natGateways: Object.values(routes.natGateways).map(({ id, kind, name, zone, subnet, zones, serves }) => ({
      ...{ id, kind, name, zone, zoneName: entryOf(design.zones, zone ?? '')?.name ?? null },
      ...{ subnet, subnetCidr: entryOf(subnets, subnet ?? '')?.cidr ?? null },
      ...{ activeInZones: zones, servesZones: serves },
    })),
    routeTables: Object.values(routes.tables),
    options: natOptionOrder.flatMap((mode) =>
      cost.natOptions.filter((option) => option.mode === mode).map((option) => optionFigures(design, option)),
    ),
    egress: egressFigures(evaluation),
    trafficRates: cost.trafficRates.map(({ id, what, usdPerGb, note, price }) => ({
      id,
      what,
      usdPerGb,
      note,
      price,
    })),
    traffic:
      'The design holds no traffic volumes, so the options are before traffic; the rates are what each GB adds, and the estimates are for round volumes.',
  });
}

function optionFigures(design: Design, option: NatOption) {
  return {
    option: natOptionNames[option.mode],
    mode: option.mode,
    chosen: option.mode === design.nat.mode,
    gateways: option.gateways,
    gatewayUsdPerMonth: rounded(option.gatewayUsd),
    addressUsdPerMonth: rounded(option.addressUsd),
    networkUsdPerMonth: rounded(option.totalUsd),
    whenAZoneFails: option.whenAZoneFails,
    recovery: recoveryOf(option),
  };
}

/** How the choice between A and B changes with egress; `null` when there is nothing to compare. */
function egressFigures(evaluation: Evaluation) {
  const comparison = egressComparison(evaluation);
  if (comparison === undefined) return null;
  const { zones, crossing, natUsdPerGb, crossZoneUsdPerGb, breakEvenGb, months } = comparison;
  return {
    assumes:
      'Tasks are spread evenly over the zones and every GB goes through NAT. What leaving AWS costs comes on top and is the same for both.',
    ...{ natUsdPerGb, crossZoneUsdPerGb, crossingShareOfOptionA: `${String(crossing)}/${String(zones)}` },
    breakEvenGbPerMonth: rounded(breakEvenGb),
    breakEvenMeaning: 'Option A costs less than option B up to this many GB a month, and more beyond.',
    estimates: months.map(({ gb, singleUsd, perZoneUsd }) => ({
      gbPerMonth: gb,
      optionAUsdPerMonth: rounded(singleUsd),
      optionBUsdPerMonth: rounded(perZoneUsd),
    })),
  };
}

/** What somebody has to do after a zone was lost. NAT gateways are redundant inside their zone (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). */
export function recoveryOf({ mode, gateways }: NatOption): string {
  if (gateways === 0) return RECOVERY.none;
  return RECOVERY[mode];
}

const RECOVERY: Readonly<Record<NatMode, string>> = {
  'per-zone': 'Nothing has to be done: the other zones keep their own gateways and routes.',
  single:
    'A gateway is redundant inside its zone only. When that zone is lost, somebody has to create a gateway in another zone and lead every private route table to it.',
  regional: 'Nothing has to be done: the gateway goes on in the other zones, and every zone uses its own.',
  'instance-per-zone':
    'Nothing has to be done for a zone: the others keep their own instances and routes. A single instance that fails is restarted by EC2 in its zone.',
  instance:
    'Nothing takes over from an instance in another zone. Somebody has to start one there and lead every private route table to it.',
  none: 'There is no NAT gateway to replace.',
};
