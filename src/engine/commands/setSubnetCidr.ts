import { z } from 'zod';

import { cidrText, idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const setSubnetCidr = defineCommand({
  schema: z.strictObject({ type: z.literal('setSubnetCidr'), id: idSchema, cidr: cidrText.nullable() }),
  apply: () => err({ type: 'setSubnetCidr/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'setSubnetCidr',
});
