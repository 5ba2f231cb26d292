import { useEffect, useState } from 'react';

/** Long enough that dragging the slider asks once, short enough that the answer feels like one. */
const SETTLED_MS = 150;

/** The value once it has stayed the same for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
