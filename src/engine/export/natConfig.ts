import type { Design } from '../design/design.ts';
import type { Evaluation, NatOption } from '../evaluation/evaluation.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/** What the brief calls the two choices; no NAT at all is the third. */
export const natOptionNames: Readonly<Record<NatOption['mode'], string>> = {
  single: 'A',
  'per-zone': 'B',
  none: 'none',
};

/** The choices in the order in which people compare them. */
export const natOptionOrder: readonly NatOption['mode'][] = ['single', 'per-zone', 'none'];

/**
 * `routing-tables/nat-config.json`: the choice of NAT, its gateways, every route table with its routes, and the other
 * choices with their cost in USD a month and what the loss of a zone does to each.
 */
export function natConfig(design: Design, { routes, subnets, cost }: Evaluation): string {
  return toJson({
    design: headingOf(design),
    mode: design.nat.mode,
    option: natOptionNames[design.nat.mode],
    internetGateway: design.vpc.internetGateway,
    natGateways: Object.values(routes.natGateways).map(({ id, name, zone, subnet, serves }) => ({
      ...{ id, name, zone, zoneName: design.zones[zone]?.name ?? null },
      ...{ subnet, subnetCidr: subnets[subnet]?.cidr ?? null, servesZones: serves },
    })),
    routeTables: Object.values(routes.tables),
    options: natOptionOrder.flatMap((mode) =>
      cost.natOptions.filter((option) => option.mode === mode).map((option) => optionFigures(design, option)),
    ),
    trafficRates: cost.trafficRates.map(({ id, what, usdPerGb, note, price }) => ({
      id,
      what,
      usdPerGb,
      note,
      price,
    })),
    traffic:
      'The design holds no traffic volumes, so traffic is in none of these figures; the rates above are what each GB adds.',
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

/** NAT gateways are redundant inside their zone (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). */
function recoveryOf({ mode, gateways }: NatOption): string {
  if (mode === 'none' || gateways === 0) return 'There is no NAT gateway to replace.';
  return mode === 'single'
    ? 'A gateway is redundant inside its zone only. When that zone is lost, somebody has to create a gateway in another zone and lead every private route table to it.'
    : 'Nothing has to be done: the other zones keep their own gateways and routes.';
}
