import { subnetSizing } from '../decisions/subnetSizing.ts';
import type { Design } from '../design/design.ts';
import { allocationMatrix } from '../evaluation/allocationMatrix.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `subnet-allocation/design.json`: the allocation matrix, one row a tier and one column a zone with their totals,
 * how the subnet sizes were chosen, and everything about each subnet.
 */
export function subnetDesign(design: Design, evaluation: Evaluation): string {
  const { subnets } = evaluation;
  const { zones, tiers, sums } = allocationMatrix(design, { subnets });
  return toJson({
    design: headingOf(design),
    sizing: sizing(design, evaluation),
    zones: zones.map((zone) => ({
      ...{ id: zone.id, name: zone.name, zoneId: design.zones[zone.id]?.zoneId ?? null },
      totals: zone.sums,
    })),
    matrix: tiers.map((tier) => ({
      ...{ tier: tier.id, name: tier.name, access: tier.access },
      ...{ prefix: design.tiers[tier.id]?.prefix ?? null, block: tier.block },
      zones: Object.fromEntries(zones.map(({ id }, column) => [id, cell(tier.cells[column] ?? [])])),
      totals: tier.sums,
    })),
    totals: sums,
    subnets: Object.values(subnets).map((report) => details(design, report)),
  });
}

/** The choice of subnet sizes in short; `cidr-plan.json` has it with all its options. */
function sizing(design: Design, evaluation: Evaluation) {
  const { options, inForce, recommended, recorded } = subnetSizing(design, evaluation);
  return {
    ...{ inForce, label: options.find(({ id }) => id === inForce)?.label ?? inForce, recommended },
    recorded: recorded?.decision ?? null,
  };
}

function cell(reports: readonly SubnetReport[]) {
  return reports.map(({ id, cidr, usable }) => ({ id, cidr, usable }));
}

function details(design: Design, report: SubnetReport) {
  const { usedShare, ...figures } = report;
  const subnet = design.subnets[report.id];
  return {
    ...figures,
    usedPercent: rounded(usedShare * 100),
    zoneId: design.zones[report.zone]?.zoneId ?? null,
    networkAcl: subnet?.networkAcl ?? null,
    notes: subnet?.notes ?? '',
  };
}
