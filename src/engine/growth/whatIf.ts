import { addressCount, prefixFor } from '../cidr/cidr.ts';
import { applyCommand, batchOf, type BatchCommand, type Command } from '../commands/command.ts';
import { unlocked } from '../commands/locks.ts';
import type { Access, Design } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { nameIn } from '../evaluation/network.ts';
import { blockIn, prefixIn } from '../planning/plan.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import { err, ok, type Result } from '../result.ts';
import { ceilingsOf, mostBlocks, widestBlock, type Ceiling } from './ceilings.ts';
import { additionsOf, type Additions } from './additions.ts';
import { quotaUses, type QuotaUse } from './quotaUse.ts';
import { replacements, type Evaluated, type Replacement } from './replacements.ts';
import {
  associationAnswers,
  bestBlock,
  blockCandidates,
  type AssociationAnswer,
  type BlockCandidate,
} from './secondaryBlocks.ts';
import { placeless, spaceOf, type Wanted } from './space.ts';
import { holds, roundsFor, taskRooms, type TierRoom } from './taskRoom.ts';

/** A question about the future of a design. `block` is the further VPC block to use if one is needed. */
export type Change = (
  | { readonly kind: 'zone' }
  | { readonly kind: 'tier'; readonly name: string; readonly access: Access; readonly prefix: number }
  | { readonly kind: 'agents'; readonly agents: number }
) & { readonly block?: string };

/** A further block that a step cannot do without. */
export type Secondary = {
  /** The blocks that the step adds. */
  readonly blocks: readonly string[];
  /** Why, in one sentence. */
  readonly why: string;
  /** Blocks of the size of the first that AWS allows here, the wise ones first. */
  readonly candidates: readonly BlockCandidate[];
  /** AWS's table of restrictions, answered for this VPC. */
  readonly restrictions: readonly AssociationAnswer[];
};

/** What a change takes, and what comes of it. Nothing is changed by asking. */
export type Step = {
  /** "A further zone: us-east-1d" */
  readonly label: string;
  /** The edit that does it, as one step to undo. */
  readonly command: BatchCommand;
  readonly added: Additions;
  readonly monthlyUsd: { readonly before: number; readonly after: number; readonly partial: boolean };
  /** What AWS would make anew; empty means that nothing that is deployed changes its address or place. */
  readonly replaced: readonly Replacement[];
  readonly secondary: Secondary | null;
  /** Every quota with what the design takes of it afterwards, the fullest first. */
  readonly quotas: readonly QuotaUse[];
  /** How far the plan goes afterwards, and what stops it. */
  readonly ceilings: readonly Ceiling[];
};

/**
 * What `change` would take, whatever is locked today. Existing subnets keep their addresses; further ones go to the slots of their tier, then to
 * holes, then to a further VPC block.
 *
 * Refuses as the commands do (`addZone/no-more-zones`, `addTier/…`, `addVpcBlock/aws` for a `block` AWS does not take),
 * and with `growth/no-agents` when no workload counts the agents, `growth/ceiling` for more than the plan can ever hold
 * (the most as suggestion), and `growth/no-room` when no further block makes room for the zone or tier.
 */
export function whatIf(given: Design, prices: PriceBook, change: Change): Result<Step, Refusal> {
  const design = unlocked(given);
  const before = { design, evaluation: evaluate(design, prices) };
  const grown =
    change.kind === 'agents'
      ? withAgents(before, change)
      : withCommands(design, [edit(change)], change.block);
  if (!grown.ok) return grown;
  const { commands, blocks } = grown.value;
  const label = labelOf(design, change, grown.value.design);
  const after = { design: grown.value.design, evaluation: evaluate(grown.value.design, prices) };
  return ok({
    label,
    command: batchOf(label, commands),
    added: additionsOf(before, after),
    monthlyUsd: costs(before.evaluation, after.evaluation),
    replaced: replacements(before, after),
    secondary: blocks.length === 0 ? null : secondaryOf(design, blocks),
    quotas: quotaUses(after.design, after.evaluation, taskRooms(after.design, after.evaluation.routes)),
    ceilings: ceilingsOf(after.design, after.evaluation),
  });
}

type Grown = {
  readonly design: Design;
  readonly commands: readonly Command[];
  readonly blocks: readonly string[];
};

function edit(change: Exclude<Change, { kind: 'agents' }>): Command {
  if (change.kind === 'zone') return { type: 'addZone' };
  const { name, access, prefix } = change;
  return { type: 'addTier', name, access, prefix };
}

function labelOf(design: Design, change: Change, after: Design): string {
  if (change.kind === 'agents') return `Grow to ${countOf(change.agents, 'agent')}`;
  if (change.kind === 'tier') return `A new tier: ${change.name}`;
  const zone = Object.keys(after.zones).find((id) => !Object.hasOwn(design.zones, id)) ?? '';
  return `A further zone: ${nameIn(after.zones, zone)}`;
}

function costs(before: Evaluation, after: Evaluation): Step['monthlyUsd'] {
  return {
    before: before.cost.totalUsd,
    after: after.cost.totalUsd,
    partial: before.cost.totalPartial || after.cost.totalPartial,
  };
}

function secondaryOf(design: Design, blocks: readonly string[]): Secondary {
  const size = prefixIn(blocks[0] ?? '') ?? 16;
  const why = `The VPC's blocks (${design.vpc.blocks.join(', ')}) have no room left for the subnets of this step, and a block cannot be made larger.`;
  return { blocks, why, candidates: blockCandidates(design, size), restrictions: associationAnswers(design) };
}

