import { z } from 'zod';

import { idSchema, routeTableSchema } from '../design/design.ts';
import { defineCommand } from './definition.ts';
import { err } from '../result.ts';

export const putRouteTable = defineCommand({
  schema: z.strictObject({ type: z.literal('putRouteTable'), id: idSchema, routeTable: routeTableSchema }),
  apply: () => err({ type: 'putRouteTable/unfinished', message: 'This edit cannot be made yet.' }),
  label: () => 'putRouteTable',
});
