import type { Id } from '../../engine/design/design.ts';

/** What is switched off to see what the network does without it: ids of zones, NAT gateways and endpoints. */
export type Broken = {
  readonly zones: readonly Id[];
  readonly nat: readonly Id[];
  readonly endpoints: readonly Id[];
};

export const NOTHING_BROKEN: Broken = { zones: [], nat: [], endpoints: [] };

/** What is said beside what is switched off, so that colour does not say it alone. */
export const OFF = 'off';

/** The same with one thing switched the other way. */
export function switched(broken: Broken, kind: keyof Broken, id: Id): Broken {
  const list = broken[kind];
  return { ...broken, [kind]: list.includes(id) ? list.filter((other) => other !== id) : [...list, id] };
}

/** How many things are off. */
export function countOff({ zones, nat, endpoints }: Broken): number {
  return zones.length + nat.length + endpoints.length;
}
