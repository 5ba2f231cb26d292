import type { Page } from 'playwright/test';

/** One frame: when it began, in microseconds of the browser's clock, and what the main thread computed until the next. */
export type Frame = { readonly at: number; readonly ms: number };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Processor time of the thread, in microseconds; shorter than the time that passed when other programs ran. */
  readonly tdur?: number;
};

/** Records the tasks of the page's main thread until its frames are asked for. */
export async function recordWork(page: Page): Promise<{ readonly frames: () => Promise<readonly Frame[]> }> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('A page without a browser cannot be recorded');
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'cc'] });
  return {
    frames: async () => {
      const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
        readonly traceEvents: readonly TraceEvent[];
      };
      return framesIn(trace.traceEvents);
    },
  };
}

/** The frames of the one main thread that drew most of them; a frame goes from the task that draws it to the next such. */
export function framesIn(events: readonly TraceEvent[]): readonly Frame[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${String(pid)} ${String(tid)}`;
  const drawn = events.filter(({ name, ph }) => name === 'ProxyMain::BeginMainFrame' && ph === 'X');
  const counts = new Map<string, number>();
  for (const event of drawn) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  const [thread] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const starts = drawn.flatMap((event) => (threadOf(event) === thread ? [event.ts] : []));
  const tasks = events.filter((event) => event.name === 'RunTask' && threadOf(event) === thread);
  tasks.sort((a, b) => a.ts - b.ts);
  starts.sort((a, b) => a - b);

  const frames: { at: number; ms: number }[] = [];
  let next = 0;
  for (const [index, { ts, tdur = 0 }] of tasks.entries()) {
    const until = tasks[index + 1]?.ts ?? Infinity;
    while ((starts[next] ?? Infinity) < ts) next += 1;
    const at = starts[next] ?? Infinity;
    if (at < until) frames.push({ at, ms: 0 });
    const frame = frames.at(-1);
    if (frame !== undefined) frame.ms += tdur / 1000;
  }
  return frames;
}
