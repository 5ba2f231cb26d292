import { z } from '../schema.ts';

import { idSchema } from '../design/design.ts';
import { endpointName } from '../design/traffic.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { keeping, without } from './records.ts';

/** Removes an endpoint and the rules to it. Refuses with `removeEndpoint/unknown-endpoint`. */
export const removeEndpoint = defineCommand({
  schema: z.strictObject({ type: z.literal('removeEndpoint'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeEndpoint', 'endpoint', id);
    if (!found.ok) return found;
    return ok({
      ...design,
      endpoints: without(design.endpoints, id),
      rules: keeping(design.rules, ({ peer }) => peer.kind !== 'endpoint' || peer.endpoint !== id),
      positions: keeping(design.positions, (_, ref) => ref !== `endpoint:${id}`),
    });
  },
  label: (design, { id }) => `Remove the ${endpointName(design.endpoints[id]?.service ?? id)} endpoint`,
});
