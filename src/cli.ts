#!/usr/bin/env node
import { runCli } from './cli/runCli.ts';
import { readStream } from './node/files.ts';

/*
 * The composition root of the command line: arguments and standard input in, answer and notes out, exit status set.
 */

/** A reader that went away, such as `head`, wants no more; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2);
});

const host = { readInput: () => readStream(process.stdin, 'standard input') };

try {
  const outcome = await runCli(process.argv.slice(2), host);
  process.exitCode = outcome.status;
  if (outcome.status === 2) {
    process.stderr.write(`${outcome.message}\n`);
  } else {
    for (const note of outcome.notes) process.stderr.write(`${note}\n`);
    process.stdout.write(outcome.answer);
  }
} catch (failure) {
  // A bug, or a machine that cannot do what every machine can: say so in one line, with the trace for a report.
  process.exitCode = 2;
  process.stderr.write(
    `Groundplan failed, which is a mistake of its own: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`,
  );
}
