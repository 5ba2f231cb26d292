import { z } from 'zod';

import { idSchema, peerSchema, trafficSchema } from '../design/design.ts';
import { descriptionText } from '../design/text.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setRule = defineCommand({
  schema: z.strictObject({ type: z.literal('setRule'), id: idSchema, traffic: trafficSchema.optional(), peer: peerSchema.optional(), description: descriptionText.optional() }),
  apply: () => err({ type: 'setRule/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setRule',
});
