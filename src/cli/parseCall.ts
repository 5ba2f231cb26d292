import { parseArgs } from 'node:util';
import { nearestName } from '../engine/design/nearestName.ts';
import { err, ok, type Result } from '../engine/result.ts';
import { usageOf, type Call, type Option, type Verb } from './verb.ts';

/** The arguments after a verb as a call of it, or one sentence on what does not fit and what would. */
export function parseCall(verb: Verb, args: readonly string[]): Result<Call, string> {
  const config = Object.fromEntries(
    Object.entries(verb.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, string | true> = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const problem = optionProblem(verb, token, options);
    if (problem !== undefined) return err(problem);
    options[token.name] = token.value ?? true;
  }
  const missing = missingPart(verb, operands, options);
  return missing === undefined ? ok({ operands, options }) : err(missing);
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function optionProblem(
  verb: Verb,
  { name, rawName, value, inlineValue }: OptionToken,
  given: Readonly<Record<string, unknown>>,
): string | undefined {
  const option =
    Object.hasOwn(verb.options, name) && rawName.startsWith('--') ? verb.options[name] : undefined;
  if (option === undefined) return unknownOption(verb, rawName);
  if (Object.hasOwn(given, name)) return `--${name} is given twice; give it once.`;
  if (option.value === undefined) {
    return value === undefined ? undefined : `--${name} takes no value; write it alone.`;
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    return `--${name} needs a value: ${wanted(option)}.`;
  }
  return choiceProblem(name, option, value);
}

function wanted({ value, choices }: Option): string {
  return choices?.join(' or ') ?? value ?? '';
}

function choiceProblem(name: string, { choices }: Option, value: string): string | undefined {
  if (choices === undefined || choices.includes(value)) return undefined;
  const near = nearestName(value, choices);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `--${name} is ${choices.join(' or ')}, not ${JSON.stringify(value)}.${hint}`;
}

function unknownOption(verb: Verb, rawName: string): string {
  const names = Object.keys(verb.options).map((name) => `--${name}`);
  const near = nearestName(rawName, names);
  if (near !== undefined) return `"${verb.name}" has no option ${rawName}; did you mean ${near}?`;
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  return `"${verb.name}" has no option ${rawName}; ${known}.`;
}

function missingPart(
  verb: Verb,
  operands: readonly string[],
  options: Readonly<Record<string, unknown>>,
): string | undefined {
  const usage = `groundplan ${usageOf(verb)}`;
  const extra = operands[verb.operands.length];
  if (extra !== undefined) return `${JSON.stringify(extra)} is one thing too many; the call is: ${usage}`;
  const operand = verb.operands[operands.length];
  if (operand !== undefined) return `${operand} is missing; the call is: ${usage}`;
  const option = verb.required?.find((name) => !Object.hasOwn(options, name));
  return option === undefined ? undefined : `--${option} is missing; the call is: ${usage}`;
}
