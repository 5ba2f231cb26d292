import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'playwright/test';
import type { Design } from '../src/engine/design/design.ts';
import { generatedDesign } from '../src/engine/templates/generatedDesign.ts';
import type { WorkerAnswer, WorkerRequest } from '../src/worker/protocol.ts';
import { percentile, printTable, ratio, spread } from './measured.ts';
import { projectRoot } from './suite.ts';

/*
 * One subnet renamed: the edit posted to a worker that holds the design, beside the whole design posted. Round trips
 * with the built worker in the browser, less the milliseconds that the evaluation itself took in either way.
 */

// The page's policy lets no script but the page's own start a worker.
test.use({ trace: 'off', bypassCSP: true });

const turns = 12;

type Times = { readonly message: number[]; readonly post: number[]; readonly evaluate: number[] };
type Measured = { readonly edit: Times; readonly whole: Times };

test('messages to the worker and back', async ({ page }) => {
  const assets = readdirSync(join(projectRoot, 'dist/page/assets'));
  const worker = `/assets/${assets.find((name) => /^evaluation\.worker.*\.js$/.test(name)) ?? ''}`;
  await page.goto('/favicon.svg');
  for (const subnets of [1000, 10_000]) {
    const groups = Math.round(Math.sqrt(subnets));
    const design = generatedDesign({ zones: 4, tiers: 8, subnets, groups, flows: subnets });
    const { edit, whole } = await page.evaluate(roundTrips, { worker, design, turns });
    const row = (name: string, times: Times) => [
      name,
      spread(times.message),
      ratio(times.message, edit.message),
      spread(times.post),
      percentile(times.evaluate, 0.5).toFixed(1),
    ];
    printTable(`One edit of ${subnets.toLocaleString('en-US')} subnets, to the worker and back`, [
      ['posted', 'messages ms p50 / p95', 'of the edit', 'page held up by posting ms', 'evaluate ms'],
      row('the edit; what changed comes back', edit),
      row('the whole design; the evaluation comes back', whole),
    ]);
  }
});

/** Runs in the page. */
async function roundTrips(given: { worker: string; design: Design; turns: number }): Promise<Measured> {
  const worker = new Worker(given.worker, { type: 'module' });
  let sequence = 0;

  const turn = (request: WorkerRequest, times: Times) =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
        const whole = performance.now() - from;
        if (data.kind !== 'evaluated' && data.kind !== 'changed') {
          reject(new Error(`the worker answered with ${data.kind}`));
          return;
        }
        times.message.push(whole - data.ms);
        times.evaluate.push(data.ms);
        resolve();
      };
      worker.postMessage(request);
      times.post.push(performance.now() - from);
    });
  const open = (times: Times) =>
    turn({ kind: 'open', sequence: (sequence += 1), opening: sequence, design: given.design }, times);
  const edit = (times: Times) => {
    sequence += 1;
    const name = `Renamed ${String(sequence)}`;
    return turn(
      { kind: 'edit', known: false, sequence, command: { type: 'setSubnet', id: 'subnet-500', name } },
      times,
    );
  };

  const none = (): Times => ({ message: [], post: [], evaluate: [] });
  const measured: Measured = { edit: none(), whole: none() };
  // The first turns compile the worker's code and are left out.
  for (let at = 0; at < 3; at += 1) {
    await open(none());
    await edit(none());
  }
  for (let at = 0; at < given.turns; at += 1) await open(measured.whole);
  for (let at = 0; at < given.turns; at += 1) await edit(measured.edit);
  worker.terminate();
  return measured;
}
