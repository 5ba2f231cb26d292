import { z } from '../schema.ts';

import {
  type Design,
  type Endpoint,
  type GatewayEndpoint,
  gatewayEndpointSchema,
  type Id,
  idSchema,
  type InterfaceEndpoint,
  interfaceEndpointSchema,
  serviceNameSchema,
} from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { endpointName } from '../design/traffic.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../regions/prefixLists.ts';
import { type Result, err, ok } from '../result.ts';
import { type CommandOf, defineCommand } from './definition.ts';
import { checkEndpoint } from './endpointChecks.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId } from './lookUp.ts';

const briefSchema = z.strictObject({
  service: serviceNameSchema,
  type: z.enum(['interface', 'gateway']).optional(),
});

const schema = z.strictObject({
  type: z.literal('addEndpoint'),
  id: idSchema.optional(),
  endpoint: z.union([
    interfaceEndpointSchema.partial({ policy: true }),
    gatewayEndpointSchema.partial({ policy: true }),
    briefSchema,
  ]),
});

/**
 * Adds a VPC endpoint. With the service alone, S3 and DynamoDB become gateway endpoints for the private tiers, others
 * interface endpoints in the first private tier, with the security groups of the endpoints there are.
 *
 * Refuses with `addEndpoint/id-taken`, `/no-tier` when there is none to stand in, and those of `checkEndpoint`.
 */
export const addEndpoint = defineCommand({
  schema,
  apply: (design, { id: asked, endpoint: wanted }) => {
    const endpoint = completed(design, wanted);
    if (!endpoint.ok) return endpoint;
    const id = asked ?? freeId(design.endpoints, idFrom(wanted.service, 'endpoint'));
    const unused = checkNewId(design.endpoints, 'addEndpoint', id, freeId(design.endpoints, id));
    if (!unused.ok) return unused;
    const checked = checkEndpoint(design, 'addEndpoint', endpoint.value);
    if (!checked.ok) return checked;
    return ok({ ...design, endpoints: { ...design.endpoints, [id]: endpoint.value } });
  },
  label: (_, { endpoint }) => `Add the ${endpointName(endpoint.service)} endpoint`,
});

function completed(design: Design, wanted: CommandOf<typeof schema>['endpoint']): Result<Endpoint, Refusal> {
  if ('tier' in wanted || 'tiers' in wanted) return ok({ ...wanted, policy: wanted.policy ?? null });
  const type = wanted.type ?? endpointServiceOf(wanted.service)?.types[0] ?? 'interface';
  if (type === 'gateway') return usualGateway(design, wanted.service);
  return usualInterface(design, wanted.service);
}

function usualGateway(design: Design, service: string): Result<GatewayEndpoint, Refusal> {
  if (service !== 's3' && service !== 'dynamodb') {
    return err({
      type: 'addEndpoint/type',
      message: `${service} has no gateway endpoint in AWS; only S3 and DynamoDB have, so an interface endpoint would work.`,
      suggestion: 'interface',
    });
  }
  const known = service === 's3' ? s3PrefixListId(design.region) : dynamodbPrefixListId(design.region);
  const inside = tiersWith(design, 'private');
  const tiers = inside.length > 0 ? inside : Object.keys(design.tiers);
  return ok({ type: 'gateway', service, tiers, prefixListId: known ?? null, policy: null });
}

/**
 * The tier in which a new interface endpoint stands: that of the first one there is, or else the first private,
 * isolated or other tier; `undefined` in a design without tiers.
 */
export function usualEndpointTier(design: Design): Id | undefined {
  const other = Object.values(design.endpoints).find((endpoint) => endpoint.type === 'interface');
  const [first] = [
    ...tiersWith(design, 'private'),
    ...tiersWith(design, 'isolated'),
    ...Object.keys(design.tiers),
  ];
  return other?.tier ?? first;
}

function usualInterface(design: Design, service: string): Result<InterfaceEndpoint, Refusal> {
  const tier = usualEndpointTier(design);
  if (tier === undefined) {
    return err({
      type: 'addEndpoint/no-tier',
      message: `The endpoint of ${service} needs a subnet in each zone to stand in, and there is no tier; add a private tier first.`,
    });
  }
  const other = Object.values(design.endpoints).find((endpoint) => endpoint.type === 'interface');
  const securityGroups = other?.securityGroups ?? endpointGroups(design);
  return ok({
    type: 'interface',
    service,
    tier,
    zones: null,
    securityGroups,
    privateDns: endpointServiceOf(service)?.privateDns ?? true,
    policy: null,
  });
}

function tiersWith(design: Design, access: 'private' | 'isolated'): readonly Id[] {
  return Object.keys(design.tiers).filter((id) => design.tiers[id]?.access === access);
}

/** A group made for endpoints, by its id: the usual one of templates and of people. */
function endpointGroups(design: Design): readonly Id[] {
  const id = Object.keys(design.securityGroups).find((group) => /(^|-)endpoints?($|-)/.test(group));
  return id === undefined ? [] : [id];
}
