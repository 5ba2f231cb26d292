import { useEffect, useState } from 'react';

/** What ends sooner than this is not shown at all: it would only flicker. */
const NOTICED_MS = 250;

/** Whether something has been so for so long that the page must say it; over at once when it ends. */
export function useLasting(isSo: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(isSo), isSo ? NOTICED_MS : 0);
    return () => window.clearTimeout(timer);
  }, [isSo]);
  return late && isSo;
}
