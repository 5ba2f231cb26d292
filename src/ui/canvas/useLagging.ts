import { useEffect, useState } from 'react';

import { useIsBehind } from '../EditorContext.tsx';

/** Figures dim only when they stay behind for longer than an eye would notice. */
const NOTICED_MS = 250;

/** Whether the figures on the canvas have been behind the drawing for so long that they must look it. */
export function useLagging(): boolean {
  const behind = useIsBehind();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(behind), behind ? NOTICED_MS : 0);
    return () => window.clearTimeout(timer);
  }, [behind]);
  return late && behind;
}
