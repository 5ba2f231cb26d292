/**
 * How a verb ends. Done: the answer for standard output, notes for standard error, and whether there were findings to
 * stop at (1). Unusable (2): one sentence on why the input or the call could not be used; nothing was written.
 */
export type Outcome =
  | { readonly status: 0 | 1; readonly answer: string; readonly notes: readonly string[] }
  | { readonly status: 2; readonly message: string };

/** A verb that did what it was asked. */
export function done(answer: string, notes: readonly string[] = []): Outcome {
  return { status: 0, answer, notes };
}

/** A call or input that cannot be used. */
export function unusable(message: string): Outcome {
  return { status: 2, message };
}
