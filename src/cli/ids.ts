import { countOf, listOf } from '../engine/evaluation/figures.ts';
import { fillSubnetIds } from '../engine/export/subnetIds.ts';
import { writeWhole } from '../node/files.ts';
import { nameOf, openDesign, readJson } from './input.ts';
import { done, unusable } from './outcome.ts';
import { operand, optionText, type Verb } from './verb.ts';

export const idsVerb: Verb = {
  name: 'ids',
  about: 'ids.json with the real ids, after the deployment',
  operands: ['FILE'],
  options: {
    outputs: {
      value: 'OUTPUTS.json',
      about: 'what "cdk deploy --outputs-file OUTPUTS.json" wrote or "aws ec2 describe-subnets" printed',
    },
    out: { value: 'FILE', about: 'write it to FILE instead of standard output' },
  },
  required: ['outputs'],
  run: async (call, host) => {
    const [file, outputs] = [operand(call, 0), optionText(call, 'outputs') ?? ''];
    if (file === '-' && outputs === '-')
      return unusable('Only one of FILE and OUTPUTS.json can be standard input.');
    const opened = await openDesign(file, host);
    if (!opened.ok) return unusable(opened.error);
    const read = await readJson(outputs, host);
    if (!read.ok) return unusable(read.error);
    const filled = fillSubnetIds(opened.value.design, opened.value.evaluation, read.value);
    if (!filled.ok) return unusable(`${nameOf(outputs)}: ${filled.error.message}`);
    const { text, foreign } = filled.value;
    const notes =
      foreign.length === 0
        ? []
        : [
            `${nameOf(outputs)} has ${countOf(foreign.length, 'subnet')} that the design does not know: ${listOf(foreign, foreign.length)}.`,
          ];
    const out = optionText(call, 'out');
    if (out === undefined) return done(text, notes);
    const written = await writeWhole(out, text);
    return written.ok ? done('', notes) : unusable(written.error);
  },
};
