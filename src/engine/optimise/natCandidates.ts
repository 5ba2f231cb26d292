import { isSingle, natModes, type Design, type Id, type Nat } from '../design/design.ts';
import type { Network } from '../evaluation/network.ts';

/**
 * The choices of NAT to weigh, the drawn one first. A single gateway or instance is weighed in one zone of each sort:
 * tiers spread evenly over their zones, so two zones with the same tiers and tables cost the same. Tables of the design's
 * own may name zones, and then every zone is weighed.
 */
export function natCandidates({ design, zones, byZone }: Network): readonly Nat[] {
  const { nat } = design;
  const sorts = new Map<string, Id>();
  for (const zone of [...(nat.zone === null ? [] : [nat.zone]), ...zones]) {
    const sort = namesZones(design)
      ? zone
      : (byZone.get(zone) ?? [])
          .map(
            ({ subnet }) =>
              `${subnet.tier} ${subnet.routeTable ?? ''} ${String(subnet.ipv6 !== null)} ${String(subnet.cidr === 'none')}`,
          )
          .sort()
          .join('|');
    if (!sorts.has(sort)) sorts.set(sort, zone);
  }
  const others = natModes.flatMap((mode): readonly Nat[] =>
    isSingle(mode) ? [...sorts.values()].map((zone) => ({ mode, zone })) : [{ mode, zone: null }],
  );
  return [
    nat,
    ...others.filter(({ mode, zone }) => mode !== nat.mode || (zone !== nat.zone && isSingle(mode))),
  ];
}

function namesZones({ routeTables }: Design): boolean {
  return Object.values(routeTables).some(({ routes }) => routes.some(({ target }) => 'zone' in target));
}
