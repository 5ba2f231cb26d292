import { type RefObject, useEffect, useRef } from 'react';

/**
 * Lets what walks over the picture come to its end at the next key or press: whoever acts has seen it, and each of its
 * frames would hold up the figures of what is done. Gives the ref of what it is drawn in.
 */
export function useWalk(): RefObject<SVGSVGElement | null> {
  const drawn = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const arrive = () => {
      for (const walk of drawn.current?.getAnimations({ subtree: true }) ?? []) walk.finish();
    };
    const events = ['keydown', 'pointerdown'] as const;
    for (const event of events) addEventListener(event, arrive, { capture: true });
    return () => {
      for (const event of events) removeEventListener(event, arrive, { capture: true });
    };
  }, []);
  return drawn;
}
