import { z } from '../schema.ts';

import { type Endpoint, idSchema, policyText, prefixListIdSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { endpointName } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { type CommandOf, defineCommand } from './definition.ts';
import { checkEndpoint } from './endpointChecks.ts';
import { lookUp } from './lookUp.ts';
import { given } from './records.ts';

const schema = z.strictObject({
  type: z.literal('setEndpoint'),
  id: idSchema,
  changes: z.strictObject({
    tier: idSchema.optional(),
    zones: z.array(idSchema).nullable().optional(),
    securityGroups: z.array(idSchema).max(16).optional(),
    privateDns: z.boolean().optional(),
    tiers: z.array(idSchema).optional(),
    prefixListId: prefixListIdSchema.nullable().optional(),
    policy: policyText.nullable().optional(),
  }),
});

/**
 * Changes an endpoint: tier, zones, security groups and private DNS of an interface endpoint; tiers and prefix list of
 * a gateway endpoint; the policy of both, `null` for AWS's default one, which lets everything through.
 *
 * Refuses with `setEndpoint/unknown-endpoint`, `/not-its-field` for a field of the other type, and those of
 * `checkEndpoint`.
 */
export const setEndpoint = defineCommand({
  schema,
  apply: (design, { id, changes }) => {
    const found = lookUp(design, 'setEndpoint', 'endpoint', id);
    if (!found.ok) return found;
    const changed = withChanges(found.value, changes);
    if (!changed.ok) return changed;
    const checked = checkEndpoint(design, 'setEndpoint', changed.value, id);
    if (!checked.ok) return checked;
    return ok({ ...design, endpoints: { ...design.endpoints, [id]: changed.value } });
  },
  label: (design, { id }) => `Change the ${endpointName(design.endpoints[id]?.service ?? id)} endpoint`,
});

function withChanges(
  endpoint: Endpoint,
  changes: CommandOf<typeof schema>['changes'],
): Result<Endpoint, Refusal> {
  const { tiers, prefixListId, policy, ...interfaceFields } = changes;
  const ofBoth = given({ policy });
  const gatewayFields = given({ tiers, prefixListId });
  const foreign = Object.keys(endpoint.type === 'gateway' ? given(interfaceFields) : gatewayFields)[0];
  if (foreign !== undefined) {
    const article = endpoint.type === 'gateway' ? 'A gateway' : 'An interface';
    return err({
      type: 'setEndpoint/not-its-field',
      message: `${article} endpoint has no field "${foreign}"; it has ${fieldsOf(endpoint)}.`,
    });
  }
  return ok(
    endpoint.type === 'gateway'
      ? { ...endpoint, ...gatewayFields, ...ofBoth }
      : { ...endpoint, ...given(interfaceFields), ...ofBoth },
  );
}

function fieldsOf({ type }: Endpoint): string {
  return type === 'gateway'
    ? 'tiers, prefixListId and policy'
    : 'tier, zones, securityGroups, privateDns and policy';
}
