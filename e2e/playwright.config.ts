import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { chromiumSwitches, findChromium } from './browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Not the port of `npm start`: a designer that is open while the tests run stays out of it. */
const port = Number(process.env['E2E_PORT'] ?? 4174);
const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try is a test that fails.
  retries: 0,
  // These only stop what hangs: nothing is judged by the clock of a busy machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${String(port)}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    launchOptions: { args: [...chromiumSwitches], ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    {
      name: 'chromium',
      testMatch: '*.spec.ts',
      // Dots that walk along lines keep a core busy for seconds wherever the pointer comes to rest. Tests of a
      // person's whole way through the designer ask for motion.
      use: { contextOptions: { reducedMotion: 'reduce' } },
    },
    // A bench repeats what it measures, and takes what time that needs on a busy machine.
    { name: 'bench', testMatch: '*.bench.ts', fullyParallel: false, timeout: 1_800_000 },
  ],
  webServer: {
    command: `node --import tsx src/serve.ts --port ${String(port)}`,
    cwd: root,
    url: `http://localhost:${String(port)}`,
    reuseExistingServer: false,
  },
});
