import type { Design } from '../design/design.ts';
import { listOf } from '../evaluation/figures.ts';
import { admitsTcp, isWholeInternet } from '../evaluation/traffic.ts';
import type { CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';
import { serviceOf } from './terrain.ts';

/**
 * What security groups have to let out for services that lose their endpoint: the way around it leads to public
 * addresses. Said, not done: opening a group is nothing to do for money without being asked.
 */
export function closedOutlets(
  design: Design,
  flows: readonly CountedFlow[],
  endpoints: ReadonlySet<string>,
): readonly string[] {
  const lost = new Set(
    Object.values(design.endpoints).flatMap(({ type, service }) =>
      type === 'interface' && !endpoints.has(service) ? [service] : [],
    ),
  );
  const moved = flows.filter((flow) => lost.has(serviceOf(flow) ?? ''));
  const tiers = new Set(moved.flatMap(({ from }) => (from.kind === 'tier' ? [from.tier] : [])));
  const closed = new Set(
    Object.values(design.workloads)
      .filter(({ tier, securityGroups }) => tiers.has(tier) && securityGroups.length > 0)
      .filter(({ securityGroups }) => !securityGroups.some((group) => letsOut(design, group)))
      .flatMap(({ securityGroups }) => securityGroups),
  );
  if (closed.size === 0) return [];
  const groups = listOf([...closed].map((group) => design.securityGroups[group]?.name ?? group));
  const services = listOf([...lost].map((service) => endpointServiceOf(service)?.label ?? service));
  return [
    `${groups} let nothing out to the internet on TCP 443: without its endpoint, ${services} can be reached only once they do.`,
  ];
}

function letsOut({ rules }: Design, group: string): boolean {
  return Object.values(rules).some(
    (rule) =>
      rule.group === group &&
      rule.direction === 'egress' &&
      isWholeInternet(rule.peer) &&
      admitsTcp(rule.traffic, 443),
  );
}
