import { z } from 'zod';

import { idSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const removeRouteTable = defineCommand({
  schema: z.strictObject({ type: z.literal('removeRouteTable'), id: idSchema }),
  apply: () => err({ type: 'removeRouteTable/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'removeRouteTable',
});
