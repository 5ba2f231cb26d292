import { z } from '../schema.ts';
import { commandSchema } from './command.ts';

/** The JSON Schema (draft 2020-12) of a list of edits, or of a single one, for programs that edit designs. */
export function commandsJsonSchema(): Readonly<Record<string, unknown>> {
  const list = z.array(commandSchema);
  const { $schema, ...schema } = z.toJSONSchema(z.union([list, commandSchema]), { io: 'input' });
  return { $schema, title: 'Groundplan edits', ...schema };
}
