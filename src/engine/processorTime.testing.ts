/** Options of a bench by processor time: what else runs on the machine does not count. */
export type ProcessorTime = {
  readonly now: () => number;
  readonly warmupTime: number;
  readonly time: number;
};

/**
 * Milliseconds of this process's processor time, one second of it after a warm-up long enough for the compiler to be
 * done, whose threads count too. What the process had the system do counts as well: Linux knows exactly only the sum,
 * and shares it out by what it saw at each tick, so that user time alone stands still and leaps.
 */
export function processorTime(warmupTime: number): ProcessorTime {
  return { now: processorMs, warmupTime, time: 1000 };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
