import { z } from 'zod';

import { endpointSchema, idSchema, serviceNameSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addEndpoint = defineCommand({
  schema: z.strictObject({ type: z.literal('addEndpoint'), id: idSchema.optional(), endpoint: z.union([endpointSchema, z.strictObject({ service: serviceNameSchema, type: z.enum(['interface', 'gateway']).optional() })]) }),
  apply: () => err({ type: 'addEndpoint/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addEndpoint',
});
