import { addressCount, cidrEnd, formatCidr, overlaps, type Cidr } from '../cidr/cidr.ts';
import { nextFreeBlock } from '../cidr/allocate.ts';
import { freeRanges, freeSpaceOf, takeLowest, widestHole } from '../cidr/freeSpace.ts';
import type { Command } from '../commands/command.ts';
import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount, sumOf } from '../evaluation/figures.ts';
import { readNetwork } from '../evaluation/network.ts';
import { addressMapOf } from '../evaluation/plan.ts';
import { blockIn, planOf } from '../planning/plan.ts';
import { takenBeside } from '../planning/room.ts';
import { outcomeOf, recordedAt, type DecisionOption, type DecisionPoint } from './decisionPoint.ts';

/** A reserve to choose: what share of the primary block, and at which end. */
type Choice = {
  readonly id: string;
  readonly label: string;
  readonly halvings: number;
  readonly end: 'top' | 'bottom';
};

const CHOICES: readonly Choice[] = [
  { id: 'quarter-top', label: 'A quarter, at the top', halvings: 2, end: 'top' },
  { id: 'half-top', label: 'Half, at the top', halvings: 1, end: 'top' },
  { id: 'quarter-bottom', label: 'A quarter, at the bottom', halvings: 2, end: 'bottom' },
  { id: 'half-bottom', label: 'Half, at the bottom', halvings: 1, end: 'bottom' },
];

const HELD_NAME = 'held for peering and growth';

/** How much of the primary block is kept free for peering and growth, and where. */
export function reserve(design: Design, { need }: Pick<Evaluation, 'need'>): DecisionPoint {
  const primary = blockIn(design.vpc.blocks[0] ?? '');
  const inForce = choiceInForce(design, primary);
  const layout = need.prefixForLayout;
  const releasable = inForce === 'none' || reserves(design, primary).length > 0;
  const options = [
    ...(releasable ? [optionFor(design, layout, { id: 'none', label: 'None', range: null, inForce })] : []),
    ...CHOICES.flatMap((choice) => {
      const range = primary === undefined ? undefined : rangeOf(primary, choice);
      return range === undefined
        ? []
        : [optionFor(design, layout, { id: choice.id, label: choice.label, range, inForce })];
    }),
    ...(inForce === 'as-held'
      ? [optionFor(design, layout, { id: 'as-held', label: 'As held now', range: null, inForce })]
      : []),
  ];
  return {
    id: 'reserve',
    question: 'How much is kept free for peering and growth, and where?',
    options,
    inForce,
    recommended: recommend(design, options, inForce, layout),
    recorded: recordedAt(design, 'reserve'),
  };
}

/** The part of the primary block; nothing when the block is too narrow to be parted so. */
function rangeOf(primary: Cidr, { halvings, end }: Choice): Cidr | undefined {
  const prefix = primary.prefix + halvings;
  if (prefix > 28) return undefined;
  const base = end === 'bottom' ? primary.base : cidrEnd(primary) - addressCount(prefix) + 1;
  return { base, prefix };
}

/** The held ranges that are one of the choices, whoever named them: taking another choice releases these alone. */
function reserves(design: Design, primary: Cidr | undefined) {
  if (primary === undefined) return [];
  return planOf(design).held.flatMap(({ id, cidr }) => {
    const choice = CHOICES.find((one) => {
      const range = rangeOf(primary, one);
      return range !== undefined && formatCidr(range) === formatCidr(cidr);
    });
    return choice === undefined ? [] : [{ id, choice }];
  });
}

/** A held range of at least this share of the primary block, an eighth, is a reserve too, if not one of the choices. */
const WIDE = 3;

function choiceInForce(design: Design, primary: Cidr | undefined): string {
  const found = reserves(design, primary);
  const wide = planOf(design).held.filter(({ cidr }) => cidr.prefix <= (primary?.prefix ?? 16) + WIDE);
  const [only] = found;
  if (wide.length === 0) return 'none';
  return only !== undefined && wide.length === 1 ? only.choice.id : 'as-held';
}

type Asked = {
  readonly id: string;
  readonly label: string;
  readonly range: Cidr | null;
  readonly inForce: string;
};

