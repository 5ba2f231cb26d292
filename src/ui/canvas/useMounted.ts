import { useEffect, useMemo, useState } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import type { PreparedScene } from './preparedScene.ts';
import type { CanvasView } from './view.ts';
import { watchRest } from './viewRest.ts';
import { chooseMounted, MOUNTED_AT_MOST } from './windowing.ts';

/** The view must rest for this long before what is mounted changes: mounting costs more than a frame of panning. */
const REST_MS = 250;
/** So many things are mounted in one frame; the rest follow in the next ones. */
const AT_ONCE = 8;

type InView = { readonly refs: readonly Ref[]; readonly zoom: number };

/** Cards before frames: what a person reads and drags comes first where the limit bites. */
function inViewOf({ things, thingIndex }: PreparedScene, view: CanvasView): InView {
  const refs = thingIndex.within(view.area()).map((position) => things[position]?.ref ?? '');
  return { refs: refs.reverse(), zoom: view.now().zoom };
}

const sameView = (a: InView, b: InView) =>
  a.zoom === b.zoom && a.refs.length === b.refs.length && a.refs.every((ref, at) => ref === b.refs[at]);

/** What is wanted of what is there, and a few more. */
function closerTo({ refs, zoom }: InView, now: InView): InView {
  const there = new Set(now.refs);
  let room = AT_ONCE;
  return { refs: refs.filter((ref) => there.has(ref) || room-- > 0), zoom };
}

const same = (a: ReadonlySet<Ref>, b: ReadonlySet<Ref>) =>
  a.size === b.size && [...a].every((ref) => b.has(ref));

/** The things that are real elements now. Keeps its identity for as long as they are the same. */
export function useMounted(
  prepared: PreparedScene,
  view: CanvasView,
  inHand: readonly Ref[],
): ReadonlySet<Ref> {
  const [inView, setInView] = useState<InView>({ refs: [], zoom: 1 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const next = inViewOf(prepared, view);
      setInView((now) => (sameView(now, next) ? now : next));
    };
    const lookBitByBit = () => {
      const wanted = inViewOf(prepared, view);
      let steps = 0;
      const grow = () => {
        setInView((now) => {
          const next = closerTo(wanted, now);
          return sameView(now, next) ? now : next;
        });
        steps += 1;
        // Beyond so many nothing more is mounted.
        if (steps * AT_ONCE < Math.min(wanted.refs.length, MOUNTED_AT_MOST))
          frame = requestAnimationFrame(grow);
      };
      grow();
    };
    look();
    const unwatch = watchRest(view, REST_MS, {
      moved: () => cancelAnimationFrame(frame),
      rested: lookBitByBit,
    });
    return () => {
      unwatch();
      cancelAnimationFrame(frame);
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
