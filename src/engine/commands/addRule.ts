import { z } from 'zod';

import { idSchema, peerSchema, ruleSchema, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const addRule = defineCommand({
  schema: z.strictObject({ type: z.literal('addRule'), id: idSchema.optional(), group: idSchema, direction: ruleSchema.shape.direction, traffic: trafficSchema, peer: peerSchema, description: descriptionText.optional() }),
  apply: () => err({ type: 'addRule/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'addRule',
});
