import { commandsJsonSchema } from '../engine/commands/jsonSchema.ts';
import { designJsonSchema } from '../engine/design/jsonSchema.ts';
import { toJson } from '../engine/export/json.ts';
import { done } from './outcome.ts';
import type { Verb } from './verb.ts';

export const schemaVerb: Verb = {
  name: 'schema',
  about: 'the JSON Schema of the design file',
  operands: [],
  options: { edits: { about: 'the JSON Schema of the edits that "apply" takes instead' } },
  run: (call) => {
    const schema = call.options['edits'] === true ? commandsJsonSchema() : designJsonSchema();
    return Promise.resolve(done(toJson(schema)));
  },
};
