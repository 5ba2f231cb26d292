import type { Design } from '../design/design.ts';
import type { DecisionPoint } from '../decisions/decisionPoint.ts';
import { sumsOf } from '../evaluation/allocationMatrix.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { vpcOverlaps } from '../planning/otherNetworks.ts';
import { decisionFigures } from './decisionFigures.ts';
import { growthFigures, projectionFigures, type PlannedStep } from './growthPlan.ts';
import { headingOf } from './heading.ts';
import { rounded, toJson } from './json.ts';

/**
 * `vpc-design/cidr-plan.json`: how many addresses are needed and why, the VPC's blocks cut up to scale, the tiers with
 * the slots they keep, the choices made with their options, what is held and free, the networks beside it, the
 * inventory, how far the plan goes and when each tier is full, and what remains when a zone is lost. Addresses
 * are counts, those that AWS keeps included unless called usable. What is unallocated is in no subnet; what is free is
 * kept for nothing either, neither by a tier nor by a person.
 */
export function cidrPlan(
  design: Design,
  evaluation: Evaluation,
  points: readonly DecisionPoint[],
  steps: readonly PlannedStep[],
): string {
  const { need, plan, subnets } = evaluation;
  return toJson({
    design: headingOf(design),
    requirements: design.requirements,
    need: {
      formula: need.formula,
      addresses: need.addresses,
      tasks: need.tasks,
      prefixForNeed: need.prefixForNeed,
      prefixAsked: need.prefixAsked,
      layoutAddresses: need.layoutAddresses,
      prefixForLayout: need.prefixForLayout,
      prefix: need.prefix,
      reasons: need.reasons,
      conclusion: need.conclusion,
      shortfall: need.shortfall === null ? null : shortfallFigures(need.shortfall),
    },
    decisions: decisionFigures(design, points),
    vpc: {
      name: design.vpc.name,
      blocks: plan.blocks.map(blockFigures),
      smallestBlockAroundAll: plan.summary,
      ipv6: plan.ipv6,
    },
    tiers: tierFigures(design, evaluation),
    held: Object.entries(design.vpc.held).map(([id, { name, cidr }]) => ({ id, name, cidr })),
    otherNetworks: Object.entries(design.networks).map(([id, { name, kind, cidrs, notes }]) => ({
      ...{ id, name, kind, cidrs, notes },
      overlaps: vpcOverlaps(design.vpc, cidrs),
    })),
    free: plan.blocks.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'free').map(stretch)),
    inventory: Object.values(subnets).map(inventoryRow),
    inventoryTotals: sumsOf(Object.values(subnets)),
    growth: growthFigures(design, evaluation, steps),
    projection: projectionFigures(design, evaluation),
    zoneLoss:
      need.zoneLoss === null
        ? null
        : { ...need.zoneLoss, zoneName: design.zones[need.zoneLoss.zone]?.name ?? null },
  });
}

function shortfallFigures({ remedies, ...figures }: NonNullable<Evaluation['need']['shortfall']>) {
  return { ...figures, remedies: remedies.map(({ kind, sentence }) => ({ kind, sentence })) };
}

type Block = Evaluation['plan']['blocks'][number];

function blockFigures({ cidr, role, addresses, allocated, segments }: Block) {
  return {
    cidr,
    role,
    addresses,
    allocated,
    unallocated: addresses - allocated,
    segments: segments.map(segmentFigures),
  };
}

function segmentFigures(segment: Block['segments'][number]) {
  return { kind: segment.kind, ...stretch(segment), what: segment.ref };
}

function stretch({ first, last, addresses, cidrs }: Block['segments'][number]) {
  return { first, last, addresses, cidrs };
}

function tierFigures(design: Design, { plan }: Evaluation) {
  return Object.entries(design.tiers).map(([id, { name, access, prefix }]) => {
    const tier = plan.tiers[id];
    return {
      ...{ id, name, access, prefix, block: tier?.block ?? null },
      ...{ subnets: tier?.subnets ?? [], freeSlots: tier?.freeSlots ?? [] },
      ...{ addresses: tier?.addresses ?? 0, usable: tier?.usable ?? 0, used: tier?.used ?? 0 },
    };
  });
}

function inventoryRow(subnet: SubnetReport) {
  const {
    id,
    name,
    tier,
    zone,
    zoneName,
    cidr,
    ipv6,
    addresses,
    usable,
    used,
    free,
    uses,
    reserved,
    firstUsable,
    lastUsable,
    fullAtAgents,
  } = subnet;
  const usedPercent = rounded(subnet.usedShare * 100);
  return {
    id,
    name,
    tier,
    zone,
    zoneName,
    cidr,
    ipv6,
    addresses,
    usable,
    used,
    free,
    usedPercent,
    uses,
    reserved,
    firstUsable,
    lastUsable,
    fullAtAgents,
  };
}
