import { z } from 'zod';

import { idSchema, networkAclSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const putNetworkAcl = defineCommand({
  schema: z.strictObject({ type: z.literal('putNetworkAcl'), id: idSchema, networkAcl: networkAclSchema }),
  apply: () => err({ type: 'putNetworkAcl/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'putNetworkAcl',
});
