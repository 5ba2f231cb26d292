import { formatCidr, type Cidr } from '../cidr/cidr.ts';
import type { Design, Id } from '../design/design.ts';
import type { Evaluation, Finding } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { nameIn } from '../evaluation/network.ts';
import { quotas, type QuotaId } from '../evaluation/quotas.ts';
import { blockIn, planOf } from '../planning/plan.ts';
import { addressUsage, fixedLoad, interfacesPerZone, type FixedLoad } from './quotaUse.ts';
import { bestBlock } from './secondaryBlocks.ts';
import { placeless, spaceOf, type Space } from './space.ts';
import { addressesFor, capacityOf, holds, roundsFor, taskRooms, type TierRoom } from './taskRoom.ts';

/**
 * How far a plan may go: with the subnets drawn; with further subnets in the blocks the VPC has; with further blocks
 * under the quotas every account has; and with every quota raised as far as AWS raises it. The first two ask for
 * addresses, whatever quotas need to be raised on the way.
 */
export type Reach = 'drawn' | 'blocks' | 'default-quotas' | 'raised-quotas';

export const reaches: readonly Reach[] = ['drawn', 'blocks', 'default-quotas', 'raised-quotas'];

/** What one agent more would meet. */
export type Stop = {
  readonly kind: 'addresses' | 'quota' | 'design';
  /** The tier that is full, or `null`. */
  readonly tier: Id | null;
  readonly quota: QuotaId | null;
  /** One sentence with the figures. */
  readonly why: string;
  readonly source: Finding['source'] | null;
};

/** The most agents within a reach; nothing that is deployed changes on the way there. 0: not even one. */
export type Ceiling = { readonly reach: Reach; readonly agents: number; readonly stop: Stop };

/** The most agents a design can be asked for. */
const MOST_AGENTS = 10_000_000;

/** The most subnets a design can have. */
const MOST_SUBNETS = 10_000;

/**
 * The most agents the plan holds within each reach, and what stops the next one; empty when no workload of ECS tasks
 * counts the agents, since nothing drawn grows with them then. Each is tight: that many work, one more does not.
 */
export function ceilingsOf(design: Design, { routes }: Pick<Evaluation, 'routes'>): readonly Ceiling[] {
  const rooms = taskRooms(design, routes);
  if (rooms.length === 0) return [];
  const fixed = fixedLoad(design, routes, rooms);
  return reaches.map((reach) =>
    ceilingWithin({ design, rooms, fixed, reach, ...groundOf(design, rooms, reach) }),
  );
}

type Ground = { readonly space: Space; readonly blocks: number };
type Growing = Ground & {
  readonly design: Design;
  readonly rooms: readonly TierRoom[];
  readonly fixed: FixedLoad;
  readonly reach: Reach;
};

function groundOf(design: Design, rooms: readonly TierRoom[], reach: Reach): Ground {
  const further =
    reach === 'default-quotas' || reach === 'raised-quotas' ? furtherBlocks(design, mostBlocks(reach)) : [];
  return { space: spaceOf(design, rooms, further), blocks: design.vpc.blocks.length + further.length };
}

/** How many blocks a VPC may have within a reach. */
export function mostBlocks(reach: Reach): number {
  return reach === 'raised-quotas' ? quotas.vpcBlocks.raisedTo : quotas.vpcBlocks.limit;
}

/** The blocks the VPC would be given one after another, each the widest there is, until it has `most`. */
function furtherBlocks(design: Design, most: number): readonly Cidr[] {
  const added: Cidr[] = [];
  let grown = design;
  while (grown.vpc.blocks.length < most) {
    const cidr = widestBlock(grown);
    const block = cidr === undefined ? undefined : blockIn(cidr);
    if (cidr === undefined || block === undefined) break;
    added.push(block);
    grown = { ...grown, vpc: { ...grown.vpc, blocks: [...grown.vpc.blocks, cidr] } };
  }
  return added;
}

/** The widest block that the VPC may be given and that meets nothing known: a /16 where there is one. */
export function widestBlock(design: Design, from = 16): string | undefined {
  for (let prefix = from; prefix <= 28; prefix += 1) {
    const cidr = bestBlock(design, prefix);
    if (cidr !== undefined) return cidr;
  }
  return undefined;
}

