import { endpointServiceOf } from '../regions/endpointServices.ts';
import type { Design, Endpoint, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { endpointName } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { lookUpAll } from './lookUp.ts';

/**
 * Refuses an endpoint that names what the design does not have (`<command>/unknown-tier`, `-zone`, `-security-group`),
 * is of a type its service does not offer (`/type`), or is the second of its service and type (`/duplicate`): two with
 * private DNS cannot be in one VPC, and a route table takes one gateway endpoint for each service (Gateway endpoints,
 * AWS PrivateLink Guide). `except` is the endpoint that is being changed.
 */
export function checkEndpoint(
  design: Design,
  command: string,
  endpoint: Endpoint,
  except?: Id,
): Result<null, Refusal> {
  const tiers = endpoint.type === 'interface' ? [endpoint.tier] : endpoint.tiers;
  const knownTiers = lookUpAll(design, command, 'tier', tiers);
  if (!knownTiers.ok) return knownTiers;
  if (endpoint.type === 'interface') {
    const zones = lookUpAll(design, command, 'zone', endpoint.zones ?? []);
    if (!zones.ok) return zones;
    const groups = lookUpAll(design, command, 'security group', endpoint.securityGroups);
    if (!groups.ok) return groups;
  }
  const refusal = wrongType(command, endpoint) ?? duplicate(design, command, endpoint, except);
  return refusal === undefined ? ok(null) : err(refusal);
}

function wrongType(command: string, { service, type }: Endpoint): Refusal | undefined {
  const offered = endpointServiceOf(service)?.types;
  const [instead] = offered ?? [];
  if (offered === undefined || instead === undefined || offered.includes(type)) return undefined;
  return {
    type: `${command}/type`,
    message: `${service} has no ${type} endpoint in AWS; it has ${instead === 'interface' ? 'an interface' : 'a gateway'} endpoint.`,
    suggestion: instead,
  };
}

function duplicate(design: Design, command: string, endpoint: Endpoint, except?: Id): Refusal | undefined {
  const twin = Object.entries(design.endpoints).find(
    ([id, { service, type }]) => id !== except && service === endpoint.service && type === endpoint.type,
  );
  if (twin === undefined) return undefined;
  return {
    type: `${command}/duplicate`,
    message: `The VPC has the ${endpoint.type} endpoint of ${endpointName(endpoint.service)} already; change that one instead.`,
    subject: `endpoint:${twin[0]}`,
  };
}
