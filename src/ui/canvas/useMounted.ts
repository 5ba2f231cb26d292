import { useEffect, useMemo, useState } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import type { PreparedScene } from './preparedScene.ts';
import type { CanvasView } from './view.ts';
import { chooseMounted } from './windowing.ts';

/** The view must rest for this long before what is mounted changes: mounting costs more than a frame of panning. */
const REST_MS = 90;

type InView = { readonly refs: readonly Ref[]; readonly zoom: number };

/** Cards before frames: what a person reads and drags comes first where the limit bites. */
function inViewOf({ things, thingIndex }: PreparedScene, view: CanvasView): InView {
  const refs = thingIndex.within(view.area()).map((position) => things[position]?.ref ?? '');
  return { refs: refs.reverse(), zoom: view.now().zoom };
}

const same = (a: ReadonlySet<Ref>, b: ReadonlySet<Ref>) => a.size === b.size && [...a].every((ref) => b.has(ref));

/** The things that are real elements now. Keeps its identity for as long as they are the same. */
export function useMounted(prepared: PreparedScene, view: CanvasView, inHand: readonly Ref[]): ReadonlySet<Ref> {
  const [inView, setInView] = useState<InView>({ refs: [], zoom: 1 });
  useEffect(() => {
    let timer = 0;
    let last = '';
    const look = () => setInView(inViewOf(prepared, view));
    const follow = () => {
      const { x, y, zoom } = view.now();
      const { width, height } = view.size();
      const at = [x, y, zoom, width, height].join(' ');
      if (at === last) return;
      const first = last === '';
      last = at;
      window.clearTimeout(timer);
      if (first) look();
      else timer = window.setTimeout(look, REST_MS);
    };
    follow();
    const unfollow = view.subscribe(follow);
    return () => {
      unfollow();
      window.clearTimeout(timer);
    };
  }, [prepared, view]);

  const [kept, setKept] = useState<ReadonlySet<Ref>>(new Set());
  const mounted = useMemo(() => {
    const known = inHand.filter((ref) => Object.hasOwn(prepared.scene.frames, ref));
    const chosen = chooseMounted(inView.refs, inView.zoom, known);
    return new Set([...chosen].filter((ref) => Object.hasOwn(prepared.scene.frames, ref)));
  }, [prepared, inView, inHand]);
  if (mounted !== kept && !same(mounted, kept)) setKept(mounted);
  return same(mounted, kept) ? kept : mounted;
}
