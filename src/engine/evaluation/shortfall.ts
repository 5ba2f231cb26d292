import { addressCount, formatCidr, overlaps, usableAddresses, type Cidr } from '../cidr/cidr.ts';
import { mayAssociate } from '../cidr/awsLimits.ts';
import { blockClashes } from '../cidr/clashes.ts';
import { privateBlocks } from '../cidr/privateBlocks.ts';
import { applyCommand, type Command } from '../commands/command.ts';
import { unlocked } from '../commands/locks.ts';
import type { Design, Id } from '../design/design.ts';
import { asksForPlace, blockIn, planOf, prefixIn } from '../planning/plan.ts';
import { settle } from '../planning/place.ts';
import { occupancyOf } from './addressUse.ts';
import { addressesNeeded, taskTiers, tasksOf } from './demand.ts';
import type { Remedy, Shortfall } from './evaluation.ts';
import { countOf, formatCount, listOf, roundDown, sumOf } from './figures.ts';
import { neededSizes } from './neededSizes.ts';
import { readNetwork } from './network.ts';
import { deriveRouting } from './routes.ts';
import { taskCapacity, zoneLossOf } from './taskCapacity.ts';

/*
 * What to do about a need that does not fit. Each remedy is tried on the design before it is offered, and each is the
 * smallest of its kind: one agent more, one size narrower or one block fewer would not do.
 */

/** VPC blocks by default, and as many as AWS grants (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). */
const BLOCKS = { usual: 5, most: 50 };

type Figures = { readonly capacity: number | null; readonly needed: number };

/** What is short and which changes would mend it; `null` when the need fits or nothing runs ECS tasks. */
export function shortfallOf(design: Design, { capacity, needed }: Figures): Shortfall | null {
  if (capacity === null || needed <= capacity) return null;
  const inVpc = sumOf(planOf(design).blocks.map(({ prefix }) => addressCount(prefix)));
  const short = needed - capacity;
  const beyondVpc = Math.max(0, needed - inVpc);
  const where = design.requirements.survivesZoneLoss ? ' with one zone lost' : '';
  const sentence =
    `${countOf(needed, 'address', 'addresses')} are needed and the subnets for ECS tasks have ${formatCount(capacity)}${where}, ${formatCount(short)} too few` +
    (beyondVpc === 0
      ? '.'
      : `; the whole VPC has ${formatCount(inVpc)}, ${formatCount(beyondVpc)} fewer than needed.`);
  const room = widerSubnets(design) ?? moreBlocks(design);
  const remedies = [room, fewerAgents(design, capacity), lessHeadroom(design, capacity)];
  return { needed, capacity, short, beyondVpc, sentence, remedies: remedies.filter((one) => one !== null) };
}

/** Whether the need fits after these edits, every subnet with a place. */
function fitsAfter(design: Design, commands: readonly Command[]): boolean {
  const edit = applyCommand(unlocked(design), { type: 'batch', label: 'Try', commands });
  if (!edit.ok || Object.values(edit.value.subnets).some(({ cidr }) => asksForPlace(cidr))) return false;
  const then = settle(edit.value);
  const network = readNetwork(then);
  const occupancy = occupancyOf(network, deriveRouting(network, then.nat));
  const needed = addressesNeeded(then.requirements);
  const { capacity } = taskCapacity(network, occupancy, zoneLossOf(network, occupancy, needed));
  return capacity !== null && needed <= capacity;
}

/** The sizes that tiers with tasks would need, of those that are too narrow now. */
function wantedSizes(design: Design): Readonly<Record<Id, number>> {
  const tiers = taskTiers(design);
  const widths = (tier: Id) =>
    Object.values(design.subnets).flatMap((subnet) =>
      subnet.tier === tier ? (prefixIn(subnet.cidr) ?? []) : [],
    );
  return Object.fromEntries(
    Object.entries(neededSizes(design)).filter(
      ([tier, size]) => tiers.has(tier) && size < Math.max(...widths(tier)),
    ),
  );
}

/**
 * The edits that make these tiers' subnets so wide, each where it is or where there is room; in the order of ids, so that
 * the same network is mended in the same way whatever the order of its file.
 */
function widen(design: Design, sizes: Readonly<Record<Id, number>>): readonly Command[] {
  const tiers = Object.entries(sizes).map(([id, prefix]) => ({ type: 'setTier', id, prefix }) as const);
  const byId = Object.entries(design.subnets).sort(([a], [b]) => (a < b ? -1 : 1));
  const subnets = byId.flatMap(([id, { tier, cidr }]) => {
    const prefix = sizes[tier];
    return prefix === undefined || (prefixIn(cidr) ?? 32) <= prefix
      ? []
      : [{ type: 'resizeSubnet', id, prefix } as const];
  });
  return [...tiers, ...subnets];
}

