import { type CDPSession, type Page, test } from 'playwright/test';
import { serveBenchPage } from './benchPage.ts';
import { type Frame, recordWork } from './frameWork.ts';
import { percentile, printTable, spread } from './measured.ts';

/*
 * Dragging a card, panning and zooming: our canvas beside React Flow with every node in the DOM, the same designs in
 * the same run. For each pointer event stands the longest of the frames that began before the next one, in processor
 * time of the main thread, which other programs on the machine hardly change. Beside it stands the time between frames as
 * they came.
 */

// A trace of every action would be measured with it.
test.use({ trace: 'off' });

const wanted = process.env['BENCH_SUBNETS'];
const sizes = wanted === undefined ? [200, 1000, 5000] : wanted.split(',').map(Number);
const views = ['work', 'fit'] as const;
const gestures = ['drag', 'pan', 'zoom'] as const;

type View = (typeof views)[number];
type Gesture = (typeof gestures)[number];
type Frames = {
  readonly processor: readonly number[];
  readonly wall: readonly number[];
  /** The longest of the first events, in processor time: a drag mounts its ghost, a zoom begins a layer. */
  readonly begin: number;
};

const settling = 4;
const ourFrames = 60;
/** With every node in the DOM a frame takes up to seconds: fewer of them say the same. */
const theirFrames = (subnets: number): number => (subnets >= 5000 ? 6 : subnets >= 1000 ? 20 : 40);

const center = { x: 700, y: 430 };
let bench: Awaited<ReturnType<typeof serveBenchPage>>;

test.setTimeout(1_800_000);

test.beforeAll(async () => {
  bench = await serveBenchPage();
});

test.afterAll(() => bench.close());

test('frames of the canvas', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const nothing = await emptyFrames(page);
  for (const size of sizes) {
    const rows: (readonly string[])[] = [
      [
        '',
        'ours p50 / p95',
        'begins with',
        'all DOM p50 / p95',
        'p95',
        'ours p50 / p95',
        'all DOM p50 / p95',
      ],
      ['a page with nothing on it', spread(nothing.processor), '', '', '', spread(nothing.wall), ''],
    ];
    for (const view of views) {
      const ours = await measure(page, `?subnets=${size}&view=${view}`, ourFrames);
      const theirs = await measure(page, `?subnets=${size}&view=${view}&all-dom`, theirFrames(size));
      for (const gesture of gestures)
        rows.push(rowOf(`${names[view]}: ${gesture}`, ours[gesture], theirs[gesture]));
    }
    const counts = `${ourFrames} frames of ours, ${theirFrames(size)} with React Flow and every node in the DOM`;
    printTable(
      `${size} subnets and as many rules: main-thread processor ms a frame, then ms between frames (${counts})`,
      rows,
    );
  }
});

const names: Readonly<Record<View, string>> = { work: 'working zoom', fit: 'all in view' };

function rowOf(name: string, ours: Frames, theirs: Frames): readonly string[] {
  const times = percentile(theirs.processor, 0.95) / percentile(ours.processor, 0.95);
  return [
    name,
    spread(ours.processor),
    ours.begin.toFixed(1),
    spread(theirs.processor),
    `${times.toFixed(1)} ×`,
    spread(ours.wall),
    spread(theirs.wall),
  ];
}

async function emptyFrames(page: Page): Promise<Frames> {
  await page.goto('about:blank');
  return withThread(page, (thread) =>
    framesOf(page, thread, ourFrames, (turn) => page.mouse.move(center.x + turn * 90, center.y)),
  );
}

async function measure(page: Page, query: string, count: number): Promise<Record<Gesture, Frames>> {
  await page.goto(bench.address + query, { timeout: 300_000 });
  await page.locator('.react-flow__pane').waitFor({ state: 'attached', timeout: 300_000 });
  await page.waitForTimeout(1500);
  return withThread(page, async (thread) => {
    const drag = await dragFrames(page, thread, count);
    const pan = await framesOf(page, thread, count, (turn) => page.mouse.wheel(turn * 30, turn * 20));
    await page.waitForTimeout(500);
    await page.keyboard.down('Control');
    const zoom = await framesOf(page, thread, count, (turn) => page.mouse.wheel(0, turn * 12));
    await page.keyboard.up('Control');
    return { drag, pan, zoom };
  });
}

async function dragFrames(page: Page, thread: CDPSession, count: number): Promise<Frames> {
  const card = await cardInView(page);
  await page.mouse.move(card.x, card.y);
  // The pointer mounts what it rests on.
  await page.waitForFunction(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('.react-flow__node') !== null,
    card,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(300);
  await page.mouse.down();
  const frames = await framesOf(page, thread, count, (turn) =>
    page.mouse.move(card.x + 8 + turn * 90, card.y + 8 + turn * 40),
  );
  if ((await page.locator('.canvasGhost, .react-flow__node.dragging').count()) === 0)
    throw new Error(
      `The pointer carried nothing at ${JSON.stringify(card)} of ${page.url()}: these are no frames of a drag.`,
    );
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.mouse.move(center.x, center.y);
  await page.waitForTimeout(800);
  return frames;
}

/** Swings there and back twice, with an event for each frame. */
async function framesOf(
  page: Page,
  thread: CDPSession,
  count: number,
  act: (turn: number) => Promise<void>,
): Promise<Frames> {
  const events: number[] = [];
  await page.evaluate(watchFrames);
  const work = await recordWork(page);
  for (let frame = 0; frame < settling + count; frame += 1) {
    events.push(await nowUs(thread));
    await act(Math.sin(((frame + 1) / (settling + count)) * Math.PI * 4));
  }
  events.push(await nowUs(thread));
  const processor = longestAfter(events, await work.frames());
  const starts = await page.evaluate(() => globalThis.frameStarts());
  const wall = starts.slice(1).map((at, index) => at - (starts[index] ?? at));
  return {
    processor: processor.slice(settling),
    wall: wall.slice(settling),
    begin: Math.max(...processor.slice(0, settling)),
  };
}

/** For each event the longest frame that began before the next one; none where the page drew none. */
function longestAfter(events: readonly number[], frames: readonly Frame[]): readonly number[] {
  return events.slice(1).flatMap((end, index) => {
    const begun = frames.filter(({ at }) => at > (events[index] ?? 0) && at <= end);
    return begun.length === 0 ? [] : [Math.max(...begun.map(({ ms }) => ms))];
  });
}

declare global {
  // Lives in the page that is measured.
  var frameStarts: () => readonly number[];
}

/** Runs in the page: notes when each frame begins, until it is asked. */
function watchFrames(): void {
  const starts: number[] = [];
  let running = true;
  const note = (at: number) => {
    starts.push(at);
    if (running) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  globalThis.frameStarts = () => {
    running = false;
    return starts;
  };
}

async function withThread<T>(page: Page, task: (thread: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  try {
    return await task(session);
  } finally {
    await session.detach();
  }
}

/** The clock that frames are recorded with. */
async function nowUs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1e6 * (metrics.find(({ name }) => name === 'Timestamp')?.value ?? 0);
}

/** The middle of the subnet's card nearest to the middle of the view, mounted or not. */
function cardInView(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate((near) => {
    const { benchCard } = window as unknown as { benchCard: (near: { x: number; y: number }) => typeof near };
    return benchCard(near);
  }, center);
}
