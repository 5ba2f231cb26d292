// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CanvasView } from './view.ts';
import { watchRest } from './viewRest.ts';

function movable() {
  let x = 0;
  const listeners = new Set<() => void>();
  const view = {
    now: () => ({ x, y: 0, zoom: 1 }),
    size: () => ({ width: 800, height: 600 }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const move = () => {
    x += 1;
    tell();
  };
  return { view: view as unknown as CanvasView, move, tell };
}

describe('the rest of a view', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const frames = new Map<number, () => void>();
    let last = 0;
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
      frames.set((last += 1), run);
      return last;
    });
    vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
    vi.stubGlobal('nextFrame', () => {
      for (const [id, run] of [...frames]) {
        frames.delete(id);
        run();
      }
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const nextFrame = () => (globalThis as unknown as { nextFrame: () => void }).nextFrame();

  it('comes once, a frame after the view has stayed for so long', () => {
    const { view, move } = movable();
    const rested = vi.fn();
    watchRest(view, 90, { rested });
    vi.advanceTimersByTime(500);
    nextFrame();
    expect(rested).not.toHaveBeenCalled();
    move();
    vi.advanceTimersByTime(60);
    move();
    vi.advanceTimersByTime(89);
    nextFrame();
    expect(rested).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    nextFrame();
    vi.advanceTimersByTime(500);
    nextFrame();
    expect(rested).toHaveBeenCalledOnce();
  });

  it('does not come when the page was held up and the gesture goes on in the next frame', () => {
    const { view, move } = movable();
    const rested = vi.fn();
    watchRest(view, 90, { rested });
    move();
    vi.advanceTimersByTime(400);
    move();
    nextFrame();
    expect(rested).not.toHaveBeenCalled();
    vi.advanceTimersByTime(90);
    nextFrame();
    expect(rested).toHaveBeenCalledOnce();
  });

  it('tells of moves alone, and of nothing once it is stopped', () => {
    const { view, move, tell } = movable();
    const [moved, rested] = [vi.fn(), vi.fn()];
    const stop = watchRest(view, 90, { moved, rested });
    tell();
    expect(moved).not.toHaveBeenCalled();
    move();
    expect(moved).toHaveBeenCalledOnce();
    stop();
    move();
    vi.advanceTimersByTime(500);
    nextFrame();
    expect(moved).toHaveBeenCalledOnce();
    expect(rested).not.toHaveBeenCalled();
  });
});
