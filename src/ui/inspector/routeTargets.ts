import { entryOf, type Design, type RouteTarget } from '../../engine/design/design.ts';
import { natKind, targetOf } from '../../engine/evaluation/nat.ts';
import { targetLabel } from '../../engine/evaluation/routeTargets.ts';
import type { Option } from './fields.tsx';

/** A target as the value of a menu: `nat-gateway a`, `peering paris`, `transit-gateway`. */
export function targetKey(target: RouteTarget): string {
  const of = 'zone' in target ? target.zone : 'network' in target ? target.network : '';
  return `${target.kind} ${of}`.trim();
}

/** Where a route may lead in this design, what it leads to now included, each under its {@link targetKey}. */
export function targetsOf(design: Design, now?: RouteTarget): ReadonlyMap<string, RouteTarget> {
  const { vpc, networks } = design;
  const there: readonly RouteTarget[] = [
    ...(now === undefined ? [] : [now]),
    ...(vpc.internetGateway ? [{ kind: 'internet-gateway' } as const] : []),
    ...natTargets(design),
    ...(vpc.egressOnlyInternetGateway ? [{ kind: 'egress-only-internet-gateway' } as const] : []),
    ...Object.keys(networks)
      .filter((network) => entryOf(networks, network)?.connection?.kind === 'peering')
      .map((network) => ({ kind: 'peering' as const, network })),
    ...(vpc.transitGateway === null ? [] : [{ kind: 'transit-gateway' } as const]),
  ];
  return new Map(there.map((target) => [targetKey(target), target]));
}

function natTargets({ nat, zones }: Design): readonly RouteTarget[] {
  const kind = natKind(nat.mode);
  if (kind === null) return [];
  if (kind === 'regional') return [targetOf({ kind, zone: null })];
  return Object.keys(zones).map((zone) => targetOf({ kind, zone }));
}

/** The targets as options of a menu, in words. */
export function targetOptions(
  design: Design,
  targets: ReadonlyMap<string, RouteTarget>,
): readonly Option<string>[] {
  return [...targets].map(([value, target]) => {
    const label = targetLabel(design, target);
    return { value, label: label.charAt(0).toUpperCase() + label.slice(1) };
  });
}
