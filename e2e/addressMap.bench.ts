import { type Page, test } from 'playwright/test';
import { mainThreadClock, nextFrame, serveBenchPage } from './benchPage.ts';
import { percentile, printTable, spread } from './measured.ts';

/*
 * A frame of the address map while a person carries a block, moves along and zooms: main-thread milliseconds of
 * processor time, ours beside a map of which React renders every block with every event. The same design, the same
 * gestures, the same run.
 */

test.use({ trace: 'off' });
test.setTimeout(900_000);

const sizes = [12, 500, 1000];
const gestures = ['carry a block', 'move along', 'zoom'] as const;
type Gesture = (typeof gestures)[number];
const frames = 60;

let bench: Awaited<ReturnType<typeof serveBenchPage>>;

test.beforeAll(async () => {
  bench = await serveBenchPage();
});
test.afterAll(() => bench.close());

test('a frame of the address map', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 400 });
  const rows: string[][] = [
    [
      'subnets, gesture',
      'ours p50 / p95 ms',
      'over 16.7 ms',
      'React renders all p50 / p95 ms',
      'ratio of p95',
    ],
  ];
  for (const size of sizes) {
    for (const gesture of gestures) {
      const ours = await measure(page, `?subnets=${String(size)}&map`, gesture);
      const theirs = await measure(page, `?subnets=${String(size)}&map&all-dom`, gesture);
      const late = ours.filter((ms) => ms > 16.7).length;
      rows.push([
        `${String(size)}, ${gesture}`,
        spread(ours),
        `${String(late)} of ${String(ours.length)}`,
        spread(theirs),
        `${(percentile(theirs, 0.95) / percentile(ours, 0.95)).toFixed(1)} ×`,
      ]);
    }
  }
  printTable('A frame of the address map (main thread, processor time)', rows);
});

async function measure(page: Page, query: string, gesture: Gesture): Promise<readonly number[]> {
  await page.goto(bench.address + query, { timeout: 300_000 });
  const track = page.locator('.mapTrack');
  await track.locator('.mapCell').first().waitFor();
  const box = await track.boundingBox();
  if (box === null) throw new Error('The map is not on the screen');
  const at = { x: box.x + 300, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  // Close enough for a block to be carried.
  if (gesture === 'carry a block') {
    for (let step = 0; step < 8; step += 1) {
      await page.mouse.wheel(0, -250);
      await nextFrame(page);
    }
  }
  const clock = await mainThreadClock(page);
  if (gesture !== 'zoom') await page.mouse.down();
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    const before = await clock();
    const turn = Math.sin((frame / frames) * Math.PI * 4);
    if (gesture === 'zoom') await page.mouse.wheel(0, turn * 120);
    else await page.mouse.move(at.x + 20 + turn * 220, at.y);
    await nextFrame(page);
    // The first frames start the gesture and are no frame of moving.
    const spent = (await clock()) - before;
    if (frame >= 4) times.push(spent);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return times;
}
