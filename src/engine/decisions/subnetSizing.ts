import type { Command } from '../commands/command.ts';
import type { Design, Id } from '../design/design.ts';
import { evaluateAddresses } from '../evaluation/evaluate.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount, listOf, roundDown, sumOf } from '../evaluation/figures.ts';
import { neededSizes } from '../evaluation/neededSizes.ts';
import { zoneLossInWords, spareInWords } from '../evaluation/zoneLossWords.ts';
import { prefixIn } from '../planning/plan.ts';
import {
  outcomeOf,
  recordedAt,
  type DecisionOption,
  type DecisionPoint,
  type Figure,
  type Remark,
  type TierSize,
} from './decisionPoint.ts';

/** What of an evaluation is about addresses. */
type Addresses = Pick<Evaluation, 'need' | 'plan' | 'subnets'>;

type Sizes = Readonly<Record<Id, number>>;

/** Whether all tiers get subnets of one size, or each as wide as it is drawn or needs to be. */
export function subnetSizing(design: Design, evaluation: Addresses): DecisionPoint {
  const needed = mapped(neededSizes(design), (size) => Math.max(16, size));
  const equal = mapped(needed, () => Math.min(28, ...Object.values(needed)));
  const drawn = drawnSizes(design.subnets);
  const inForce = same(drawn, equal) ? 'equal' : same(drawn, needed) ? 'weighted-by-need' : 'weighted';
  const judge = (id: string, label: string, description: string, sizes: Sizes | null): Judged => {
    const commands: readonly Command[] = id === inForce || sizes === null ? [] : [{ type: 'repack', sizes }];
    const outcome = outcomeOf(design, label, commands);
    const then = commands.length === 0 ? evaluation : evaluateAddresses(outcome.design);
    return judged(outcome, then, { id, label, description, commands });
  };
  const size = Object.values(equal)[0] ?? 24;
  const options = [
    ...(inForce === 'weighted'
      ? [judge('weighted', 'Weighted, as drawn', 'Each tier keeps the subnet size it has now.', null)]
      : []),
    ...(same(needed, equal)
      ? []
      : [
          judge(
            'weighted-by-need',
            'Weighted, by need',
            'Each tier gets the narrowest subnets that hold what lives there, one zone lost where that must be survived.',
            needed,
          ),
        ]),
    judge(
      'equal',
      'Equal',
      `Every tier gets subnets of one size, a /${size}: the widest that any of them needs.`,
      equal,
    ),
  ];
  return {
    id: 'subnet-sizing',
    question: 'Are subnets of all tiers equal, or weighted by what lives in them?',
    options: options.map(({ option }) => option),
    inForce,
    recommended: recommend(design, options, inForce),
    recorded: recordedAt(design, 'subnet-sizing'),
  };
}

function mapped(sizes: Sizes, change: (size: number) => number): Sizes {
  return Object.fromEntries(Object.entries(sizes).map(([id, size]) => [id, change(size)]));
}

/** The one size of each tier's subnets, or 0 where they differ. */
function drawnSizes(subnets: Design['subnets']): Sizes {
  const sizes: Record<Id, number> = {};
  for (const { tier, cidr } of Object.values(subnets)) {
    const prefix = prefixIn(cidr) ?? 0;
    sizes[tier] = sizes[tier] === undefined || sizes[tier] === prefix ? prefix : 0;
  }
  return sizes;
}

function same(a: Sizes, b: Sizes): boolean {
  return Object.entries(a).every(([id, size]) => b[id] === size);
}

type Judged = {
  readonly option: DecisionOption;
  readonly fits: boolean;
  readonly allocated: number;
  readonly waste: number;
  readonly loss: Addresses['need']['zoneLoss'];
};

function judged(
  outcome: ReturnType<typeof outcomeOf>,
  then: Addresses,
  { id, label, description, commands }: Pick<DecisionOption, 'id' | 'label' | 'description' | 'commands'>,
): Judged {
  const refused = outcome.refusal !== null;
  const { figures, allocated, waste } = figuresOf(then, outcome);
  const full = Object.values(then.subnets).filter(({ free }) => free < 0);
  const fits = !refused && then.need.shortfall === null && full.length === 0;
  const remarks: Remark[] = [
    ...(then.need.shortfall === null
      ? []
      : [{ severity: 'error', text: then.need.shortfall.sentence, source: null } as const]),
    ...(full.length === 0
      ? []
      : [
          {
            severity: 'error',
            text: `${listOf(full.map(({ name }) => name))} would hold more than they can.`,
            source: null,
          } as const,
        ]),
    ...(fits ? [{ severity: 'ok', text: 'The whole need fits.', source: null } as const] : []),
  ];
  const option: DecisionOption = {
    ...{ id, label, description },
    figures: refused ? [] : figures,
    remarks: refused ? [] : remarks,
    commands: refused ? [] : commands,
    refusal: outcome.refusal,
    moves: outcome.moves,
    replaces: outcome.replaces,
    blocks: refused ? [] : then.plan.blocks,
    sizes: refused ? [] : tierSizes(outcome.design, then),
  };
  return { option, fits, allocated, waste, loss: then.need.zoneLoss };
}

