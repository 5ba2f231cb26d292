/* Which address the map should bring into view. The search asks, the map shows it once and forgets it. */

let asked: number | null = null;
const listeners = new Set<() => void>();

/** Asks the map to show the address, when it is open or as soon as it is. */
export function showOnMap(address: number | null): void {
  asked = address;
  for (const listener of listeners) listener();
}

export const mapQuestion = {
  get: (): number | null => asked,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
