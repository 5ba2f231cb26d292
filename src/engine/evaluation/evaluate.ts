import type { Design, Id } from '../design/design.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { settle } from '../planning/place.ts';
import { occupancyOf, type Occupancy } from './addressUse.ts';
import { costOf } from './cost/cost.ts';
import type {
  Cost,
  Evaluation,
  Finding,
  Plan,
  Routes,
  SubnetReport,
  Totals,
  TransferReport,
} from './evaluation.ts';
import { allFindings } from './findings/findings.ts';
import { intentResults } from './intents/intentResults.ts';
import { inventoryOf } from './inventory.ts';
import { needOf } from './need.ts';
import { groupedBy, readNetwork, type Network } from './network.ts';
import { shapeOf } from './networkShape.ts';
import { addressMapOf } from './plan.ts';
import { askAfresh, createRecall, type Ask } from './recall.ts';
import { createReach, type Reach } from './reachability/createReach.ts';
import { reachReport } from './reachability/reachReport.ts';
import { deriveRouting, tablesBySubnet } from './routes.ts';
import { securityOf } from './security.ts';
import { signaturesOf } from './signatures/signatures.ts';
import { transferOf } from './transfer/transferOf.ts';

/**
 * Everything computed from a design with these prices. Pure: the same design and prices give the same answer, and
 * neither is changed. Any design the schema accepts is evaluated, also one with texts that are no CIDR and with
 * references to nothing; what is wrong with it stands among the findings. A subnet that asks for a place and has
 * none yet is shown where the plan would put it.
 */
export function evaluate(design: Design, prices: PriceBook): Evaluation {
  return evaluateWith(askAfresh, design, prices).evaluation;
}

/** The part of {@link evaluate} that is about addresses: it needs no prices and looks for no findings. */
export function evaluateAddresses(given: Design): Pick<Evaluation, 'need' | 'plan' | 'subnets'> {
  const network = readNetwork(settle(given));
  const routes = routesIn({ network });
  const occupancy = occupancyOf(network, routes);
  return {
    need: needOf(network, occupancy),
    plan: addressMapOf(network, occupancy),
    subnets: inventoryOf(network, tablesBySubnet(routes), occupancy),
  };
}

/** {@link evaluate} with prices that stay. */
export type Evaluate = (design: Design) => Evaluation;

/**
 * {@link evaluate} for a design that is edited: the same answers, of which what did not change since the last one stays
 * the same object. It remembers one evaluation and what that was made of.
 */
export function createEvaluate(prices: PriceBook): Evaluate {
  const ask = createRecall();
  let last: Evaluated | undefined;
  return (design) => {
    last = evaluateWith(ask, design, prices, last);
    return last.evaluation;
  };
}

type Evaluated = {
  readonly network: Network;
  readonly shape: Network;
  readonly reach: Reach;
  readonly evaluation: Evaluation;
};

function evaluateWith(ask: Ask, given: Design, prices: PriceBook, before?: Evaluated): Evaluated {
  const design = settle(given);
  const network = readNetwork(design, before?.network);
  const routes = ask(routesIn, { network });
  const tableOf = ask(tablesBySubnet, routes);
  const occupancy = ask(occupancyIn, { network, routes });
  const known = before && { network: before.network, subnets: before.evaluation.subnets };
  const subnets = inventoryOf(network, tableOf, occupancy, known);
  const shape = shapeOf(network, before?.shape);
  const transfer = ask(transferIn, { shape, routes, prices });
  const reach = createReach({ network, routes }, before?.reach);
  const parts = {
    need: ask(needIn, { network, occupancy }),
    plan: ask(planIn, { network, occupancy }),
    subnets,
    routes,
    cost: ask(costIn, { shape, routes, prices, transfer }),
    security: ask(securityIn, { design }),
    reach: ask(reachIn, { reach }),
    intents: ask(intentsIn, { network, reach }),
    signatures: ask(signaturesIn, { design }),
  };
  const rulesOf = ask(rulesByGroup, design);
  const findings = allFindings({ ...parts, design, network, tableOf, rulesOf, reachability: reach }, ask);
  const totals = totalsOf(design, { ...parts, findings });
  return { network, shape, reach, evaluation: { revision: design.revision, ...parts, findings, totals } };
}

/* The parts as functions of one record each, which is how answers are remembered. */

type Placed = { readonly network: Network; readonly occupancy: ReadonlyMap<Id, Occupancy> };
type Routed = { readonly network: Network; readonly routes: Routes };

const routesIn = ({ network }: Pick<Routed, 'network'>) => deriveRouting(network, network.design.nat);
const occupancyIn = ({ network, routes }: Routed) => occupancyOf(network, routes);
const needIn = ({ network, occupancy }: Placed) => needOf(network, occupancy);
const planIn = ({ network, occupancy }: Placed) => addressMapOf(network, occupancy);
/** `shape`: see {@link shapeOf}. */
type Priced = Pick<Routed, 'routes'> & { readonly shape: Network; readonly prices: PriceBook };
const transferIn = ({ shape, routes, prices }: Priced) => transferOf(shape, routes, prices);
const costIn = ({ shape, routes, prices, transfer }: Priced & { readonly transfer: TransferReport }) =>
  costOf(shape, routes, prices, transfer);
/** A network in which nothing changed that reachability reads keeps its reach, and so its results. */
const intentsIn = ({ network, reach }: { readonly network: Network; readonly reach: Reach }) =>
  intentResults(network, reach);
const signaturesIn = ({ design }: { readonly design: Design }) => signaturesOf(design);
const reachIn = ({ reach }: { readonly reach: Reach }) => reachReport(reach.pairs());
const securityIn = ({ design }: { readonly design: Design }) => securityOf(design);
const rulesByGroup = ({ rules }: Design) => groupedBy(Object.entries(rules), ([, { group }]) => group);

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
    transferUsd: cost.transfer.monthlyUsd,
    totalUsd: cost.totalUsd,
    errors: counted('error'),
    warnings: counted('warning'),
  };
}
