import type { Command } from '../../commands/command.ts';
import type { Openers, Stop, Tried, Wish } from './openingWish.ts';
import { groupOf, type Naming, peersOf } from './wayEnds.ts';

/**
 * The rules for exactly the traffic asked for that get it past the groups of one side. Rules of a group name the other
 * side's group where it has one, which stays true when addresses change.
 */
export function groupOpeners(
  tried: Tried,
  { from, to, traffic }: Wish,
  { way, hop, families }: Stop,
  naming: Naming,
): Openers {
  const source = { end: way.from, asked: from, way };
  const target = { end: way.to, asked: to, way };
  const [own, other] = hop.direction === 'out' ? [source, target] : [target, source];
  const group = groupOf(tried, own);
  if (group === undefined) {
    return {
      choices: [],
      why: `${own.end.label} has no security group of the design, so no rule can let this through; give it one first.`,
    };
  }
  const direction = hop.direction === 'out' ? 'egress' : 'ingress';
  const rules = peersOf(tried, other, families, naming).map((peer): Command => ({
    type: 'addRule',
    group,
    direction,
    traffic,
    peer,
  }));
  return { choices: rules.length === 0 ? [] : [rules] };
}
