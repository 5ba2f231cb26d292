import { z } from '../schema.ts';

import { designSchema } from './design.ts';

/** The JSON Schema (draft 2020-12) of a design file, for editors and other programs that write designs. */
export function designJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(designSchema, { io: 'input' });
  return { $schema, title: 'Groundplan design', ...schema };
}
