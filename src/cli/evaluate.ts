import { toJson } from '../engine/export/json.ts';
import { openDesign } from './input.ts';
import { done, unusable } from './outcome.ts';
import { operand, type Verb } from './verb.ts';

export const evaluateVerb: Verb = {
  name: 'evaluate',
  about: 'everything computed from a design, as one JSON object',
  operands: ['FILE'],
  options: {},
  run: async (call, host) => {
    const opened = await openDesign(operand(call, 0), host);
    return opened.ok ? done(toJson(opened.value.evaluation)) : unusable(opened.error);
  },
};
