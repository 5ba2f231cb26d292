import type { Result } from '../engine/result.ts';
import type { Outcome } from './outcome.ts';

/** What a verb needs of the process that runs it. */
export type Host = {
  /** Everything on standard input; asked for at most once. */
  readonly readInput: () => Promise<Result<Uint8Array, string>>;
};

/** An option of a verb; `value` names what it takes, and one without is a switch. */
export type Option = {
  readonly value?: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly about: string;
};

/** A call of a verb, checked: every required operand and option is there. */
export type Call = {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
};

/** One verb of the command line. */
export type Verb = {
  readonly name: string;
  readonly about: string;
  /** What stands after the verb, in order; all are required. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Options that must be given. */
  readonly required?: readonly string[];
  /** Lines that close the verb's help: what a file in the call looks like. */
  readonly example?: readonly string[];
  readonly run: (call: Call, host: Host) => Promise<Outcome>;
};

/** The text of an option that takes a value, or `undefined` when it was not given. */
export function optionText({ options }: Call, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An operand; which ones there are was checked before. */
export function operand({ operands }: Call, position: number): string {
  const text = operands[position];
  if (text === undefined) throw new Error(`the verb has no operand ${String(position)}`);
  return text;
}

/** `check FILE [--format text|json|sarif] [--fail-on error|warning]` */
export function usageOf({ name, operands, options, required = [] }: Verb): string {
  const parts = Object.entries(options).map(([option, { value, choices }]) => {
    const shown = value === undefined ? `--${option}` : `--${option} ${choices?.join('|') ?? value}`;
    return required.includes(option) ? shown : `[${shown}]`;
  });
  return [name, ...operands, ...parts].join(' ');
}