function ceilingWithin(growing: Growing): Ceiling {
  let agents = 0;
  let tooMany = MOST_AGENTS + 1;
  while (tooMany - agents > 1) {
    const middle = Math.floor((agents + tooMany) / 2);
    if (stopAt(growing, middle) === undefined) agents = middle;
    else tooMany = middle;
  }
  return { reach: growing.reach, agents, stop: stopAt(growing, tooMany) ?? designStop() };
}

/** What stops this many agents, or `undefined` when nothing does; addresses before quotas. */
function stopAt(growing: Growing, agents: number): Stop | undefined {
  const { design, rooms, reach, space } = growing;
  if (agents > MOST_AGENTS) return designStop();
  if (reach === 'drawn') {
    const full = rooms.find((room) => !holds(room, agents));
    return full === undefined ? quotaStop(growing, agents, 0) : drawnStop(design, full, agents);
  }
  const wanted = rooms.map((room) => {
    const most = Math.floor(MOST_SUBNETS / room.zones.length);
    return { room, rounds: roundsFor(room, agents, most) };
  });
  const hopeless = wanted.find(({ rounds }) => rounds === undefined);
  if (hopeless !== undefined) return drawnStop(design, hopeless.room, agents);
  const subnets = wanted.map(({ room, rounds = 0 }) => ({ room, subnets: rounds * room.zones.length }));
  const [tier] = placeless(space, subnets).keys();
  const room = rooms.find((one) => one.tier === tier);
  if (room !== undefined) return placeStop(growing, room);
  return quotaStop(
    growing,
    agents,
    subnets.reduce((sum, { subnets: count }) => sum + count, 0),
  );
}

function drawnStop(design: Design, room: TierRoom, agents: number): Stop {
  const { all, withoutZone } = capacityOf(room, 0);
  const asked = addressesFor(room, agents);
  const zoneCounts = asked <= all;
  const held = zoneCounts ? (withoutZone ?? 0) : all;
  const where = zoneCounts
    ? 'with one zone lost its subnets leave'
    : `its ${countOf(room.subnets.length, 'subnet')} leave`;
  const why = `${formatCount(agents)} agents ask for ${countOf(asked, 'address', 'addresses')} in ${nameIn(design.tiers, room.tier)}, and ${where} ${formatCount(held)} to tasks.`;
  return { kind: 'addresses', tier: room.tier, quota: null, why, source: null };
}

function placeStop({ design, blocks, reach }: Growing, { tier, prefix, zones }: TierRoom): Stop {
  const subnets = `a further /${prefix} in each of the ${countOf(zones.length, 'zone')} of ${nameIn(design.tiers, tier)}`;
  const where =
    reach === 'blocks'
      ? `the VPC's blocks (${planOf(design).blocks.map(formatCidr).join(', ')})`
      : `the ${countOf(blocks, 'block')} that AWS lets this VPC have${reach === 'default-quotas' ? ' by default' : ''}`;
  const why = `There is no room for ${subnets} in ${where}.`;
  return { kind: 'addresses', tier, quota: null, why, source: null };
}

function quotaStop(
  { design, rooms, fixed, reach }: Growing,
  agents: number,
  added: number,
): Stop | undefined {
  const used: readonly (readonly [QuotaId, number])[] = [
    ['subnets', Object.keys(design.subnets).length + added],
    ['networkInterfaces', interfacesPerZone(rooms, fixed, agents)],
    ['addressUsage', addressUsage(design, rooms, fixed, agents)],
  ];
  for (const [id, amount] of used) {
    const { what, scope, limit, raisedTo, source } = quotas[id];
    const most = reach === 'default-quotas' ? limit : (raisedTo ?? Infinity);
    if (amount <= most) continue;
    const raise =
      raisedTo === null ? 'AWS raises it on request' : `AWS raises it to ${formatCount(raisedTo)}`;
    const rule =
      reach === 'default-quotas'
        ? `and ${formatCount(most)} is the default; ${raise}`
        : `and ${formatCount(most)} is the most AWS gives`;
    const why = `${formatCount(agents)} agents take ${formatCount(amount)} ${what} in one ${scope}, ${rule}.`;
    return { kind: 'quota', tier: null, quota: id, why, source };
  }
  const subnets = Object.keys(design.subnets).length + added;
  return subnets > MOST_SUBNETS ? designStop() : undefined;
}

function designStop(): Stop {
  const why = `A design holds ${formatCount(MOST_AGENTS)} agents and ${formatCount(MOST_SUBNETS)} subnets at most.`;
  return { kind: 'design', tier: null, quota: null, why, source: null };
}
