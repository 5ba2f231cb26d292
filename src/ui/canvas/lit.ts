import { type Design, entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { endsOf } from './names.ts';

/**
 * What lights up while the pointer rests on a thing: a group with its rules, the boxes at their other ends and the
 * subnets where it is used; a rule with its ends; a NAT gateway with the subnets that leave through it. `null` for
 * everything that stands for itself, so that nothing flickers while the pointer crosses the cards.
 */
export function litBy(hovered: Ref | null, design: Design, evaluation: Evaluation): ReadonlySet<Ref> | null {
  if (hovered === null) return null;
  const { kind, id } = readRef(hovered);
  switch (kind) {
    case 'group':
      return new Set([...aroundEnd(hovered, evaluation), ...subnetsOfGroup(id, design, evaluation)]);
    case 'cidr':
    case 'prefix-list':
      return new Set(aroundEnd(hovered, evaluation));
    case 'edge': {
      const ends = endsOf(hovered);
      return ends === null ? null : new Set([hovered, ends.from, ends.to]);
    }
    case 'nat':
      return new Set([hovered, ...subnetsThroughNat(id, design, evaluation)]);
    case 'endpoint': {
      const placed = entryOf(evaluation.routes.endpoints, id);
      return new Set([
        ...aroundEnd(hovered, evaluation),
        ...(placed?.subnets ?? []).map((subnet) => `subnet:${subnet}`),
      ]);
    }
    default:
      return null;
  }
}

function aroundEnd(end: Ref, { security }: Evaluation): readonly Ref[] {
  const edges = security.edges.filter(({ from, to }) => from === end || to === end);
  return [end, ...edges.flatMap(({ ref, from, to }) => [ref, from, to])];
}

function subnetsOfGroup(group: string, design: Design, { security }: Evaluation): readonly Ref[] {
  const tiers = new Set(entryOf(security.attachments, group)?.tiers ?? []);
  return Object.entries(design.subnets).flatMap(([id, { tier }]) =>
    tiers.has(tier) ? [`subnet:${id}`] : [],
  );
}

function subnetsThroughNat(nat: string, design: Design, { routes, subnets }: Evaluation): readonly Ref[] {
  const gateway = entryOf(routes.natGateways, nat);
  if (gateway === undefined) return [];
  const zones = new Set(gateway.serves);
  return Object.entries(design.subnets).flatMap(([id, { zone }]) =>
    id === gateway.subnet || (zones.has(zone) && entryOf(subnets, id)?.access === 'private')
      ? [`subnet:${id}`]
      : [],
  );
}
