import { batchOf, type Command } from '../../engine/commands/command.ts';
import { entryOf, type Design, type Id, type Ref } from '../../engine/design/design.ts';
import type { RangePeer } from '../../engine/design/rangeText.ts';
import { endName, peerRef } from '../../engine/design/traffic.ts';

/** The ids of the rules whose other side it is. */
export function rulesNaming(design: Design, peer: Ref): readonly Id[] {
  return Object.entries(design.rules).flatMap(([id, rule]) => (peerRef(rule.peer) === peer ? [id] : []));
}

/**
 * Lets every rule that names one address range or prefix list name another, as one step. Where somebody put the box of the
 * old one by hand, the new one's stands, unless it has a place of its own.
 */
export function rangeChange(design: Design, from: Ref, peer: RangePeer): Command {
  const to = peerRef(peer);
  const place = entryOf(design.positions, from);
  const keeps = place !== undefined && entryOf(design.positions, to) === undefined;
  return batchOf(`Change ${endName(design, from)} to ${endName(design, to)} in the rules`, [
    ...rulesNaming(design, from).map((id): Command => ({ type: 'setRule', id, peer })),
    ...(keeps ? [{ type: 'placeBox', ref: to, ...place } as const] : []),
  ]);
}
