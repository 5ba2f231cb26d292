import { z } from 'zod';

import { vpcSchema } from '../design/design.ts';
import { nameText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setVpc = defineCommand({
  schema: z.strictObject({ type: z.literal('setVpc'), name: nameText.optional(), dnsHostnames: z.boolean().optional(), dnsSupport: z.boolean().optional(), internetGateway: z.boolean().optional(), flowLog: vpcSchema.shape.flowLog.optional() }),
  apply: () => err({ type: 'setVpc/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setVpc',
});
