import { nearestName } from '../engine/design/nearestName.ts';
import { GENERATOR_VERSION } from '../engine/export/manifest.ts';
import { applyVerb } from './apply.ts';
import { checkVerb } from './check.ts';
import { diffVerb } from './diff.ts';
import { evaluateVerb } from './evaluate.ts';
import { exportVerb } from './export.ts';
import { idsVerb } from './ids.ts';
import { newVerb } from './new.ts';
import { done, unusable, type Outcome } from './outcome.ts';
import { parseCall } from './parseCall.ts';
import { schemaVerb } from './schema.ts';
import { usageOf, type Host, type Verb } from './verb.ts';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [
  newVerb,
  schemaVerb,
  evaluateVerb,
  checkVerb,
  applyVerb,
  exportVerb,
  diffVerb,
  idsVerb,
];

/** Runs one call of the command line; what it gives back is for the process to print. Never throws for bad input. */
export async function runCli(args: readonly string[], host: Host): Promise<Outcome> {
  const [name, ...rest] = args;
  if (name === undefined)
    return unusable(
      `Say what to do: ${verbs.map((verb) => verb.name).join(', ')}; "groundplan --help" explains them.`,
    );
  if (name === '--version') return done(`${GENERATOR_VERSION}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return help(rest[0]);
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb === undefined) return unusable(unknownVerb(name));
  if (rest.some((argument) => argument === '--help' || argument === '-h')) return done(verbHelp(verb));
  const call = parseCall(verb, rest);
  return call.ok ? verb.run(call.value, host) : unusable(call.error);
}

function unknownVerb(name: string): string {
  const near = nearestName(
    name,
    verbs.map((verb) => verb.name),
  );
  const hint =
    near === undefined ? `there are ${verbs.map((verb) => verb.name).join(', ')}.` : `did you mean ${near}?`;
  return `There is no verb ${JSON.stringify(name)}; ${hint}`;
}

function help(name: string | undefined): Outcome {
  if (name === undefined) return done(generalHelp());
  const verb = verbs.find((candidate) => candidate.name === name);
  return verb === undefined ? unusable(unknownVerb(name)) : done(verbHelp(verb));
}

function generalHelp(): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return [
    'Groundplan designs AWS networks. Usage: groundplan VERB ...',
    '',
    ...verbs.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    '"groundplan VERB --help" explains a verb; "groundplan --version" says which version this is.',
    'FILE may be - for standard input. Standard output carries only the answer.',
    'Exit status: 0 done; 1 findings at or above --fail-on; 2 the input or the call is unusable.',
    '',
  ].join('\n');
}

function verbHelp(verb: Verb): string {
  const options = Object.entries(verb.options).map(([name, { value, choices, about }]) => {
    return { shown: value === undefined ? `--${name}` : `--${name} ${choices?.join('|') ?? value}`, about };
  });
  const width = Math.max(0, ...options.map(({ shown }) => shown.length));
  return [
    `Usage: groundplan ${usageOf(verb)}`,
    '',
    `Gives ${verb.about}.`,
    ...(options.length === 0
      ? []
      : ['', ...options.map(({ shown, about }) => `  ${shown.padEnd(width)}  ${about}`)]),
    ...(verb.example === undefined ? [] : ['', ...verb.example]),
    '',
  ].join('\n');
}
