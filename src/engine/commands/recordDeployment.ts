import { z } from '../schema.ts';

import { deploymentSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/** Records the ids that a deployment gave to the VPC and its subnets, or forgets them with `null`. */
export const recordDeployment = defineCommand({
  schema: z.strictObject({ type: z.literal('recordDeployment'), deployment: deploymentSchema.nullable() }),
  apply: (design, { deployment }) => ok({ ...design, deployment }),
  label: (_, { deployment }) =>
    deployment === null ? 'Forget the deployment' : `Record the deployment of ${deployment.stack}`,
});
