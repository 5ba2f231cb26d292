import { writeDesign } from '../engine/design/readDesign.ts';
import { nearestName } from '../engine/design/nearestName.ts';
import { DEFAULT_TEMPLATE, templates, templateOf } from '../engine/templates/templates.ts';
import { writeNew, writeWhole } from '../node/files.ts';
import { done, unusable } from './outcome.ts';
import { optionText, type Verb } from './verb.ts';

export const newVerb: Verb = {
  name: 'new',
  about: 'a new design from a template',
  operands: [],
  options: {
    template: {
      value: 'NAME',
      about: `one of ${templates.map(({ name }) => name).join(', ')}; ${DEFAULT_TEMPLATE} when left out`,
    },
    out: { value: 'FILE', about: 'write it to FILE instead of standard output' },
    force: { about: 'write over FILE when it is there already' },
  },
  run: async (call) => {
    const wanted = optionText(call, 'template') ?? DEFAULT_TEMPLATE;
    const template = templateOf(wanted);
    if (template === undefined) return unusable(noTemplate(wanted));
    const text = writeDesign(template.design);
    const out = optionText(call, 'out');
    if (out === undefined) return done(text);
    const written = call.options['force'] === true ? await writeWhole(out, text) : await writeNew(out, text);
    return written.ok
      ? done('', [`${out} holds the design ${template.design.name}.`])
      : unusable(written.error);
  },
};

function noTemplate(wanted: string): string {
  const names = templates.map(({ name }) => name);
  const near = nearestName(wanted, names);
  const hint = near === undefined ? `there is ${names.join(', ')}` : `did you mean ${near}?`;
  return `There is no template ${JSON.stringify(wanted)}; ${hint}${near === undefined ? '.' : ''}`;
}
