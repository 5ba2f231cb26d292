import { usualEndpointTier } from '../../commands/addEndpoint.ts';
import type { Command } from '../../commands/command.ts';
import { freeId, idFrom } from '../../commands/ids.ts';
import { entryOf, type Design, type Id } from '../../design/design.ts';
import type { Routes, ServiceWay } from '../evaluation.ts';
import type { Network } from '../network.ts';
import { tiersWithoutGateway } from './serviceAdvice.ts';

/** The edits that follow an advice: none where nothing is to be done. `most`: the zones that the endpoint's tier has. */
export function commandsFor(
  { network: { design, byId }, routes }: { readonly network: Network; readonly routes: Routes },
  way: Pick<ServiceWay, 'advice' | 'type' | 'service' | 'endpoint' | 'tiers' | 'zones' | 'payingZones'>,
  most: number,
): readonly Command[] {
  const { advice, type, service, endpoint, zones, payingZones } = way;
  if (advice === 'narrow' && endpoint !== null && payingZones !== null) {
    const stands = (routes.endpoints[endpoint]?.subnets ?? []).flatMap(
      (subnet) => byId.get(subnet)?.subnet.zone ?? [],
    );
    return [{ type: 'setEndpoint', id: endpoint, changes: { zones: stands.slice(0, payingZones.zones) } }];
  }
  if (advice === 'drop' && endpoint !== null) return [{ type: 'removeEndpoint', id: endpoint }];
  if (advice !== 'add') return [];
  const id = freeId(design.endpoints, idFrom(service, 'endpoint'));
  if (type === 'gateway') return gatewayCommands(design, way, id);
  return [
    ...dnsCommands(design),
    { type: 'addEndpoint', id, endpoint: { service, type } },
    ...(zones > 0 && zones < most ? [standInFirst(design, id, zones)] : []),
  ];
}

function gatewayCommands(
  design: Design,
  way: Pick<ServiceWay, 'service' | 'endpoint' | 'tiers'>,
  id: Id,
): readonly Command[] {
  const { service, endpoint } = way;
  const drawn = endpoint === null ? undefined : entryOf(design.endpoints, endpoint);
  const missing = tiersWithoutGateway(design, way);
  if (endpoint !== null && drawn?.type === 'gateway') {
    return [{ type: 'setEndpoint', id: endpoint, changes: { tiers: [...drawn.tiers, ...missing] } }];
  }
  return [
    { type: 'addEndpoint', id, endpoint: { service, type: 'gateway' } },
    { type: 'setEndpoint', id, changes: { tiers: [...missing] } },
  ];
}

/** Private DNS names need both switches of the VPC, and AWS refuses the endpoint otherwise. */
export function dnsCommands({ vpc }: Design): readonly Command[] {
  return vpc.dnsHostnames && vpc.dnsSupport ? [] : [{ type: 'setVpc', dnsHostnames: true, dnsSupport: true }];
}

/** The first zones in which the tier of a new endpoint has a subnet. */
function standInFirst(design: Design, id: Id, zones: number): Command {
  const tier = usualEndpointTier(design);
  const homes = new Set(
    Object.values(design.subnets).flatMap((subnet) => (subnet.tier === tier ? [subnet.zone] : [])),
  );
  const chosen = Object.keys(design.zones).filter((zone) => homes.has(zone));
  return { type: 'setEndpoint', id, changes: { zones: chosen.slice(0, zones) } };
}
