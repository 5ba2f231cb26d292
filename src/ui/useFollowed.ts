import { useDeferredValue } from 'react';

/**
 * A value that takes long to draw where `isLong`: it follows a moment later, so that the hand that edits never waits for
 * it. Where it is short it is always the newest, and nothing renders a second time for it.
 */
export function useFollowed<T>(newest: T, isLong: boolean): T {
  const followed = useDeferredValue(isLong ? newest : null);
  return isLong ? (followed ?? newest) : newest;
}
