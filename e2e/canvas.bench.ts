import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type CDPSession, type Page, test } from 'playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { projectRoot } from './suite.ts';

/*
 * Main-thread milliseconds a frame while a person drags a card, pans and zooms: our canvas beside React Flow with every
 * node in the DOM, the same designs in the same run. Ratios say more than milliseconds.
 */

const wanted = process.env['BENCH_SUBNETS'];
const sizes = wanted === undefined ? [200, 1000, 5000] : wanted.split(',').map(Number);
const views = ['work', 'fit'] as const;
const gestures = ['drag', 'pan', 'zoom'] as const;
type Gesture = (typeof gestures)[number];

const frames = 60;

const bench = 'src/ui/canvas/bench/index.html';
let server: PreviewServer;
let address = '';

test.setTimeout(1_800_000);

// Built as the designer is built: React's development build is several times slower than what people run.
test.beforeAll(async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
  const shared = { root: projectRoot, configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(projectRoot, bench) },
    },
  });
  server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  address = `${server.resolvedUrls?.local[0] ?? ''}${bench}`;
});

test.afterAll(() => server.close());

test('main-thread time of a frame', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const lines = [
    '| subnets, view | gesture | ours p50 / p95 ms | React Flow, all DOM p50 / p95 ms | ratio of p95 |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const size of sizes) {
    for (const view of views) {
      const ours = await measure(page, `?subnets=${size}`, view);
      const theirs = await measure(page, `?subnets=${size}&all-dom`, view);
      for (const gesture of gestures) {
        const [a, b] = [ours[gesture], theirs[gesture]];
        const cells = [
          `${size}, ${view}`,
          gesture,
          pair(a),
          pair(b),
          `${(p(b, 0.95) / p(a, 0.95)).toFixed(1)} ×`,
        ];
        lines.push(`| ${cells.join(' | ')} |`);
        console.log(lines.at(-1));
      }
    }
  }
  console.log(lines.join('\n'));
});

const p = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const pair = (times: readonly number[]): string =>
  `${p(times, 0.5).toFixed(1)} / ${p(times, 0.95).toFixed(1)}`;

async function measure(page: Page, query: string, view: (typeof views)[number]) {
  await page.goto(address + query, { timeout: 300_000 });
  await page.locator('.react-flow__pane').waitFor({ state: 'attached', timeout: 300_000 });
  await page.waitForTimeout(1500);
  if (view === 'work') await toWorkingZoom(page);
  const session = await page.context().newCDPSession(page);
  // Processor time of the thread: another program on a busy machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const result: Record<Gesture, number[]> = { drag: [], pan: [], zoom: [] };
  for (const gesture of gestures) result[gesture] = await run(page, session, gesture);
  await session.detach();
  return result;
}

const center = { x: 700, y: 430 };

/** Near 100 %: about a hundred cards are in view. */
async function toWorkingZoom(page: Page) {
  await page.mouse.move(center.x, center.y);
  await page.keyboard.down('Control');
  for (let step = 0; step < 60 && (await zoomOf(page)) < 0.6; step += 1) {
    await page.mouse.wheel(0, -60);
    await page.waitForTimeout(30);
  }
  await page.keyboard.up('Control');
  await page.waitForTimeout(800);
}

const zoomOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('.react-flow__viewport');
    return Number(/scale\(([\d.]+)\)/.exec(element?.style.transform ?? '')?.[1] ?? 1);
  });

async function run(page: Page, session: CDPSession, gesture: Gesture): Promise<number[]> {
  const card = gesture === 'drag' ? await cardInView(page) : center;
  await page.mouse.move(card.x, card.y);
  await page.waitForTimeout(400);
  if (gesture === 'drag') await page.mouse.down();
  if (gesture === 'zoom') await page.keyboard.down('Control');
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    const before = await taskTime(session);
    const turn = Math.sin((frame / frames) * Math.PI * 4);
    if (gesture === 'drag') await page.mouse.move(card.x + turn * 90, card.y + 12 + turn * 40);
    else if (gesture === 'pan') await page.mouse.wheel(turn * 30, turn * 20);
    else await page.mouse.wheel(0, turn * 12);
    await nextFrame(page);
    // The first frames start the gesture: they mount a ghost or begin a layer once, and are no frame of moving.
    const spent = (await taskTime(session)) - before;
    if (frame >= 6) times.push(spent);
  }
  if (gesture === 'drag') {
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }
  if (gesture === 'zoom') await page.keyboard.up('Control');
  await page.waitForTimeout(500);
  return times;
}

/** All work of the page's main thread so far, in milliseconds. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The middle of a subnet's card that is in view: a mounted one, or one that the pointer will mount. */
async function cardInView(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.evaluate(({ x, y }) => {
    const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node[data-id^="subnet:"]')];
    const middles = cards.map((card) => {
      const box = card.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    const near = middles.filter((one) => one.x > 60 && one.x < 1300 && one.y > 60 && one.y < 800);
    return near.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0] ?? null;
  }, center);
  if (found !== null) return found;
  return page.evaluate(() => {
    const point = (window as unknown as { benchCard?: () => { x: number; y: number } }).benchCard?.();
    return point ?? { x: 500, y: 430 };
  });
}
