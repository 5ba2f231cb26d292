type Benchmark = { readonly name: string; readonly median: number };
type Group = { readonly fullName: string; readonly benchmarks: readonly Benchmark[] };
type Report = { readonly files: readonly { readonly groups: readonly Group[] }[] };

/**
 * A row for each group of benchmarks in Vitest's report: its name, the median of the first in ms, and for each other its
 * name with how many times as long it takes, by medians.
 */
export function ratiosOf(report: unknown): readonly (readonly string[])[] {
  return (report as Report).files.flatMap(({ groups }) =>
    groups.flatMap(({ fullName, benchmarks: [first, ...others] }) => {
      if (first === undefined) return [];
      const name = `${fullName.split(' > ').slice(1).join(', ')}: ${first.name}`;
      const beside = others.map((other) => `${other.name} ${(other.median / first.median).toFixed(1)} ×`);
      return [[name, first.median.toFixed(2), beside.length === 0 ? '–' : beside.join(', ')]];
    }),
  );
}
