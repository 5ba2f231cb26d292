import { z } from 'zod';

import { deploymentSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const recordDeployment = defineCommand({
  schema: z.strictObject({ type: z.literal('recordDeployment'), deployment: deploymentSchema.nullable() }),
  apply: () => err({ type: 'recordDeployment/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'recordDeployment',
});