/** The commands, with as many further blocks before them as they need: the smallest that is enough, else several. */
function withCommands(
  design: Design,
  commands: readonly Command[],
  chosen: string | undefined,
  first: readonly string[] = [],
): Result<Grown, Refusal> {
  const plain = tryWith(design, commands, first);
  if (plain.ok || !lacksRoom(plain.error)) return plain;
  const blocks = [...first];
  for (;;) {
    const single = blocks.length === 0 && chosen !== undefined ? [chosen] : smallestFirst(design, blocks);
    for (const block of single) {
      const tried = tryWith(design, commands, [...blocks, block]);
      if (tried.ok || !lacksRoom(tried.error)) return tried;
    }
    const widest = single.at(-1);
    if (widest === undefined || design.vpc.blocks.length + blocks.length >= mostBlocks('raised-quotas')) {
      const message = `${plain.error.message.replace(/;[^;]*$/, '')}, and no further block that AWS allows beside ${design.vpc.blocks[0] ?? ''} makes enough room.`;
      return err({ type: 'growth/no-room', message });
    }
    blocks.push(widest);
  }
}

const lacksRoom = ({ type }: Refusal) => type.endsWith('/no-room');

function tryWith(
  design: Design,
  commands: readonly Command[],
  blocks: readonly string[],
): Result<Grown, Refusal> {
  const all = [...blocks.map((cidr) => ({ type: 'addVpcBlock' as const, cidr })), ...commands];
  const grown = applyCommand(design, { type: 'batch', label: 'Grow', commands: all });
  return grown.ok ? ok({ design: grown.value, commands: all, blocks }) : grown;
}

/** One good block of each size from the narrowest to the widest, beside those the design and `blocks` are. */
function smallestFirst(design: Design, blocks: readonly string[]): readonly string[] {
  const grown = withBlocks(design, blocks);
  return Array.from({ length: 13 }, (_, step) => 28 - step).flatMap(
    (prefix) => bestBlock(grown, prefix) ?? [],
  );
}

function withBlocks(design: Design, blocks: readonly string[]): Design {
  return { ...design, vpc: { ...design.vpc, blocks: [...design.vpc.blocks, ...blocks] } };
}

/** The design with so many agents, and with the further subnets that hold them, tier by tier. */
function withAgents(
  { design, evaluation }: Evaluated,
  { agents, block }: { readonly agents: number; readonly block?: string },
): Result<Grown, Refusal> {
  const rooms = taskRooms(design, evaluation.routes);
  if (rooms.length === 0) {
    const message =
      'No workload of ECS tasks counts the agents, so no tier grows with them; add one to the tier they run in.';
    return err({ type: 'growth/no-agents', message });
  }
  const ceiling = ceilingsOf(design, evaluation).at(-1);
  if (ceiling !== undefined && agents > ceiling.agents) return err(aboveCeiling(ceiling, agents));
  const requirements: Command = { type: 'setRequirements', changes: { agents } };
  // The last addresses may go to another tier than foreseen, or an endpoint move into a new subnet: then one round more.
  for (let more = 0; ; more += 1) {
    const rounds = rooms.map(
      (room) => (roundsFor(room, agents, 10_000) ?? 0) + (more > 0 && !holds(room, agents) ? more : 0),
    );
    const wanted = rooms.map((room, place) => ({ room, subnets: (rounds[place] ?? 0) * room.zones.length }));
    const blocks = blocksFor(design, wanted, block);
    const commands = [requirements, ...rooms.flatMap((room, place) => subnetsFor(room, rounds[place] ?? 0))];
    const grown = withCommands(design, commands, block, blocks);
    if (!grown.ok || more === 3 || holdsAll(grown.value.design, evaluation, agents)) return grown;
  }
}

function holdsAll(design: Design, evaluation: Evaluation, agents: number): boolean {
  return taskRooms(design, evaluation.routes).every((room) => holds(room, agents));
}

function subnetsFor({ tier, zones }: TierRoom, rounds: number): readonly Command[] {
  return Array.from({ length: rounds }, () =>
    zones.map((zone) => ({ type: 'addSubnet' as const, zone, tier })),
  ).flat();
}

/** The further blocks that the subnets need: none, the smallest that is enough, or several of which the last is. */
function blocksFor(design: Design, wanted: readonly Wanted[], chosen: string | undefined): readonly string[] {
  const rooms = wanted.map(({ room }) => room);
  const blocks: string[] = [];
  while (design.vpc.blocks.length + blocks.length < mostBlocks('raised-quotas')) {
    const further = blocks.flatMap((text) => blockIn(text) ?? []);
    const missing = placeless(spaceOf(design, rooms, further), wanted);
    if (missing.size === 0) break;
    const addresses = rooms.reduce(
      (sum, { tier, prefix }) => sum + (missing.get(tier) ?? 0) * addressCount(prefix),
      0,
    );
    const size = Math.min(28, Math.max(16, prefixFor(addresses) ?? 16));
    const next =
      blocks.length === 0 && chosen !== undefined ? chosen : widestBlock(withBlocks(design, blocks), size);
    if (next === undefined) break;
    blocks.push(next);
  }
  return blocks;
}

function aboveCeiling({ agents: most, stop }: Ceiling, agents: number): Refusal {
  const message = `The plan can never hold ${countOf(agents, 'agent')}; ${formatCount(most)} are the most: ${stop.why}`;
  return { type: 'growth/ceiling', message, suggestion: String(most) };
}