function optionFor(design: Design, layout: number, { id, label, range, inForce }: Asked): DecisionOption {
  const commands = id === inForce ? [] : commandsFor(design, range);
  const outcome = outcomeOf(design, `Reserve: ${label}`, commands);
  const figures = figuresOf(outcome.design, layout);
  const held = range === null ? '' : ` ${formatCidr(range)} is held: nothing is placed in it.`;
  return {
    id,
    label,
    description:
      id === 'none'
        ? 'Everything that no subnet has can be given to the next one.'
        : id === 'as-held'
          ? 'The ranges that are held now, as they were chosen.'
          : held.trim(),
    figures:
      outcome.refusal !== null
        ? []
        : [
            {
              id: 'held',
              label: 'Held',
              value: figures.held,
              text: countOf(figures.held, 'address', 'addresses'),
            },
            {
              id: 'free',
              label: 'Left free for subnets',
              value: figures.free,
              text: formatCount(figures.free),
            },
            {
              id: 'largest-hole',
              label: 'Largest free block',
              value: figures.hole,
              text: figures.hole === null ? 'none' : figures.hole,
            },
            {
              id: 'layouts',
              label: `Further networks of this size (/${layout}) that fit`,
              value: figures.layouts,
              text: formatCount(figures.layouts),
            },
            {
              id: 'moves',
              label: 'Subnets that get other addresses',
              value: outcome.moves.length,
              text: formatCount(outcome.moves.length),
            },
          ],
    remarks: [],
    commands: outcome.refusal === null ? commands : [],
    refusal: outcome.refusal,
    moves: outcome.moves,
    replaces: outcome.replaces,
    blocks: outcome.refusal === null ? addressMapOf(readNetwork(outcome.design), new Map()).blocks : [],
    sizes: [],
  };
}

/** Releases the reserve there is, moves automatic subnets out of the way where some stand there, and holds the range. */
function commandsFor(design: Design, range: Cidr | null): readonly Command[] {
  const primary = blockIn(design.vpc.blocks[0] ?? '');
  const old = reserves(design, primary);
  const releases = old.map(({ id }) => ({ type: 'releaseRange', id }) as const);
  if (range === null) return releases;
  const cidr = formatCidr(range);
  const name = (old[0] === undefined ? undefined : design.vpc.held[old[0].id]?.name) ?? HELD_NAME;
  const { subnets, tiers } = planOf(design);
  const stands = [...subnets, ...tiers].some((placed) => overlaps(placed.cidr, range));
  const away = stands ? [{ type: 'repack', keepFree: [cidr] } as const] : [];
  return [...releases, ...away, { type: 'holdRange', name, cidr }];
}

/** What is held and what is free: neither in a subnet, nor kept for a tier, nor held. */
function figuresOf(design: Design, layout: number) {
  const plan = planOf(design);
  const taken = takenBeside(plan);
  const space = freeSpaceOf(plan.blocks, taken);
  const widest = widestHole(space);
  const hole = widest === undefined ? undefined : nextFreeBlock(plan.blocks, taken, widest);
  const free = plan.blocks.flatMap((block) => freeRanges(block, taken));
  let layouts = 0;
  while (takeLowest(space, layout) !== undefined) layouts += 1;
  return {
    held: sumOf(plan.held.map(({ cidr }) => addressCount(cidr.prefix))),
    free: sumOf(free.map(({ first, last }) => last - first + 1)),
    hole: hole === undefined ? null : `${formatCidr(hole)} (${formatCount(addressCount(hole.prefix))})`,
    layouts,
  };
}

/**
 * The largest reserve at the top that moves nothing and leaves the network room to double; without one, what is in
 * force. A quarter rather than half where both do, since a held range is given back more easily than a subnet is moved.
 */
function recommend(
  design: Design,
  options: readonly DecisionOption[],
  inForce: string,
  layout: number,
): DecisionPoint['recommended'] {
  const layoutsOf = (option: DecisionOption) =>
    Number(option.figures.find(({ id }) => id === 'layouts')?.value ?? 0);
  const fitting = options.filter(
    (option) => option.refusal === null && option.moves.length === 0 && layoutsOf(option) >= 1,
  );
  const now = fitting.find(({ id }) => id === inForce && id !== 'none');
  const best =
    now ?? fitting.find(({ id }) => id === 'quarter-top') ?? fitting.find(({ id }) => id !== 'none');
  const without = options.find(({ id }) => id === 'none');
  if (best === undefined) {
    return {
      option: inForce,
      reasons: [
        `No reserve leaves room for a second network of this size (/${layout}) without moving subnets; add a VPC block first.`,
      ],
    };
  }
  const held = best.figures.find(({ id }) => id === 'held')?.text ?? '';
  return {
    option: best.id,
    reasons: [
      `${held} stay together for whatever comes, and outside them the network can grow by ${countOf(layoutsOf(best), 'network')} of its size (/${layout}).`,
      ...(without === undefined || without.id === best.id
        ? []
        : [
            'Without a reserve the next subnets take the best holes, and what is left is too broken up to be peered as one range.',
          ]),
      ...(best.id.endsWith('-top')
        ? ['At the top nothing has to move: subnets are placed from the bottom up.']
        : []),
      ...(design.deployment === null
        ? []
        : [`Nothing that ${design.deployment.stack} has deployed is touched.`]),
    ],
  };
}
