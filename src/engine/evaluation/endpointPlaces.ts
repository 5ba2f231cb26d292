import type { Design, Id } from '../design/design.ts';
import { endpointServiceOf, serviceName } from '../regions/endpointServices.ts';
import type { EvaluatedRoute, PlacedEndpoint } from './evaluation.ts';
import { onePerZone, withIpv4, type Network, type PlacedSubnet } from './network.ts';

/** What a route table has to say for a gateway endpoint to write a route into it. */
export type TableOfTiers = {
  readonly id: Id;
  readonly main: boolean;
  /** The tiers of its subnets. */
  readonly tiers: ReadonlySet<Id>;
};

/**
 * The routes that gateway endpoints add, by table: one for each endpoint that serves a tier of the table. The main
 * table gets none, because a stack cannot name it.
 */
export function routesToEndpoints(
  design: Design,
  tables: readonly TableOfTiers[],
): ReadonlyMap<Id, readonly EvaluatedRoute[]> {
  const added = new Map<Id, EvaluatedRoute[]>();
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    if (endpoint.type !== 'gateway') continue;
    const route = {
      destination: endpoint.prefixListId ?? serviceName(design.region, endpoint.service),
      target: { kind: 'gateway-endpoint', endpoint: id } as const,
      label: endpointLabel(endpoint),
      blackhole: null,
    };
    for (const table of tablesOfTiers(endpoint.tiers, tables))
      added.set(table, [...(added.get(table) ?? []), route]);
  }
  return added;
}

/** Where endpoints stand: interface endpoints in subnets, gateway endpoints in route tables. */
export function placeEndpoints(
  { design, byTier }: Network,
  tables: readonly TableOfTiers[],
): Record<Id, PlacedEndpoint> {
  const placed: Record<Id, PlacedEndpoint> = {};
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    const label = endpointLabel(endpoint);
    const name = serviceName(design.region, endpoint.service);
    const subnets =
      endpoint.type === 'interface' ? endpointSubnets(endpoint, byTier.get(endpoint.tier) ?? []) : [];
    const routeTables = endpoint.type === 'gateway' ? tablesOfTiers(endpoint.tiers, tables) : [];
    placed[id] = { id, label, serviceName: name, type: endpoint.type, subnets, routeTables };
  }
  return placed;
}

function tablesOfTiers(wanted: readonly Id[], tables: readonly TableOfTiers[]): readonly Id[] {
  return tables
    .filter(({ main, tiers }) => !main && wanted.some((tier) => tiers.has(tier)))
    .map(({ id }) => id);
}

function endpointLabel(endpoint: Design['endpoints'][string]): string {
  if (endpoint.type === 'gateway') return `${endpoint.service === 's3' ? 'S3' : 'DynamoDB'} gateway endpoint`;
  return endpointServiceOf(endpoint.service)?.label ?? endpoint.service;
}

function endpointSubnets(
  { zones }: { readonly zones: readonly Id[] | null },
  subnets: readonly PlacedSubnet[],
): readonly Id[] {
  const wanted = zones === null ? undefined : new Set(zones);
  return onePerZone(withIpv4(subnets))
    .filter(({ subnet }) => wanted?.has(subnet.zone) ?? true)
    .map(({ id }) => id);
}
