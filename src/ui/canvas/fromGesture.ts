import { applyCommand, type Command } from '../../engine/commands/command.ts';
import {
  type Design,
  entryOf,
  type Id,
  readRef,
  type Ref,
  type Traffic,
} from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { SecurityEdge } from '../../engine/evaluation/evaluation.ts';
import type { Rect } from '../../engine/scene/scene.ts';

/* What a person does with their hand, as the command it stands for. */

/** A zone and a tier: where a subnet stands or may land. */
export type Place = { readonly zone: Id; readonly tier: Id };

/** Moves a subnet to another zone, another tier, or both; `null` when it already stands there. */
export function moveTo(design: Design, subnet: Id, { zone, tier }: Place): Command | null {
  const now = entryOf(design.subnets, subnet);
  if (now === undefined || (now.zone === zone && now.tier === tier)) return null;
  return {
    type: 'moveSubnet',
    id: subnet,
    ...(now.zone === zone ? {} : { zone }),
    ...(now.tier === tier ? {} : { tier }),
  };
}

/** One place a subnet might land: the move, or why the design refuses it. */
export type Landing = { readonly place: Place; readonly command: Command; readonly refusal: Refusal | null };

/** Every place but its own, each tried on the design. */
export function landingsOf(design: Design, subnet: Id, places: readonly Place[]): readonly Landing[] {
  return places.flatMap((place) => {
    const command = moveTo(design, subnet, place);
    if (command === null) return [];
    const tried = applyCommand(design, command);
    return [{ place, command, refusal: tried.ok ? null : tried.error }];
  });
}

/** Gives a thing a new name; `null` for a thing that has none of its own. */
export function renameTo(ref: Ref, name: string): Command | null {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'vpc':
      return { type: 'setVpc', name };
    case 'zone':
      return { type: 'setZone', id, name };
    case 'tier':
      return { type: 'setTier', id, name };
    case 'subnet':
      return { type: 'setSubnet', id, name };
    case 'group':
      return { type: 'setSecurityGroup', id, name };
    case 'network':
      return { type: 'setNetwork', id, name };
    default:
      return null;
  }
}

export const canRename = (ref: Ref): boolean => renameTo(ref, 'x') !== null;

/**
 * What is to go when everything in `refs` is removed. An address range is nothing but the other end of rules: in its
 * place stand the edges that touch it.
 */
export function withEdgesOfPeers(refs: readonly Ref[], edges: readonly SecurityEdge[]): readonly Ref[] {
  const all = refs.flatMap((ref) => {
    const { kind } = readRef(ref);
    if (kind !== 'cidr' && kind !== 'prefix-list') return [ref];
    return edges.filter(({ from, to }) => from === ref || to === ref).map((edge) => edge.ref);
  });
  return [...new Set(all)];
}

/** Lets traffic through from one box of the security graph to another. */
export const connect = (from: Ref, to: Ref, traffic: Traffic): Command => ({
  type: 'allowFlow',
  from,
  to,
  traffic,
});

/** Whether a rule may lead from one box to another: one end must be a group, which is what rules belong to. */
export function canConnect(from: Ref, to: Ref): boolean {
  const [source, target] = [readRef(from).kind, readRef(to).kind];
  if (source !== 'group' && source !== 'cidr' && source !== 'prefix-list') return false;
  if (target !== 'group' && source !== 'group') return false;
  return ['group', 'cidr', 'endpoint', 'prefix-list'].includes(target);
}

/** The prefix lengths that the lower edge of a card is dragged through; the keyboard and the menu know them all. */
export const PREFIXES = [20, 21, 22, 23, 24, 25, 26, 27, 28] as const;

/** Pixels of pointer travel for one prefix length: far enough to hit, near enough to reach. */
const STEP = 22;

/** The prefix after dragging the lower edge by `pixels`: downwards doubles, upwards halves. Stays from /16 to /28. */
export function prefixAfterDrag(prefix: number, pixels: number): number {
  return Math.min(28, Math.max(16, prefix - Math.round(pixels / STEP)));
}

/** Addresses of a block, those that AWS keeps included. */
export const addressesOf = (prefix: number): number => 2 ** (32 - prefix);

/**
 * Where a column or row that is let go at `center` comes to stand among its siblings: its index in the order without
 * it, which is what the command counts in. `rects` are those of all siblings in their order, itself at `from`.
 */
export function indexAfterDrag(
  rects: readonly Rect[],
  from: number,
  center: number,
  axis: 'x' | 'y',
): number {
  const middle = (rect: Rect) => (axis === 'x' ? rect.x + rect.width / 2 : rect.y + rect.height / 2);
  return rects.filter((rect, position) => position !== from && middle(rect) < center).length;
}
