import type { Design, Id } from '../design/design.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { settle } from '../planning/place.ts';
import { occupancyOf } from './addressUse.ts';
import { costOf } from './cost/cost.ts';
import type { Cost, Evaluation, Finding, Plan, SubnetReport, Totals } from './evaluation.ts';
import { allFindings } from './findings/findings.ts';
import { inventoryOf } from './inventory.ts';
import { needOf } from './need.ts';
import { groupedBy, readNetwork } from './network.ts';
import { addressMapOf } from './plan.ts';
import { deriveRouting } from './routes.ts';
import { securityOf } from './security.ts';

/**
 * Everything computed from a design with these prices. Pure: the same design and prices give the same answer, and
 * neither is changed. Any design the schema accepts is evaluated, also one with texts that are no CIDR and with
 * references to nothing; what is wrong with it stands among the findings. A subnet that asks for a place and has
 * none yet is shown where the plan would put it.
 */
export function evaluate(given: Design, prices: PriceBook): Evaluation {
  const design = settle(given);
  const network = readNetwork(design);
  const routing = deriveRouting(network, design.nat);
  const { routes, tableOf } = routing;
  const occupancy = occupancyOf(network, routes);
  const subnets = inventoryOf(network, routing, occupancy);
  const need = needOf(network, occupancy);
  const plan = addressMapOf(network, occupancy);
  const cost = costOf(network, routes, prices);
  const security = securityOf(design);
  const rulesOf = groupedBy(Object.entries(design.rules), ([, { group }]) => group);
  const findings = allFindings({
    design,
    network,
    need,
    plan,
    subnets,
    routes,
    tableOf,
    cost,
    security,
    rulesOf,
  });
  const totals = totalsOf(design, { plan, subnets, cost, findings });
  return { revision: design.revision, need, plan, subnets, routes, cost, security, findings, totals };
}

type Parts = {
  readonly plan: Plan;
  readonly subnets: Readonly<Record<Id, SubnetReport>>;
  readonly cost: Cost;
  readonly findings: readonly Finding[];
};

function totalsOf(design: Design, { plan, subnets, cost, findings }: Parts): Totals {
  const counted = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity && finding.setAside === null).length;
  return {
    zones: Object.keys(design.zones).length,
    subnets: Object.keys(subnets).length,
    securityGroups: Object.keys(design.securityGroups).length,
    allocatedAddresses: plan.blocks.reduce((sum, { allocated }) => sum + allocated, 0),
    vpcAddresses: plan.blocks.reduce((sum, { addresses }) => sum + addresses, 0),
    monthlyUsd: cost.monthlyUsd,
    partial: cost.partial,
    errors: counted('error'),
    warnings: counted('warning'),
  };
}
