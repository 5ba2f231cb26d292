import { useLayoutEffect, useState } from 'react';

type Handler = (...args: never[]) => unknown;
type Handlers<T> = { readonly [Name in keyof T]: Handler };

/** Stand-ins for some handlers, and the way to renew what they run. */
function standIns<T extends Handlers<T>>(handlers: T) {
  let newest = handlers;
  const steady = Object.fromEntries(
    Object.keys(handlers).map((name) => [name, (...args: never[]) => newest[name as keyof T](...args)]),
  ) as unknown as T;
  const renew = (next: T) => {
    newest = next;
  };
  return { steady, renew };
}

/**
 * Handlers that never change their identity and always run the newest of their kind: React Flow hands them to every
 * node, and would draw all of them anew for a new function.
 */
export function useSteady<T extends Handlers<T>>(handlers: T): T {
  const [{ steady, renew }] = useState(() => standIns(handlers));
  useLayoutEffect(() => {
    renew(handlers);
  });
  return steady;
}
