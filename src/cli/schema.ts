import { designJsonSchema } from '../engine/design/jsonSchema.ts';
import { toJson } from '../engine/export/json.ts';
import { done } from './outcome.ts';
import type { Verb } from './verb.ts';

export const schemaVerb: Verb = {
  name: 'schema',
  about: 'the JSON Schema of the design file',
  operands: [],
  options: {},
  run: () => Promise.resolve(done(toJson(designJsonSchema()))),
};
