import { type Locator, type Page, test } from 'playwright/test';
import { Designer, middleOf } from './designer.ts';
import { installEditClock } from './editClock.ts';
import { printTable, ratio, spread } from './measured.ts';

/*
 * From the last key or pointer event of an edit to all its figures painted: totals, inspector and the open panel of
 * the dock, on the network of 1,000 agents; and to the drawing, which follows them in a frame of its own. Every round
 * has another panel open. Beside it stands the frame of a key that changes nothing, which is what the browser takes by
 * itself; and what the main thread computed for an edit in all, canvas and saving included, which other programs on the
 * machine do not change.
 *
 * Only the last event of an edit is measured: to find a button by its role takes the page some ten milliseconds, and
 * so does the hover on the way to it, and neither is the designer's.
 */

// A trace of every action would be measured with it.
test.use({ trace: 'off' });
// Nothing is judged by the clock: the limit only stops what hangs, also on a busy machine.
test.setTimeout(900_000);

const tabs = ['Address map', 'Inventory', 'Cost', 'Security', 'Findings'] as const;
const rounds = 6;
/** The canvas paints itself sharp after so long at the most. */
const REST_MS = 300;

/** Whoever opens a design looks at it first; in that time the worker practises. */
const LOOKING_MS = 5000;

type Sample = { readonly ms: number; readonly drawingMs: number; readonly threadMs: number };

test('from an edit to its figures', async ({ page }) => {
  await installEditClock(page);
  const designer = new Designer(page);
  await designer.open();
  await designer.saved();
  await page.waitForTimeout(LOOKING_MS);
  const thread = await mainThread(page);
  const samples = new Map<string, Sample[]>();

  const edit = async (kind: string, act: () => Promise<void>) => {
    await arm(page);
    const before = await thread();
    await act();
    const { figures, drawing } = await page.evaluate(() => globalThis.editClock.edit());
    const sample = { ms: figures, drawingMs: drawing, threadMs: (await thread()) - before };
    samples.set(kind, [...(samples.get(kind) ?? []), sample]);
  };
  const letGo = () => page.mouse.up();
  const press = async (kind: string, button: Locator) => {
    await holdDown(page, button);
    await edit(kind, letGo);
  };
  const undo = () => press('undo', page.getByRole('button', { name: /^Undo/ }));
  const redo = () => press('redo', page.getByRole('button', { name: /^Redo/ }));

  const { inspector } = designer;
  const quiet: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await designer.show(tabs[round % tabs.length] ?? 'Cost');
    await ecsB(designer).click();
    await type(inspector.getByLabel('CIDR'), '10.0.40.0/22');
    await edit('type a CIDR, Enter', () => page.keyboard.press('Enter'));
    await undo();
    await press('choose a size', inspector.getByRole('button', { name: '/23', exact: true }));
    await undo();
    await redo();
    await undo();
    const oneNat = inspector.locator('.callout', { hasText: 'one NAT gateway serves all zones' });
    await press('one NAT for all', oneNat.getByRole('button', { name: 'Make this change' }));
    await undo();
    await designer.dragOver(ecsB(designer), ecsC(designer));
    await page.waitForTimeout(REST_MS);
    await edit('drop in another zone', letGo);
    await undo();
    await designer.canvas.getByLabel(/^VPC /).focus();
    await page.keyboard.press('Space');
    const hostNames = inspector.getByLabel('DNS host names');
    await press('tick a box', hostNames);
    await press('tick a box', hostNames);
    quiet.push(...(await quietFrames(page)));
  }

  print(samples, quiet);
});

/** Presses the button of the mouse on something, and waits until the page has nothing more to show for it. */
async function holdDown(page: Page, on: Locator): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(on);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(REST_MS);
}

/** Types a text over what a field holds, key by key, and waits like {@link holdDown}. */
async function type(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text);
  await field.page().waitForTimeout(REST_MS);
}

const arm = (page: Page) =>
  page.evaluate(() => {
    globalThis.editClock.arm();
  });

const ecsB = (designer: Designer) => designer.canvas.getByLabel(/^Subnet ECS b,/);
const ecsC = (designer: Designer) => designer.canvas.getByLabel(/^Subnet ECS c,/);

/** Frames of a key that means nothing. */
async function quietFrames(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    await arm(page);
    await page.keyboard.press('F8');
    times.push(await page.evaluate(() => globalThis.editClock.frame()));
  }
  return times;
}

/** Reads what the page's main thread has computed so far, in milliseconds of processor time. */
async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

function print(samples: ReadonlyMap<string, readonly Sample[]>, quiet: readonly number[]): void {
  const row = (name: string, of: readonly Sample[]) => {
    const times = of.map(({ ms }) => ms);
    return [
      name,
      String(of.length),
      spread(times),
      ratio(times, quiet),
      spread(of.map(({ drawingMs }) => drawingMs)),
      spread(of.map(({ threadMs }) => threadMs)),
    ];
  };
  printTable('From the event of an edit to its figures, painted (network of 1,000 agents)', [
    [
      ...['edit', 'times', 'ms p50 / p95', 'of an empty frame'],
      ...['to the drawing, ms', 'main thread, processor ms'],
    ],
    ...[...samples].map(([name, of]) => row(name, of)),
    row('all edits', [...samples.values()].flat()),
    ['empty frame: a key that changes nothing', String(quiet.length), spread(quiet), '1.0 ×', '–', '–'],
  ]);
}
