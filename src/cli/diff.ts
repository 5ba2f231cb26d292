import { diffDesigns } from '../engine/diff/diffDesigns.ts';
import { diffMarkdown } from '../engine/diff/diffMarkdown.ts';
import { toJson } from '../engine/export/json.ts';
import { openDesign } from './input.ts';
import { done, unusable } from './outcome.ts';
import { operand, optionText, type Verb } from './verb.ts';

export const diffVerb: Verb = {
  name: 'diff',
  about:
    'what changes from A to B: resources, addresses, rules, who reaches whom, intents, cost, and which deployed subnets would be replaced',
  operands: ['A', 'B'],
  options: { format: { value: 'FORMAT', choices: ['markdown', 'json'], about: 'markdown when left out' } },
  run: async (call, host) => {
    if (operand(call, 0) === '-' && operand(call, 1) === '-')
      return unusable('Only one of A and B can be standard input.');
    const before = await openDesign(operand(call, 0), host);
    if (!before.ok) return unusable(before.error);
    const after = await openDesign(operand(call, 1), host);
    if (!after.ok) return unusable(after.error);
    const diff = diffDesigns(before.value, after.value);
    return done(optionText(call, 'format') === 'json' ? toJson(diff) : diffMarkdown(diff));
  },
};
