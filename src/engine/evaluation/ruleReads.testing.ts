import type { Design } from '../design/design.ts';

/**
 * How often the fields of a design's rules are read during some work on it. Time tells of the machine too; this tells
 * of the work alone.
 */
export function ruleReads(design: Design, work: (design: Design) => unknown): number {
  let reads = 0;
  const rules = Object.fromEntries(
    Object.entries(design.rules).map(([id, rule]) => [
      id,
      new Proxy(rule, {
        get: (target, key) => {
          reads += 1;
          return Reflect.get(target, key) as unknown;
        },
      }),
    ]),
  );
  work({ ...design, rules });
  return reads;
}
