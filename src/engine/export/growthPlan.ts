import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { ceilingsOf, type Stop } from '../growth/ceilings.ts';
import { projectionOf } from '../growth/projection.ts';
import { whatIf, type Change, type Step } from '../growth/whatIf.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { rounded } from './json.ts';

/** A step of growth that a package tells about: what it takes, or why it cannot be. */
export type PlannedStep = {
  readonly change: Change;
  readonly step: Step | null;
  readonly refused: string | null;
};

/** How many times the agents planned for the steps look ahead. */
const AHEAD = [1.5, 2];

/** The steps people ask about first: a further zone, and half as many and as many agents again. */
export function plannedSteps(design: Design, prices: PriceBook): readonly PlannedStep[] {
  const { agents } = design.requirements;
  const changes: readonly Change[] = [
    { kind: 'zone' },
    ...AHEAD.map((factor) => ({ kind: 'agents' as const, agents: Math.ceil(agents * factor) })),
  ];
  return changes.map((change) => {
    const answer = whatIf(design, prices, change);
    return answer.ok
      ? { change, step: answer.value, refused: null }
      : { change, step: null, refused: answer.error.message };
  });
}

/** How far the plan goes and what each step takes, for `cidr-plan.json`. */
export function growthFigures(design: Design, evaluation: Evaluation, steps: readonly PlannedStep[]) {
  return {
    mostAgents: ceilingsOf(design, evaluation).map(({ reach, agents, stop }) => ({
      reach,
      agents,
      ...stopFigures(stop),
    })),
    stepsMeaning: 'The steps are alternatives, each from the network as drawn; none counts on another.',
    steps: steps.map(({ change, step, refused }) => ({
      step: step?.label ?? (change.kind === 'zone' ? 'A further zone' : `Grow to ${wanted(change)} agents`),
      refused,
      takes: step === null ? null : stepFigures(step),
    })),
  };
}

/** Demand against capacity by month, for `cidr-plan.json`; `null` when nobody has said how the agents grow. */
export function projectionFigures(design: Design, evaluation: Evaluation) {
  const projection = projectionOf(design, evaluation);
  if (projection === null) return null;
  const { months, agents, tiers, vpc, plannedIn } = projection;
  return {
    plannedAgentsReachedIn: plannedIn,
    tiers: tiers.map((projected) => ({
      tier: projected.tier,
      name: design.tiers[projected.tier]?.name ?? projected.tier,
      grows: projected.grows,
      capacity: projected.capacity,
      capacityWithoutZone: projected.capacityWithoutZone,
      agents: projected.agents,
      agentsWithoutZone: projected.agentsWithoutZone,
      fullIn: projected.fullIn,
      fullWithoutZoneIn: projected.fullWithoutZoneIn,
    })),
    vpc: {
      usableInSubnets: vpc.capacity,
      agentsWithFurtherSubnets: vpc.agentsInBlocks,
      fullIn: vpc.fullIn,
    },
    months: months.map((month, place) => ({
      month,
      agents: agents[place],
      demandInAllTiers: vpc.demand[place],
      demand: Object.fromEntries(tiers.map(({ tier, demand }) => [tier, demand[place]])),
    })),
  };
}

const wanted = (change: Change) => (change.kind === 'agents' ? change.agents : 0);

function stopFigures({ kind, tier, quota, why, source }: Stop) {
  return { stoppedBy: quota ?? tier ?? kind, why, source: source?.url ?? null };
}

function stepFigures({ added, monthlyUsd, replaced, secondary, quotas, ceilings }: Step) {
  return {
    replaced: replaced.map(({ kind, id, name, why }) => ({ kind, id, name, why })),
    subnetsAdded: added.subnets.map(({ id, name, zoneName, cidr }) => ({ id, name, zoneName, cidr })),
    natGatewaysAdded: added.natGateways.length,
    endpointInterfacesAdded: added.endpointInterfaces,
    vpcBlocksAdded: added.blocks,
    vpcBlocksAllowed: secondary?.candidates.map(({ cidr }) => cidr) ?? [],
    usdPerMonthBefore: rounded(monthlyUsd.before),
    usdPerMonthAfter: rounded(monthlyUsd.after),
    quotasToRaise: quotas
      .filter(({ state }) => state !== 'within')
      .map(({ id, scope, used, limit, raisedTo }) => ({ quota: id, scope, used, default: limit, raisedTo })),
    agentsHeldAfterwards: ceilings[0]?.agents ?? null,
  };
}
