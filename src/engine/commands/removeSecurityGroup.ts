import { z } from '../schema.ts';

import { type Endpoint, type Id, idSchema, type Workload } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { keeping, mapping, without } from './records.ts';

/**
 * Removes a security group, all rules of it and to it, and takes it off workloads and endpoints. Refuses with
 * `removeSecurityGroup/unknown-security-group`.
 */
export const removeSecurityGroup = defineCommand({
  schema: z.strictObject({ type: z.literal('removeSecurityGroup'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeSecurityGroup', 'security group', id);
    if (!found.ok) return found;
    return ok({
      ...design,
      securityGroups: without(design.securityGroups, id),
      rules: keeping(
        design.rules,
        ({ group, peer }) => group !== id && (peer.kind !== 'group' || peer.group !== id),
      ),
      workloads: mapping(design.workloads, (workload) => takenOff(workload, id)),
      endpoints: mapping(design.endpoints, (endpoint) => offEndpoint(endpoint, id)),
      positions: keeping(design.positions, (_, ref) => ref !== `group:${id}`),
    });
  },
  label: (design, { id }) => `Remove security group ${nameIn(design.securityGroups, id)}`,
});

function takenOff(workload: Workload, group: Id): Workload {
  if (!workload.securityGroups.includes(group)) return workload;
  return { ...workload, securityGroups: workload.securityGroups.filter((id) => id !== group) };
}

function offEndpoint(endpoint: Endpoint, group: Id): Endpoint {
  if (endpoint.type !== 'interface' || !endpoint.securityGroups.includes(group)) return endpoint;
  return { ...endpoint, securityGroups: endpoint.securityGroups.filter((id) => id !== group) };
}
