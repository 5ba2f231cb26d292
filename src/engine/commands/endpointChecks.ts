import { endpointServiceOf } from '../regions/endpointServices.ts';
import type { Design, Endpoint, Id } from '../design/design.ts';
import { policyProblem } from '../design/policyProblem.ts';
import type { Refusal } from '../design/refusal.ts';
import { endpointName } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { lookUpAll, nameIn } from './lookUp.ts';

/**
 * Refuses an endpoint that names what the design does not have (`<command>/unknown-tier`, `-zone`, `-security-group`),
 * is of a type its service does not offer (`/type`), has a policy that is none (`/policy`), is to stand in a zone in which
 * its tier has no subnet (`/no-subnet`), or is the second of its service and type (`/duplicate`): two with
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
  const refusal =
    wrongType(command, endpoint) ??
    duplicate(design, command, endpoint, except) ??
    emptyZone(design, command, endpoint, except) ??
    brokenPolicy(command, endpoint);
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

/**
 * Only zones that are named are looked at: `null` means those that have a subnet. Zones that lost their subnet since
 * are a finding, and keep nobody from changing something else.
 */
function emptyZone(design: Design, command: string, endpoint: Endpoint, except?: Id): Refusal | undefined {
  if (endpoint.type !== 'interface' || endpoint.zones === null) return undefined;
  const { tier, zones } = endpoint;
  const before = except === undefined ? undefined : design.endpoints[except];
  if (before?.type === 'interface' && before.zones === zones && before.tier === tier) return undefined;
  const homes = Object.values(design.subnets).filter((subnet) => subnet.tier === tier);
  const empty = zones.find((zone) => homes.every((subnet) => subnet.zone !== zone));
  if (empty === undefined) return undefined;
  const names = Object.keys(design.zones).filter((zone) => homes.some((subnet) => subnet.zone === zone));
  const where = names.map((zone) => nameIn(design.zones, zone));
  return {
    type: `${command}/no-subnet`,
    message: `${nameIn(design.tiers, tier)} has no subnet in ${nameIn(design.zones, empty)} for the ${endpointName(endpoint.service)} endpoint to stand in; ${where.length === 0 ? 'it has none in any zone' : `it has one in ${where.join(', ')}`}.`,
    subject: `zone:${empty}`,
  };
}

function brokenPolicy(command: string, { policy, service }: Endpoint): Refusal | undefined {
  const problem = policy === null ? undefined : policyProblem(policy);
  if (problem === undefined) return undefined;
  return {
    type: `${command}/policy`,
    message: `The policy of the ${endpointName(service)} endpoint ${problem}.`,
  };
}
