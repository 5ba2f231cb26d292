import { findingsText } from '../engine/export/findingsText.ts';
import { toJson } from '../engine/export/json.ts';
import { sarif } from '../engine/export/sarif.ts';
import { openDesign, type Opened } from './input.ts';
import { unusable } from './outcome.ts';
import { operand, optionText, type Verb } from './verb.ts';

export const checkVerb: Verb = {
  name: 'check',
  about: 'the findings; status 1 when there are some at or above --fail-on',
  operands: ['FILE'],
  options: {
    format: {
      value: 'FORMAT',
      choices: ['text', 'json', 'sarif'],
      about: 'text when left out; sarif for code hosts',
    },
    'fail-on': { value: 'SEVERITY', choices: ['error', 'warning'], about: 'error when left out' },
  },
  run: async (call, host) => {
    const opened = await openDesign(operand(call, 0), host);
    if (!opened.ok) return unusable(opened.error);
    const { errors, warnings } = opened.value.evaluation.totals;
    const counted = optionText(call, 'fail-on') === 'warning' ? errors + warnings : errors;
    return {
      status: counted > 0 ? 1 : 0,
      answer: answerOf(opened.value, optionText(call, 'format')),
      notes: [],
    };
  },
};

function answerOf({ name, text, design, evaluation }: Opened, format = 'text'): string {
  if (format === 'sarif') return sarif(evaluation, { uri: uriOf(name), text });
  if (format === 'text') return findingsText(evaluation, { uri: name, text });
  const { errors, warnings } = evaluation.totals;
  return toJson({
    design: { name: design.name, revision: design.revision },
    errors,
    warnings,
    findings: evaluation.findings,
  });
}

/** A file's name as the relative reference SARIF wants. */
function uriOf(name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^\.\//, '');
  return path.split('/').map(encodeURIComponent).join('/');
}