function figuresOf(
  { plan, subnets, need }: Addresses,
  { design, moves }: Pick<ReturnType<typeof outcomeOf>, 'design' | 'moves'>,
) {
  const rows = Object.values(subnets);
  const usable = sumOf(rows.map((row) => row.usable));
  const waste = usable - sumOf(rows.map(({ used }) => used));
  const limits = rows.flatMap(({ fullAtAgents }) => fullAtAgents ?? []);
  const agents = limits.length === 0 ? null : Math.min(...limits);
  const agentsLeft =
    agents === null || need.zoneLoss === null ? null : agentsWithin(design, need.zoneLoss, agents);
  const share = usable === 0 ? 0 : Math.round((waste / usable) * 100);
  const loss = need.zoneLoss;
  const allocated = sumOf(plan.blocks.map((block) => block.allocated));
  const vpcAddresses = sumOf(plan.blocks.map((block) => block.addresses));
  const figures: Figure[] = [
    { id: 'allocated', label: 'Addresses in subnets', value: allocated, text: formatCount(allocated) },
    {
      id: 'around',
      label: 'Smallest block around it all',
      value: plan.summary,
      text: plan.summary ?? 'none',
    },
    {
      id: 'waste',
      label: 'Usable addresses that nothing uses',
      value: waste,
      text: `${formatCount(waste)} of ${formatCount(usable)} (${share} %)`,
    },
    {
      id: 'headroom',
      label: 'Agents it holds with every zone up',
      value: agents,
      text: agents === null ? 'no agents here' : formatCount(agents),
    },
    {
      id: 'headroom-zone-lost',
      label: 'Agents it holds with one zone lost',
      value: agentsLeft,
      text:
        agents === null ? 'no agents here' : agentsLeft === null ? 'one zone only' : formatCount(agentsLeft),
    },
    {
      id: 'zone-loss',
      label: 'Usable with one zone lost, before endpoints',
      value: loss?.usable ?? null,
      text:
        loss === null
          ? 'one zone only'
          : `${formatCount(loss.usable)} for ${formatCount(loss.needed)}, ${spareInWords(loss.margin)}`,
    },
    {
      id: 'zone-loss-left',
      label: 'Of those, left for tasks',
      value: loss?.forTasks ?? null,
      text: loss === null ? 'one zone only' : `${formatCount(loss.forTasks)}, ${spareInWords(loss.spare)}`,
    },
    {
      id: 'left',
      label: 'Left in the VPC',
      value: vpcAddresses - allocated,
      text: formatCount(vpcAddresses - allocated),
    },
    {
      id: 'moves',
      label: 'Subnets that get other addresses',
      value: moves.length,
      text: formatCount(moves.length),
    },
  ];
  return { figures, allocated, waste };
}

/** The most agents, headroom kept, that fit without the zone that hurts most; 0 when what else runs fills it. */
function agentsWithin(
  { requirements: { headroom, overhead, services } }: Design,
  { forTasks }: NonNullable<Addresses['need']['zoneLoss']>,
  most: number,
): number {
  return Math.max(0, Math.min(most, roundDown(forTasks / headroom) - overhead - services));
}

function tierSizes({ tiers, subnets }: Design, { plan }: Addresses): readonly TierSize[] {
  const drawn = drawnSizes(subnets);
  return Object.entries(tiers).map(([id, { name }]) => {
    const tier = plan.tiers[id];
    return {
      ...{ tier: id, name, prefix: drawn[id] === 0 ? null : (drawn[id] ?? null) },
      ...{ subnets: tier?.subnets.length ?? 0, usable: tier?.usable ?? 0, used: tier?.used ?? 0 },
    };
  });
}

/** Of those that hold the need: as drawn before by need before equal; what is deployed stays as it is. */
function recommend(
  { deployment }: Design,
  options: readonly Judged[],
  inForce: string,
): DecisionPoint['recommended'] {
  const fitting = options.filter(({ fits }) => fits);
  const now = fitting.find(({ option }) => option.id === inForce);
  const best = (deployment === null ? undefined : now) ?? fitting[0];
  if (best === undefined) {
    return {
      option: inForce,
      reasons: ['None of the sizings holds the need; the requirements say what would help.'],
    };
  }
  const equal = options.find(({ option }) => option.id === 'equal');
  const byNeed = options.find(({ option }) => option.id === 'weighted-by-need');
  const afterLoss = best.loss === null ? '' : `; with one zone lost, ${zoneLossInWords(best.loss)}`;
  const reasons = [`It holds the whole need${afterLoss}.`];
  if (equal !== undefined && equal !== best && equal.option.refusal === null && best.allocated > 0) {
    const times = formatCount(Math.round((equal.allocated / best.allocated) * 10) / 10);
    reasons.push(
      `Equal subnets would take ${formatCount(equal.allocated)} addresses, ${times} times as many, and hold ${formatCount(equal.waste - best.waste)} more that nothing uses.`,
    );
  }
  if (
    byNeed !== undefined &&
    byNeed !== best &&
    byNeed.option.refusal === null &&
    best.option.id === 'weighted'
  ) {
    const narrow = byNeed.option.sizes
      .filter(({ prefix }) => prefix !== null && prefix > 26)
      .map(({ name }) => name);
    if (narrow.length > 0) {
      reasons.push(
        `Cut to the need, ${listOf(narrow)} would have no room for what comes later, and a subnet cannot be widened.`,
      );
    }
  }
  if (best.option.moves.length === 0) reasons.push('No subnet has to move.');
  else reasons.push(`${countOf(best.option.moves.length, 'subnet')} would get other addresses.`);
  return { option: best.option.id, reasons };
}
