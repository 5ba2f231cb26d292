import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { CDPSession, Page } from 'playwright/test';
import { build, preview } from 'vite';
import { projectRoot } from './suite.ts';

const path = 'src/ui/canvas/bench/index.html';

/** The page of the benches, served; built as the designer is, since React's development build is several times slower. */
export async function serveBenchPage(): Promise<{
  readonly address: string;
  readonly close: () => Promise<void>;
}> {
  const outDir = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
  const shared = { root: projectRoot, configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(projectRoot, path) },
    },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  return { address: `${server.resolvedUrls?.local[0] ?? ''}${path}`, close: () => server.close() };
}

/** Reads the work of the page's main thread so far, in milliseconds of processor time: other programs do not count. */
export async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

/** Waits until the page has painted what happened before. */
export const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
