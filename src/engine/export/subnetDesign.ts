import type { Design } from '../design/design.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `subnet-allocation/design.json`: the allocation matrix, one row a tier and one column a zone, and everything about
 * each subnet.
 */
export function subnetDesign(design: Design, { subnets }: Evaluation): string {
  const reports = Object.values(subnets);
  return toJson({
    design: headingOf(design),
    zones: Object.entries(design.zones).map(([id, { name, zoneId }]) => ({ id, name, zoneId })),
    matrix: Object.entries(design.tiers).map(([id, { name, access, prefix }]) => ({
      ...{ tier: id, name, access, prefix },
      zones: Object.fromEntries(
        Object.keys(design.zones).map((zone) => [
          zone,
          cell(reports.filter((row) => row.tier === id && row.zone === zone)),
        ]),
      ),
    })),
    subnets: reports.map((report) => details(design, report)),
  });
}

function cell(reports: readonly SubnetReport[]) {
  return reports.map(({ id, cidr }) => ({ id, cidr }));
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
