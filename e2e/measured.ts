/** The value below which this share of the times lies; 0 when there are none. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** `p50 / p95`, each with one decimal. */
export function spread(times: readonly number[]): string {
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`;
}

/** How many times `times` is of `baseline`, both by their medians. */
export function ratio(times: readonly number[], baseline: readonly number[]): string {
  return `${(percentile(times, 0.5) / percentile(baseline, 0.5)).toFixed(1)} ×`;
}

/** Prints a table with its columns in line, the first one to the left. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('   ');
  console.log(`\n${[title, ...rows.map((row) => `  ${line(row)}`)].join('\n')}\n`);
}