function sizesInWords(design: Design, sizes: Readonly<Record<Id, number>>): string {
  return listOf(
    Object.entries(sizes).map(([id, prefix]) => `a /${prefix} for ${design.tiers[id]?.name ?? id}`),
  );
}

function widerSubnets(design: Design): Remedy | null {
  const sizes = wantedSizes(design);
  if (Object.keys(sizes).length === 0 || Object.values(sizes).some((size) => size < 16)) return null;
  const where = widen(design, sizes);
  const words = sizesInWords(design, sizes);
  if (fitsAfter(design, where)) {
    return { kind: 'wider-subnets', sentence: `Wider subnets: ${words} in each zone.`, commands: where };
  }
  const anew: readonly Command[] = [{ type: 'repack', sizes }];
  if (!fitsAfter(design, anew)) return null;
  const sentence = `Wider subnets: ${words} in each zone, which fit only when the plan is packed anew and subnets move.`;
  return { kind: 'wider-subnets', sentence, commands: anew };
}

function moreBlocks(design: Design): Remedy | null {
  const sizes = wantedSizes(design);
  if (Object.keys(sizes).length === 0) return null;
  if (Object.values(sizes).some((size) => size < 16)) return manyBlocks(design);
  const added: Cidr[] = [];
  for (let more = 1; design.vpc.blocks.length + more <= BLOCKS.usual; more += 1) {
    const next = nextBlock(design, added);
    if (next === undefined) return null;
    added.push(next);
    const blocks = added.map((cidr) => ({ type: 'addVpcBlock', cidr: formatCidr(cidr) }) as const);
    const commands = [...blocks, ...widen(design, sizes)];
    if (!fitsAfter(design, commands)) continue;
    const names = listOf(added.map(formatCidr));
    const sentence = `${countOf(more, 'more VPC block')} (${names}) and ${sizesInWords(design, sizes)} in each zone.`;
    return { kind: 'more-blocks', sentence, commands };
  }
  return manyBlocks(design);
}

/** How many blocks it would take when even the widest subnet is too small; there is no single edit for that. */
function manyBlocks(design: Design): Remedy {
  const { requirements, zones } = design;
  const count = Math.max(1, Object.keys(zones).length);
  const surviving = requirements.survivesZoneLoss && count > 1 ? count - 1 : count;
  const perZone = Math.ceil(addressesNeeded(requirements) / surviving);
  const blocks = count * Math.ceil(perZone / usableAddresses(16));
  const wants = `It takes ${countOf(blocks, 'more VPC block')} of /16`;
  const total = blocks + design.vpc.blocks.length;
  const sentence =
    total <= BLOCKS.usual
      ? `${wants}, with the subnets spread over them.`
      : total <= BLOCKS.most
        ? `${wants}, and AWS gives a VPC ${BLOCKS.usual} until it is asked for more, ${BLOCKS.most} at most.`
        : `${wants}, and AWS gives a VPC ${BLOCKS.most} at most: spread the agents over ${Math.ceil(total / BLOCKS.most)} VPCs.`;
  return { kind: 'more-blocks', sentence, commands: [] };
}

/** The lowest /16 that AWS would add to the VPC, apart from other networks and from what is known to clash. */
function nextBlock(design: Design, added: readonly Cidr[]): Cidr | undefined {
  const blocks = [...planOf(design).blocks, ...added];
  const others = Object.values(design.networks).flatMap(({ cidrs }) =>
    cidrs.flatMap((text) => blockIn(text) ?? []),
  );
  return privateBlocks().find(
    (cidr) =>
      mayAssociate(blocks, cidr).ok &&
      blockClashes(cidr).length === 0 &&
      !others.some((other) => overlaps(other, cidr)),
  );
}

function fewerAgents(design: Design, capacity: number): Remedy | null {
  const { headroom, overhead, services } = design.requirements;
  const agents = roundDown(capacity / headroom) - overhead - services;
  const commands = [{ type: 'setRequirements', changes: { agents } }] as const;
  if (agents < 1 || !fitsAfter(design, commands)) return null;
  const sentence = `Fewer agents: ${formatCount(agents)} at most, with headroom × ${formatCount(headroom)}.`;
  return { kind: 'fewer-agents', sentence, commands };
}

function lessHeadroom(design: Design, capacity: number): Remedy | null {
  const headroom = Math.floor((capacity / tasksOf(design.requirements)) * 100) / 100;
  const commands = [{ type: 'setRequirements', changes: { headroom } }] as const;
  if (!(headroom >= 1) || !fitsAfter(design, commands)) return null;
  const sentence = `Less headroom: × ${formatCount(headroom)} for ${countOf(design.requirements.agents, 'agent')}.`;
  return { kind: 'less-headroom', sentence, commands };
}
