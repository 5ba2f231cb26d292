// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { afterPaint, afterPaintOrAtInput } from './afterPaint.ts';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'],
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** What happened, in its order: frames, and the task. */
function watched(start: (task: () => void) => unknown): string[] {
  const log: string[] = [];
  start(() => log.push('task'));
  requestAnimationFrame(() => {
    log.push('frame');
    setTimeout(() => log.push('after the frame'));
  });
  return log;
}

describe('afterPaint', () => {
  it('runs its task after the next frame, and after what the frame has others do', () => {
    const log = watched(afterPaint);
    vi.advanceTimersByTime(40);
    expect(log).toEqual(['frame', 'after the frame', 'task']);
  });

  it('does not wait for frames that do not come', () => {
    const task = vi.fn();
    vi.stubGlobal('requestAnimationFrame', () => 0);
    afterPaint(task);
    vi.advanceTimersByTime(200);
    vi.unstubAllGlobals();
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('can be stopped before and after the frame', () => {
    const task = vi.fn();
    afterPaint(task)();
    const stop = afterPaint(task);
    requestAnimationFrame(stop);
    vi.advanceTimersByTime(500);
    expect(task).not.toHaveBeenCalled();
  });
});

describe('afterPaintOrAtInput', () => {
  it.each(['keydown', 'pointerdown'])('runs its task once, before anybody hears of a %s', (type) => {
    const heard: string[] = [];
    document.body.addEventListener(type, () => heard.push(type), { once: true });
    afterPaintOrAtInput(() => heard.push('task'));
    document.body.dispatchEvent(new Event(type, { bubbles: true }));
    vi.advanceTimersByTime(500);
    expect(heard).toEqual(['task', type]);
  });

  it('hears of no input once the frame was painted', () => {
    const task = vi.fn();
    afterPaintOrAtInput(task);
    vi.advanceTimersByTime(500);
    window.dispatchEvent(new Event('keydown'));
    expect(task).toHaveBeenCalledTimes(1);
  });
});
